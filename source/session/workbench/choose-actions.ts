import type {Action} from './action.ts';
import {getToken} from './get-token.ts';
import {lastChoiceAction} from './last-choice.ts';
import {freshList, type PanelId} from './state.ts';
import {fieldWith} from './text-field.ts';
import type {Workbench} from './workbench.ts';

const nextPanel = {profile: 'flow', flow: 'scope'} as const;

/** Chooses the row under the cursor and goes on to the next panel; the scope is the last choice, so it gets the token. */
async function chooseRow(workbench: Workbench, panel: 'profile' | 'flow' | 'scope'): Promise<void> {
	const row = workbench.currentRow(panel);
	if (!row) {
		workbench.say('Nothing matches. Esc clears the filter.', 'warn');
		return;
	}

	if (row.blocked !== undefined) {
		workbench.say(row.blocked, 'no');
		return;
	}

	const {session} = workbench;
	if (panel === 'profile') {
		chooseProfile(workbench, row.id);
	} else {
		session.choose(panel === 'flow' ? {flow: row.id} : {scope: row.id});
	}

	// Without its filter, the list has other rows under the same cursor.
	if (workbench.state.lists[panel].filter !== '') {
		toChosen(workbench, panel);
	}

	if (panel === 'scope') {
		await getToken(workbench, false);
	} else {
		workbench.change({focus: nextPanel[panel]});
		toChosen(workbench, nextPanel[panel]);
	}
}

/** Another profile starts with its own first flow and scope. */
export function chooseProfile(workbench: Workbench, profileId: string): void {
	const {session} = workbench;
	session.choose({profileId, flow: undefined, scope: undefined});
	const {flow} = session.resolved();
	const ownScope = session.state.profiles.find(({id}) => id === profileId)?.scopes?.[0];
	session.choose({flow: flow.id, scope: ownScope ?? 'graph'});
}

/** Puts the cursor on what is chosen already, in the whole list. */
export function toChosen(workbench: Workbench, panel: PanelId): void {
	workbench.changeList(panel, freshList);
	const cursor = workbench.rowsOf(panel).findIndex(({isChosen}) => isChosen);
	workbench.changeList(panel, {cursor: Math.max(0, cursor)});
}

const filterIn = (panel: PanelId): Action => ({
	id: `${panel}.filter`,
	title: 'narrow the list down',
	short: 'find',
	place: panel,
	keys: ['/'],
	hint: 60,
	run: workbench => {
		const before = workbench.state.lists[panel].filter;
		workbench.open({kind: 'filter', panel, before, field: fieldWith(before)});
	},
});

const pick = (panel: 'profile' | 'flow' | 'scope', key: string): Action => ({
	id: `${panel}.pick`,
	title: `pick another ${panel}, from anywhere`,
	short: panel,
	place: 'everywhere',
	keys: [key],
	run: workbench => {
		workbench.change({focus: panel, layers: []});
		workbench.open({kind: 'filter', panel, before: '', field: fieldWith('')});
	},
});

/** Choosing: profile, flow, scope. */
export const chooseActions: readonly Action[] = [
	...(['profile', 'flow'] as const).map(
		(panel): Action => ({
			id: `${panel}.choose`,
			title: `choose the ${panel}`,
			short: 'choose',
			place: panel,
			keys: ['enter'],
			hint: 1,
			run: workbench => chooseRow(workbench, panel),
		}),
	),
	{
		id: 'scope.choose',
		title: 'choose the scope and get a token',
		short: 'get token',
		place: 'scope',
		keys: ['enter'],
		hint: 1,
		run: workbench => chooseRow(workbench, 'scope'),
	},
	{
		id: 'scope.own',
		title: 'type a scope of your own',
		short: 'own scope',
		place: 'scope',
		keys: ['n'],
		hint: 20,
		run: workbench => workbench.open({kind: 'own-scope', field: fieldWith('')}),
	},
	...(['profile', 'flow', 'scope', 'requests'] as const).map(filterIn),
	pick('profile', 'p'),
	pick('flow', 'f'),
	pick('scope', 's'),
	lastChoiceAction,
];
