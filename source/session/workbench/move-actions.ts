import type {Action} from './action.ts';
import {whyNotZoom} from './covering.ts';
import {moveCursor} from './move-cursor.ts';
import {type PanelId, panelIds} from './state.ts';
import type {Workbench} from './workbench.ts';

const moveTo = (workbench: Workbench, cursor: number): void => moveCursor(workbench, workbench.state.focus, cursor);

const cursorOf = ({state}: Workbench): number => state.lists[state.focus].cursor;

const focusOn = (workbench: Workbench, focus: PanelId): void => workbench.change({focus, layers: []});

function step(workbench: Workbench, by: number): void {
	const at = panelIds.indexOf(workbench.state.focus);
	focusOn(workbench, panelIds[(at + by + panelIds.length) % panelIds.length] ?? 'profile');
}

/** Moving about: panels, rows, pages. */
export const moveActions: readonly Action[] = [
	...panelIds.map(
		(panel, index): Action => ({
			id: `panel.${panel}`,
			title: `go to panel ${index + 1}, ${panel}`,
			short: panel,
			place: 'everywhere',
			keys: [String(index + 1)],
			run: workbench => focusOn(workbench, panel),
		}),
	),
	{
		id: 'panel.next',
		title: 'next panel',
		short: 'panel',
		place: 'everywhere',
		keys: ['tab'],
		run: workbench => step(workbench, 1),
	},
	{
		id: 'panel.previous',
		title: 'previous panel',
		short: 'panel',
		place: 'everywhere',
		keys: ['shift-tab'],
		run: workbench => step(workbench, -1),
	},
	{
		id: 'panel.right',
		title: 'panel to the right',
		short: 'right',
		place: 'everywhere',
		keys: ['l', 'right'],
		run: workbench => focusOn(workbench, workbench.state.focus === 'requests' ? 'requests' : 'token'),
	},
	{
		id: 'panel.left',
		title: 'panel to the left',
		short: 'left',
		place: 'everywhere',
		keys: ['h', 'left'],
		run: workbench => focusOn(workbench, 'profile'),
	},
	{
		id: 'row.down',
		title: 'down',
		short: 'down',
		place: 'everywhere',
		keys: ['j', 'down'],
		run: workbench => moveTo(workbench, cursorOf(workbench) + 1),
	},
	{
		id: 'row.up',
		title: 'up',
		short: 'up',
		place: 'everywhere',
		keys: ['k', 'up'],
		run: workbench => moveTo(workbench, cursorOf(workbench) - 1),
	},
	{
		id: 'row.top',
		title: 'top',
		short: 'top',
		place: 'everywhere',
		keys: ['g', 'home'],
		run: workbench => moveTo(workbench, 0),
	},
	{
		id: 'row.bottom',
		title: 'bottom',
		short: 'bottom',
		place: 'everywhere',
		keys: ['G', 'end'],
		run: workbench => moveTo(workbench, Number.MAX_SAFE_INTEGER),
	},
	{
		id: 'page.down',
		title: 'half a page down',
		short: 'page',
		place: 'everywhere',
		keys: ['ctrl-d', 'page-down'],
		run: workbench =>
			moveTo(workbench, cursorOf(workbench) + Math.ceil(workbench.pageHeight(workbench.state.focus) / 2)),
	},
	{
		id: 'page.up',
		title: 'half a page up',
		short: 'page',
		place: 'everywhere',
		keys: ['ctrl-u', 'page-up'],
		run: workbench =>
			moveTo(workbench, cursorOf(workbench) - Math.ceil(workbench.pageHeight(workbench.state.focus) / 2)),
	},
	{
		id: 'panel.zoom',
		title: 'zoom the panel, again: back',
		short: 'zoom',
		place: 'everywhere',
		keys: ['z', '+', '_'],
		hint: 80,
		blocked: ({state}) => whyNotZoom(state),
		run: workbench => workbench.change({isZoomed: !workbench.state.isZoomed}),
	},
];
