import type {PanelRect, Rect} from '../../session/workbench/layout.ts';
import type {ListRow} from '../../session/workbench/lists.ts';
import {panelIds, requestsTabs} from '../../session/workbench/state.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth, firstCells} from '../cells.ts';

const titles = {profile: 'Profile', flow: 'Flow', scope: 'Scope', token: 'Token', requests: 'Requests'} as const;

const tabTitles = {graph: 'Graph', arm: 'ARM', 'partner-center': 'Partner', mine: 'Mine', history: 'Sent'} as const;

/** Tabs as a title shows them, the open one in brackets. */
export const tabsText = <Tab extends string>(tabs: readonly Tab[], open: Tab, titleOf: (tab: Tab) => string): string =>
	tabs.map(tab => (tab === open ? `[${titleOf(tab)}]` : titleOf(tab))).join(' ');

/** A panel's title, and the note at its right. */
type Heading = {readonly title: string; readonly note: string};

/** Corners, lines and blanks around title and note. Cells. */
const frame = 9;

/** Whether a panel shows its whole title beside its note. */
export const hasTitleRoom = ({width}: Rect, {title, note}: Heading): boolean =>
	cellWidth(title + note) + frame <= width;

/** What stands above a list: its name, for requests the tabs, and how many rows there are or were sent. What fits best is taken. */
export function listHeading({state, doors}: Workbench, rect: PanelRect, rows: readonly ListRow[]): Heading {
	const {id} = rect;
	const {filter} = state.lists[id];
	const name = `${panelIds.indexOf(id) + 1} ${titles[id]}`;
	const found = `/${doors.show(filter)} ${rows.length}`;
	const count = filter === '' ? String(rows.length) : firstCells(found, Math.max(0, rect.width - 16));
	if (id !== 'requests') {
		return {title: name, note: count};
	}

	const {requestsTab} = state;
	const run = rows.filter(({mark}) => mark === 'ok' || mark === 'no').length;
	const hasRun = filter === '' && requestsTab !== 'history' && run > 0;
	const note = hasRun ? `${run} of ${rows.length} run` : count;
	const all = `${name}  ${tabsText(requestsTabs, requestsTab, tab => tabTitles[tab])}`;
	const short = {title: `${name}  [${tabTitles[requestsTab]}]`, note};
	return (
		[
			{title: all, note},
			{title: all, note: count},
		].find(heading => hasTitleRoom(rect, heading)) ?? short
	);
}
