import type {Row} from '../core/document.ts';
import {utcText} from '../core/duration.ts';
import {errorParts} from '../session/documents/error-document.ts';
import {findAction} from '../session/workbench/actions.ts';
import {type ErrorLayer, errorOffers} from '../session/workbench/error-screen/offers.ts';
import {welcomeChoices} from '../session/workbench/first-run/first-run.ts';
import type {ListRow} from '../session/workbench/lists.ts';
import type {PanelId} from '../session/workbench/state.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {tokenContent} from '../session/workbench/workbench-content.ts';
import {describeAction, findActions} from './actions.ts';
import {answerMark, answerReading} from './answer.ts';
import type {Choice, Reading} from './reading.ts';
import {timeLeft} from './time.ts';
import {counted, linesOfDocument, linesOfRow, marked, spoken} from './words.ts';

const numbered = (texts: readonly string[]): readonly string[] => texts.map((text, index) => `${index + 1}. ${text}`);

const stepNumbers = {profile: 1, flow: 2, scope: 3, token: 4, requests: 5} as const satisfies Record<PanelId, number>;

const prompts: Readonly<Record<PanelId, string>> = {
	profile: 'Profile number, or text:',
	flow: 'Flow number, or text:',
	scope: 'Scope number to get a token, or text:',
	token: 'Claim number to explain, or text:',
	requests: 'Request number to send, or text:',
};

function rowText(workbench: Workbench, panel: PanelId, row: ListRow, isCurrent: boolean): string {
	const {show} = workbench.doors;
	const note = [row.note, row.detail?.trim()]
		.filter(Boolean)
		.map(text => show(text ?? ''))
		.join(' ')
		.replace(/^PROD\b/, 'production,');
	return [
		show(row.text).replace(/ {2,}/g, ' '),
		panel === 'requests' && row.mark === 'none' ? 'not sent' : marked(row.mark, note, ' '),
		row.isChosen ? 'chosen' : isCurrent ? 'current' : '',
		row.blocked === undefined ? '' : `not possible: ${spoken(show(row.blocked))}`,
	]
		.filter(text => text.trim() !== '')
		.join('; ');
}

function listReading(workbench: Workbench, panel: PanelId): Reading {
	const {state, doors} = workbench;
	const rows = workbench.rowsOf(panel);
	const {filter} = state.lists[panel];
	const current = workbench.currentRow(panel);
	const hasChosen = rows.some(({isChosen}) => isChosen);
	const tab = panel === 'requests' ? `, tab ${state.requestsTab}` : '';
	const size =
		filter === ''
			? `${rows.length} in the list.`
			: `${rows.length} in the list with "${doors.show(filter)}"; a slash alone shows all.`;
	return {
		kind: 'place',
		title: [`Step ${stepNumbers[panel]} of 6, ${panel}${tab}. ${size}`],
		lines: numbered(rows.map(row => rowText(workbench, panel, row, !hasChosen && row === current))),
		choices: rows.map(({id}): Choice => ({kind: 'row', panel, id})),
		prompt: rows.length === 0 ? 'Key or text:' : prompts[panel],
	};
}

function noTokenReading(hasFailed: boolean): Reading {
	const next = hasFailed ? 'The last try gave none; t tries again.' : 't gets one.';
	const title = [`Step 4 of 6, token. There is no token. ${next}`];
	return {kind: 'place', title, lines: [], choices: [], prompt: 'Key or text:'};
}

/** What the header of a screen says of the choice beside profile, flow and scope. */
function choiceNotes({session, doors}: Workbench): readonly string[] {
	const {tenant, claims} = session.state.choice;
	return [
		...(tenant === undefined ? [] : [`Asked in tenant ${doors.show(tenant, 'id')}, this once.`]),
		...(claims === undefined ? [] : ['It answers a claims challenge.']),
	];
}

function tokenReading(workbench: Workbench): Reading {
	const {session, state, doors} = workbench;
	const {token} = session.state;
	if (token.status !== 'done') {
		return noTokenReading(token.status === 'failed');
	}

	const lines: string[] = [];
	const choices: Choice[] = [];
	for (const [index, {row, explanation}] of tokenContent(workbench).entries()) {
		const texts = linesOfRow(row).map(spoken);
		if (explanation) {
			choices.push({kind: 'content', index});
		}

		lines.push(...texts.map(text => (explanation ? `${choices.length}. ${text}` : text)));
	}

	return {
		kind: 'place',
		title: [
			`Step 4 of 6, token, tab ${state.tokenTab}. requests goes on to trying it.`,
			...choiceNotes(workbench),
			timeLeft(token.result, doors.clock.now()),
		],
		lines,
		choices,
		prompt: choices.length === 0 ? 'Key or text:' : prompts.token,
	};
}

