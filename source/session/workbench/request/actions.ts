import {serviceOf} from '../../../core/cloud.ts';
import {serviceOfScope} from '../../request-url.ts';
import type {Action} from '../action.ts';
import {keyFor, noProfileYet} from '../keys/key-for.ts';
import {requestsTabs} from '../state.ts';
import type {Workbench} from '../workbench.ts';
import {type AimedRequest, aimedRequest, whatIsMissing} from './aim.ts';
import {emptyRequest, openRequestEditor} from './editor-keys.ts';
import {askAndSend} from './questions.ts';
import {runAll} from './run-all.ts';

const needsChoice = (workbench: Workbench): string | undefined =>
	workbench.session.state.choice.profileId === undefined ? noProfileYet(workbench) : undefined;

const noRequest = (workbench: Workbench): string =>
	`There is no request here. ${keyFor(workbench, 'request.own')} writes one.`;

/** The service of a request that the scope's token is not for; undefined when they fit. */
function otherService({session}: Workbench, {service}: AimedRequest): {readonly title: string} | undefined {
	const {cloud, scope} = session.resolved();
	return service === undefined || serviceOfScope(scope, cloud)?.id === service ? undefined : serviceOf(cloud, service);
}

/** Sends the request under the cursor, once what it lacks is there: an id, a secret that was not kept, the right scope. */
async function sendUnderCursor(workbench: Workbench, opens: boolean): Promise<void> {
	const aimed = aimedRequest(workbench);
	if (!aimed) {
		workbench.say(noRequest(workbench), 'warn');
		return;
	}

	const {draft, service} = aimed;
	const missing = whatIsMissing(workbench, aimed);
	if (missing !== undefined) {
		openRequestEditor(workbench, draft, workbench.state.requestsTab === 'mine' ? draft : undefined);
		workbench.say(missing, 'warn');
		return;
	}

	const other = otherService(workbench, aimed);
	if (other && service) {
		const ask = {kind: 'switch-scope', title: other.title, scope: service, draft, opens} as const;
		workbench.open({kind: 'request-question', ask});
		return;
	}

	await askAndSend(workbench, draft, opens);
}

const noneOfMine = ({state}: Workbench): string | undefined =>
	state.requestsTab === 'mine' && state.ownRequests.length > 0
		? undefined
		: 'Only requests of your own can be deleted: they are in the tab Mine.';

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
		id: 'request.all',
		title: 'send all GET requests of the tab that need no id',
		short: 'run all',
		place: 'requests',
		keys: ['a'],
		hint: 4,
		blocked: workbench =>
			needsChoice(workbench) ??
			(workbench.state.requestsTab === 'history' ? 'The history is not run again: choose another tab.' : undefined),
		run: async workbench => {
			const [first] = workbench.rowsOf('requests');
			const aimed = first && aimedRequest(workbench);
			const other = aimed && otherService(workbench, aimed);
			if (other) {
				const key = keyFor(workbench, 'scope.pick');
				workbench.say(`These go to ${other.title}: press ${key} and choose its scope first.`, 'warn');
			} else {
				await runAll(workbench);
			}
		},
	},
	{
		id: 'request.answer',
		title: 'show the last answer',
		short: 'answer',
		place: 'everywhere',
		keys: ['o'],
		blocked: ({hasResponse}) => (hasResponse ? undefined : 'Nothing was answered yet.'),
		run: workbench => workbench.open({kind: 'response'}),
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
		short: 'new',
		place: 'requests',
		keys: ['n'],
		hint: 20,
		run: workbench => openRequestEditor(workbench, emptyRequest),
	},
	{
		id: 'request.edit',
		title: 'edit the request; another than your own becomes a new one',
		short: 'edit',
		place: 'requests',
		keys: ['e'],
		hint: 21,
		blocked: workbench => (aimedRequest(workbench) ? undefined : noRequest(workbench)),
		run: workbench => {
			const draft = aimedRequest(workbench)?.draft;
			if (draft) {
				openRequestEditor(workbench, draft, workbench.state.requestsTab === 'mine' ? draft : undefined);
			}
		},
	},
	{
		id: 'request.delete',
		title: 'delete one of your requests',
		short: 'delete',
		place: 'requests',
		keys: ['d'],
		blocked: noneOfMine,
		run: workbench => {
			const draft = aimedRequest(workbench)?.draft;
			if (draft) {
				workbench.open({kind: 'request-question', ask: {kind: 'delete', draft}});
			}
		},
	},
	...(
		[
			['request.next-tab', 'next tab: Graph, ARM, Partner Center, mine, sent', ']', 1],
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
