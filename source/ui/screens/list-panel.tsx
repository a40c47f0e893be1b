import type {ReactNode} from 'react';
import {firstVisible, innerHeight, type PanelRect} from '../../session/workbench/layout.ts';
import {panelIds, requestsTabs} from '../../session/workbench/state.ts';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';

const titles = {profile: 'Profile', flow: 'Flow', scope: 'Scope', token: 'Token', requests: 'Requests'} as const;

const tabTitles = {graph: 'Graph', arm: 'ARM', 'partner-center': 'Partner', mine: 'Mine', history: 'Sent'} as const;

/** Tabs as a title shows them, the open one in brackets. */
export const tabsText = <Tab extends string>(tabs: readonly Tab[], open: Tab, titleOf: (tab: Tab) => string): string =>
	tabs.map(tab => (tab === open ? `[${titleOf(tab)}]` : titleOf(tab))).join(' ');

/** The panels that are lists: profiles, flows, scopes, requests. Only the visible rows are painted. */
export function ListPanel({rect}: {readonly rect: PanelRect}): ReactNode {
	const {workbench, state} = useWorkbench();
	const {id} = rect;
	const rows = workbench.rowsOf(id);
	const {cursor, offset, filter} = state.lists[id];
	const height = innerHeight(rect);
	const width = rect.width - 2;
	const isFocused = state.focus === id;
	const at = Math.min(cursor, Math.max(0, rows.length - 1));
	const first = firstVisible(offset, at, rows.length, height);
	const tabs = id === 'requests' ? `  ${tabsText(requestsTabs, state.requestsTab, tab => tabTitles[tab])}` : '';
	const count = filter === '' ? String(rows.length) : `/${filter} ${rows.length}`;
	const note = count.slice(0, Math.max(0, rect.width - 16));
	return (
		<Panel
			rect={rect}
			title={`${panelIds.indexOf(id) + 1} ${titles[id]}${tabs}`}
			note={note}
			noteWidth={note.length}
			isFocused={isFocused}
		>
			{rows.slice(first, first + height).map((row, index) => (
				<ListLine
					key={row.id}
					width={width}
					text={workbench.doors.show(row.text, id === 'profile' ? 'name' : 'text')}
					note={workbench.doors.show(row.note)}
					mark={row.mark}
					isSelected={isFocused && first + index === at}
					isChosen={row.isChosen}
					isBlocked={row.blocked !== undefined}
				/>
			))}
		</Panel>
	);
}
