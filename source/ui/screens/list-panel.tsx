import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {hasPreflightLine, type PanelRect} from '../../session/workbench/layout.ts';
import type {ListRow} from '../../session/workbench/lists.ts';
import {aimedRequest} from '../../session/workbench/request/aim.ts';
import {preflightLine} from '../../session/workbench/request/preflight.ts';
import {panelIds, type RequestsTab, requestsTabs, type WorkbenchState} from '../../session/workbench/state.ts';
import {firstCells} from '../cells.ts';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {listWindow} from './list-window.ts';

const titles = {profile: 'Profile', flow: 'Flow', scope: 'Scope', token: 'Token', requests: 'Requests'} as const;

const tabTitles = {graph: 'Graph', arm: 'ARM', 'partner-center': 'Partner', mine: 'Mine', history: 'Sent'} as const;

/** Tabs as a title shows them, the open one in brackets. */
export const tabsText = <Tab extends string>(tabs: readonly Tab[], open: Tab, titleOf: (tab: Tab) => string): string =>
	tabs.map(tab => (tab === open ? `[${titleOf(tab)}]` : titleOf(tab))).join(' ');

/** The panels that are lists: profiles, flows, scopes, requests. Only the visible rows are painted. */
export function ListPanel({rect}: {readonly rect: PanelRect}): ReactNode {
	const {workbench, state} = useWorkbench();
	const {id} = rect;
	const {all: rows, visible, first, at, height} = listWindow(workbench, rect);
	const {filter} = state.lists[id];
	const width = rect.width - 2;
	const isFocused = state.focus === id && !state.layers.some(({kind}) => kind === 'response');
	const count = filter === '' ? countOf(id, rows) : `/${workbench.doors.show(filter)} ${rows.length}`;
	const note = firstCells(count, Math.max(0, rect.width - 16));
	const tabs = id === 'requests' ? requestsTabsText(state.requestsTab, rect.width - note.length) : '';
	return (
		<Panel rect={rect} title={`${panelIds.indexOf(id) + 1} ${titles[id]}${tabs}`} note={note} isFocused={isFocused}>
			{visible.map((row, index) => (
				<ListLine
					key={row.id}
					width={width}
					text={workbench.doors.show(row.text, id === 'profile' ? 'name' : 'text')}
					note={workbench.doors.show(row.note)}
					detail={workbench.doors.show(row.detail ?? '')}
					// Addresses are told apart by how they begin, names also by how they end.
					isCutInside={id === 'profile' || id === 'scope'}
					mark={row.mark}
					isSelected={isFocused && first + index === at}
					isChosen={row.isChosen}
					isBlocked={row.blocked !== undefined}
				/>
			))}
			{rows.length === 0 ? <Text wrap="truncate"> {emptyText(id, state)}</Text> : null}
			{hasPreflightLine(rect) ? (
				<PreflightLine width={width} listed={Math.max(1, visible.length)} height={height} />
			) : null}
		</Panel>
	);
}

/** What stands in a list without rows. */
function emptyText(id: PanelRect['id'], {lists, requestsTab}: WorkbenchState): string {
	if (lists[id].filter !== '') {
		return 'Nothing matches. Esc clears the filter.';
	}

	if (id !== 'requests') {
		return '';
	}

	return requestsTab === 'mine' ? 'None of yours yet: n writes one.' : 'Nothing was sent yet.';
}

/** The tabs, or the open one alone where there is no room for all. */
function requestsTabsText(open: RequestsTab, room: number): string {
	const all = tabsText(requestsTabs, open, tab => tabTitles[tab]);
	return `  ${all.length + 24 <= room ? all : `[${tabTitles[open]}]`}`;
}

/** How many rows there are; of test requests, how many have a result. */
function countOf(id: PanelRect['id'], rows: readonly ListRow[]): string {
	const run = rows.filter(({mark}) => mark === 'ok' || mark === 'no').length;
	return id === 'requests' && run > 0 ? `${run} of ${rows.length} run` : String(rows.length);
}

/** What sending the request under the cursor would come to, in the panel's last row. */
function PreflightLine({
	width,
	listed,
	height,
}: {
	readonly width: number;
	readonly listed: number;
	readonly height: number;
}) {
	const {workbench} = useWorkbench();
	const theme = useTheme();
	const aimed = aimedRequest(workbench);
	const line = aimed && preflightLine(workbench, aimed.draft);
	return (
		<Box width={width} height={1} flexShrink={0} marginTop={height - listed} overflow="hidden">
			<Text wrap="truncate" color={line && theme.colours[line.mark]}>
				{' '}
				{line?.text ?? ''}
			</Text>
		</Box>
	);
}
