import {findProbe} from '../../catalogue/probes.ts';
import type {RequestDraft} from '../api-answer.ts';
import type {Action} from './action.ts';
import {fillIds, foundId} from './found-ids.ts';
import {requestsTabs} from './state.ts';
import {fieldWith} from './text-field.ts';
import type {Workbench} from './workbench.ts';

const draft = (method: string, url: string, more: Partial<RequestDraft> = {}): RequestDraft => ({
	method,
	url,
	headers: [],
	allowWrites: false,
	allowedOrigins: [],
	...more,
});

/** The request under the cursor, with the ids it needs; undefined when a person has to say something first. */
function draftUnderCursor(workbench: Workbench): RequestDraft | undefined {
	const row = workbench.currentRow('requests');
	const {requestsTab, history, ownRequests} = workbench.state;
	if (!row) {
		workbench.say('There is no request here. n writes one.', 'warn');
		return undefined;
	}

	if (requestsTab === 'mine') {
		return ownRequests[Number(row.id)];
	}

	if (requestsTab === 'history') {
		return history[Number(row.id)]?.draft;
	}

	const probe = findProbe(row.id);
	const {path, missing} = fillIds(probe?.path ?? '', workbench.foundIds);
	if (missing !== undefined) {
		workbench.open({kind: 'own-request', field: fieldWith(`${probe?.method ?? 'GET'} ${path}`)});
		workbench.say(`Which ${missing}? Put its id in, or send the list of them first.`, 'warn');
		return undefined;
	}

	return probe && draft(probe.method, path, {body: probe.body && fillIds(probe.body, workbench.foundIds).path});
}

/** Sends a request, keeps it in the history, and shows what came back. */
export async function sendDraft(workbench: Workbench, toSend: RequestDraft, opens: boolean): Promise<void> {
	const {session, doors} = workbench;
	const at = doors.clock.now();
	workbench.say(`${toSend.method} ${toSend.url} is on its way. Esc or Ctrl-C cancels.`, 'running');
	try {
		const answer = await session.send(toSend);
		const {status, milliseconds} = answer.response;
		const found = foundId(answer);
		if (found) {
			workbench.foundIds.set(...found);
		}

		workbench.change({history: [...workbench.state.history, {draft: toSend, at, status, milliseconds}].slice(-200)});
		workbench.say(`${status} in ${Math.round(milliseconds)} ms`, status < 300 ? 'ok' : 'no');
		if (opens) {
			workbench.open(
				status === 401 || status === 403
					? {kind: 'refusal', answer, offset: 0}
					: {kind: 'response', answer, cursor: 0, offset: 0},
			);
		}
	} catch (thrown) {
		workbench.change({
			history: [...workbench.state.history, {draft: toSend, at, status: 'no answer' as const}].slice(-200),
		});
		workbench.fail(thrown, 'The request got no answer');
	}
}

/** A request as a line, `GET /users`, taken apart; a line without a method is a GET. */
export function draftOfLine(line: string): RequestDraft | undefined {
	const [, method = 'GET', url] = /^\s*(?:([A-Za-z]+)\s+)?(\/\S*|https?:\/\/\S+)\s*$/.exec(line) ?? [];
	return url === undefined ? undefined : draft(method.toUpperCase(), url);
}

const needsChoice = ({session}: Workbench): string | undefined =>
	session.state.choice.profileId === undefined ? 'No profile is chosen yet: press 1, then Enter.' : undefined;

async function sendUnderCursor(workbench: Workbench, opens: boolean): Promise<void> {
	const toSend = draftUnderCursor(workbench);
	if (toSend) {
		await sendDraft(workbench, toSend, opens);
	}
}

/** Firing test requests. */
export const requestActions: readonly Action[] = [
	{
		id: 'request.open',
		title: 'send the request and show the answer',
		short: 'send',
		place: 'requests',
		keys: ['enter'],
		hint: 1,
		blocked: needsChoice,
		run: workbench => sendUnderCursor(workbench, true),
	},
	{
		id: 'request.send',
		title: 'send the request, stay in the list',
		short: 'send',
		place: 'everywhere',
		keys: ['r'],
		hint: 11,
		blocked: needsChoice,
		run: async workbench => {
			workbench.change({focus: 'requests'});
			await sendUnderCursor(workbench, false);
		},
	},
	{
		id: 'request.answer',
		title: 'show the last answer',
		short: 'answer',
		place: 'everywhere',
		keys: ['o'],
		blocked: ({session}) => (session.state.answer.status === 'done' ? undefined : 'Nothing was answered yet.'),
		run: workbench => {
			const {answer} = workbench.session.state;
			if (answer.status === 'done') {
				workbench.open({kind: 'response', answer: answer.result, cursor: 0, offset: 0});
			}
		},
	},
	{
		id: 'request.why',
		title: 'why the last request was refused, and what it needs',
		short: 'why',
		place: 'requests',
		keys: ['i'],
		hint: 6,
		blocked: ({session}) =>
			session.state.answer.status === 'done' && session.state.answer.result.response.status >= 400
				? undefined
				: 'Nothing was refused.',
		run: workbench => {
			const {answer} = workbench.session.state;
			if (answer.status === 'done') {
				workbench.open({kind: 'refusal', answer: answer.result, offset: 0});
			}
		},
	},
	{
		id: 'request.own',
		title: 'write a request of your own',
		short: 'own request',
		place: 'requests',
		keys: ['n'],
		hint: 20,
		run: workbench => workbench.open({kind: 'own-request', field: fieldWith('GET /')}),
	},
	...(
		[
			['request.next-tab', 'next tab: Graph, ARM, Partner Center, mine, history', ']', 1],
			['request.previous-tab', 'previous tab', '[', -1],
		] as const
	).map(
		([id, title, key, by]): Action => ({
			id,
			title,
			short: 'tab',
			place: 'requests',
			keys: [key],
			run: workbench => {
				const at = requestsTabs.indexOf(workbench.state.requestsTab);
				workbench.change({requestsTab: requestsTabs[(at + by + requestsTabs.length) % requestsTabs.length] ?? 'graph'});
				workbench.changeList('requests', {cursor: 0, offset: 0, filter: ''});
			},
		}),
	),
];
