import {EntokError, toEntokError} from '../../../core/entok-error.ts';
import type {ApiAnswer} from '../../api-answer.ts';
import {mayWriteBy} from '../../planned-request.ts';
import {freshView} from '../response/view.ts';
import type {Workbench} from '../workbench.ts';
import {type AimedRequest, requestOfRow} from './aim.ts';
import {leftOut} from './draft.ts';
import {send} from './send.ts';

/** The answer of a request on its way through the tab; silence is a result too, everything else ends the run. */
async function sendOne(workbench: Workbench, {draft}: AimedRequest): Promise<ApiAnswer | undefined> {
	try {
		const answer = await send(workbench, draft);
		workbench.change({response: freshView(answer, draft)});
		return answer;
	} catch (thrown) {
		if (toEntokError(thrown).kind === 'no-answer') {
			return undefined;
		}

		throw thrown;
	}
}

/** Whether a request only reads and is whole; leave to write changes nothing about that. */
const isReading = ({draft}: AimedRequest): boolean =>
	draft.method === 'GET' && mayWriteBy(draft, undefined) === undefined && leftOut(draft) === undefined;

/** A service that is asked too much says when it wants to be asked again. */
function throttled({response}: ApiAnswer): string | undefined {
	const wait = response.headers['retry-after'];
	return response.status === 429 ? `it asks to wait${wait === undefined ? '' : ` ${wait} s`}` : undefined;
}

/**
 * Sends every GET of the open tab that needs no unknown id, one after the other; ids found on the way are used at once.
 * Cancelling ends it and keeps what was answered; two silences in a row or a 429 end it too.
 */
export async function runAll(workbench: Workbench): Promise<void> {
	const rows = workbench.rowsOf('requests');
	let [run, refused, silences] = [0, 0, 0];
	const summary = (): string => `${run} of ${rows.length} run: ${run - refused} ok, ${refused} NO`;
	const {layers} = workbench.state;
	try {
		for (const row of rows) {
			const aimed = requestOfRow(workbench, row.id);
			if (!aimed || aimed.missing !== undefined || !isReading(aimed)) {
				continue;
			}

			workbench.say(`${summary()}. Esc or Ctrl-C stops.`, 'running');
			const answer = await sendOne(workbench, aimed);
			run++;
			refused += answer && answer.response.status < 300 ? 0 : 1;
			silences = answer ? 0 : silences + 1;
			const reason = (answer && throttled(answer)) ?? (silences === 2 ? 'nobody answers' : undefined);
			if (reason !== undefined) {
				workbench.say(`${summary()}, then stopped: ${reason}.`, 'warn');
				return;
			}
		}

		const left = rows.length - run;
		const note = left === 0 ? '' : `; ${left} need an id or a text of yours, or may write`;
		workbench.say(`${summary()}${note}.`, refused === 0 ? 'ok' : 'warn');
	} catch (thrown) {
		const error = toEntokError(thrown);
		if (error.kind === 'cancelled') {
			workbench.say(`Stopped: ${summary()}. What was answered is kept.`, 'warn');
			return;
		}

		workbench.fail(error instanceof EntokError ? error : thrown, 'The run was ended', layers);
	}
}
