import {toEntokError} from '../../../core/entok-error.ts';
import type {ApiAnswer, RequestDraft} from '../../api-answer.ts';
import {mayWriteBy, plannedRequest} from '../../planned-request.ts';
import {requestErrorTitle} from '../error-titles.ts';
import {keepFoundId} from '../found-ids.ts';
import {keyFor} from '../keys/key-for.ts';
import {responseBody} from '../response/body.ts';
import {freshView, openPage, type ResponseView} from '../response/view.ts';
import type {Sent} from '../state.ts';
import type {Workbench} from '../workbench.ts';
import {keptDraft} from './draft.ts';
import {longestHistory} from './memory.ts';
import {identityOf} from './results.ts';

/** Puts a request into the history; on disk it is kept without headers, body and secrets. */
function record(workbench: Workbench, sent: Sent): void {
	const add = (history: readonly Sent[], more: Sent): readonly Sent[] => [...history, more].slice(-longestHistory);
	workbench.change({history: add(workbench.state.history, sent)});
	const draft = keptDraft(sent.draft, text => workbench.session.redact(text));
	workbench.requestMemory.change(({own, history}) => ({own, history: add(history, {...sent, draft})}));
}

/** Why a request would not be sent although the token is good: it may write, and that was not allowed. */
export function whyNotWrite({session, doors}: Workbench, draft: RequestDraft): string | undefined {
	const by = mayWriteBy(draft, plannedRequest(draft, session.resolved()).probe);
	return by === undefined || doors.allowed?.allowWrites
		? undefined
		: `${by} may change something: not sent. Start entok with --allow-writes to allow that.`;
}

/**
 * Sends a request with what the person allowed, and keeps it in the history when it was really sent. What fails is
 * thrown. Nothing but history and found ids changes.
 */
export async function send(workbench: Workbench, draft: RequestDraft): Promise<ApiAnswer> {
	const {session, doors} = workbench;
	const at = doors.clock.now();
	const {key, tenant} = identityOf(session);
	workbench.change({sending: draft});
	try {
		const answer = await session.send({...draft, ...doors.allowed});
		const {status, milliseconds} = answer.response;
		keepFoundId(workbench.foundIds, tenant, answer);
		// Laid out now, so that no line is ever cut out of a text whose secrets were not masked as a whole.
		responseBody(answer, text => session.redact(text));
		record(workbench, {draft, at, status, milliseconds, as: key});
		return answer;
	} catch (thrown) {
		if (toEntokError(thrown).kind === 'no-answer') {
			record(workbench, {draft, at, status: 'no answer', as: key});
		}

		throw thrown;
	} finally {
		// Another request may have overtaken this one.
		if (workbench.state.sending === draft) {
			workbench.change({sending: undefined});
		}
	}
}

/** Sends a request and says how it went; a failure opens the error screen. Undefined when there is no answer. */
export async function sendAndRecord(workbench: Workbench, draft: RequestDraft): Promise<ApiAnswer | undefined> {
	const {layers} = workbench.state;
	try {
		const reason = whyNotWrite(workbench, draft);
		if (reason !== undefined) {
			workbench.say(reason, 'no');
			return undefined;
		}

		workbench.say(`On its way, Esc or Ctrl-C cancels: ${draft.method} ${draft.url}`, 'running');
		const answer = await send(workbench, draft);
		const {status, milliseconds} = answer.response;
		const {failure} = workbench.requestMemory;
		const note = failure === undefined ? '' : `  not kept in the history: ${failure.message}`;
		workbench.say(`${status} in ${Math.round(milliseconds)} ms${note}`, status < 300 ? 'ok' : 'no');
		return answer;
	} catch (thrown) {
		workbench.fail(thrown, requestErrorTitle(toEntokError(thrown)), layers);
		const {topLayer} = workbench;
		if (topLayer?.kind === 'error' && !layers.includes(topLayer)) {
			workbench.replaceLayer({...topLayer, draft});
		}

		return undefined;
	}
}

/** The view of a new answer; whoever sent again what they read stays in the tab and with what they searched for. */
function viewOf({state}: Workbench, answer: ApiAnswer, draft: RequestDraft, opens: boolean): ResponseView {
	const {response: open} = state;
	const view = freshView(answer, draft);
	return open && !opens && openPage(open).draft === draft ? {...view, tab: open.tab, query: open.query} : view;
}

/** Sends a request and makes its answer the one that is read; `opens` gives the keys to it. */
export async function sendDraft(workbench: Workbench, draft: RequestDraft, opens: boolean): Promise<void> {
	const {layers, focus} = workbench.state;
	const answer = await sendAndRecord(workbench, draft);
	if (!answer) {
		return;
	}

	workbench.change({response: viewOf(workbench, answer, draft, opens)});
	const {status} = answer.response;
	if (!opens) {
		return;
	}

	// Whoever went on to something else must not have the keys taken away.
	if (workbench.state.layers === layers && workbench.state.focus === focus) {
		workbench.open(status === 401 || status === 403 ? {kind: 'refusal', answer, offset: 0} : {kind: 'response'});
	} else {
		workbench.say(
			`${status} came: ${keyFor(workbench, 'request.answer')} shows the answer.`,
			status < 300 ? 'ok' : 'no',
		);
	}
}