function welcomeReading(workbench: Workbench): Reading {
	const choices = welcomeChoices(workbench);
	return {
		kind: 'place',
		title: [
			'There are no profiles yet. Nothing has been sent anywhere, and nothing is stored unless you save a profile.',
		],
		lines: [
			...numbered(choices.map(({title, note}) => `${title}: ${note}`)),
			'By hand, in a shell: entok profile add NAME --tenant TENANT --client-id ID --secret env:NAME',
		],
		choices: choices.map((_, index): Choice => ({kind: 'welcome', index})),
		prompt: 'Number:',
	};
}

const doThis: Row = {kind: 'heading', text: 'Do this'};

/** An error, and by number what can be done about it here. */
function errorReading(workbench: Workbench, layer: ErrorLayer): Reading {
	const offers = errorOffers(workbench, layer).flatMap(({title, key, actionId}) => {
		const action = findAction(actionId);
		return action ? [{line: `${key}: ${title}`, action}] : [];
	});
	const {before, hint, after} = errorParts(layer.error, workbench.doors.show, utcText(layer.at));
	// Numbers stand for what can be chosen, and for nothing else.
	const text = linesOfDocument([...before, ...(hint.length === 0 ? [] : [doThis, ...hint]), ...after]).map(line =>
		line.replace(/^(\d+)\. /, 'cause $1: '),
	);
	return {
		kind: 'place',
		title: [...text, ...(offers.length === 0 ? [] : ['What can be done here:'])],
		lines: numbered(offers.map(({line}) => line)),
		choices: offers.map(({action}): Choice => ({kind: 'action', action})),
		prompt: 'Number or key; q goes back:',
	};
}

/** What there is to read at the place where one is. */
export function placeReading(workbench: Workbench): Reading {
	const {topLayer, state} = workbench;
	switch (topLayer?.kind) {
		case 'response':
			return answerReading(workbench);
		case 'welcome':
			return welcomeReading(workbench);
		case 'error':
			return errorReading(workbench, topLayer);
		default:
			return state.focus === 'token' ? tokenReading(workbench) : listReading(workbench, state.focus);
	}
}

/** What changes when the place has something else to read; compared item by item. */
export function placeMark(workbench: Workbench): readonly unknown[] {
	const {state, session, topLayer} = workbench;
	const {focus} = state;
	const {token} = session.state;
	switch (topLayer?.kind) {
		case 'response':
			return answerMark(workbench);
		case 'welcome':
			return ['welcome'];
		case 'error':
			return ['error', topLayer.error];
		default:
			return focus === 'token'
				? [focus, state.tokenTab, state.isLocalTime, token.status === 'done' ? token.result.fingerprint : token.status]
				: [focus, state.lists[focus].filter, state.requestsTab, ...workbench.rowsOf(focus).map(({id}) => id)];
	}
}

/** The actions that words find, as a list to choose from. */
export function actionsReading(workbench: Workbench, words: string): Reading {
	const found = findActions(workbench, words);
	const which = words === '' ? 'those of this step first' : `found by "${workbench.doors.show(words)}"`;
	return {
		kind: 'actions',
		title: [`${counted(found.length, 'action')}, ${which}. Before each colon stands what is typed for it.`],
		lines: numbered(found.map(action => describeAction(workbench, action))),
		choices: found.map((action): Choice => ({kind: 'action', action})),
		prompt: 'Action number, or text; q goes back:',
	};
}

/** The lines of a reading in which a text occurs; numbers still stand for what they stood for. */
export function linesWith({lines, choices, ...reading}: Reading, text: string): Reading {
	const found = lines.flatMap((line, index) =>
		line.toLowerCase().includes(text.toLowerCase())
			? [choices.length > 0 ? line : `line ${index + 1}: ${line.trim()}`]
			: [],
	);
	return {
		...reading,
		title: [`${counted(found.length, 'line')} with "${text}".`],
		lines: found,
		choices,
		prompt: 'Enter reads all again; or number, key, text:',
	};
}
