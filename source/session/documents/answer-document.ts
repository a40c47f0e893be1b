import {challengeOf} from '../../core/claims-challenge.ts';
import type {Document, Row} from '../../core/document.ts';
import {retryAfterSeconds} from '../../core/retry-after.ts';
import type {Show} from '../../core/show.ts';
import {answerVerdict, otherTokenNeeded} from '../answer-verdict.ts';
import type {ApiAnswer} from '../api-answer.ts';
import {sentence} from '../explain-error.ts';
import {requestIdOf} from '../request-id.ts';
import {challengeDocument} from './challenge-document.ts';

/** What a person does about a permission: an administrator grants it, or ARM gets a role assignment. */
function remedy(answer: ApiAnswer, need: string): string {
	return answer.service === 'arm'
		? `Assign a role that contains ${need} at this scope, then ask for a new token.`
		: `Add ${need} to the app registration, have an administrator consent, then ask for a new token.`;
}

/** What to do about a status when the answer names no code that is known. */
function adviceByStatus({response}: ApiAnswer): string | undefined {
	const {status, headers, receivedAt} = response;
	const wait = retryAfterSeconds(headers['retry-after'], receivedAt);
	if (status < 400) {
		const to = headers['location'];
		return `Redirects are shown, not followed${to === undefined ? '' : `; this one goes to ${to}`}`;
	}

	if (status === 429) {
		return wait === undefined ? 'Wait a while: too many requests' : `Wait ${wait} s: too many requests`;
	}

	// No API of Microsoft's answers in HTML; what stands between does.
	if (headers['content-type']?.startsWith('text/html')) {
		return 'The answer is a web page: a proxy, a firewall or a sign-in page on the way may have given it, not the service';
	}

	return status >= 500
		? `Try again ${wait === undefined ? 'in a moment' : `in ${wait} s`}: the service is in trouble`
		: undefined;
}

/** What became of a request that got no 2xx, as the end of a sentence. */
export const outcomeOf = (status: number): string =>
	status === 401 || status === 403 ? 'was refused' : status < 400 ? 'was redirected' : 'failed';

/** Why a request was refused, in the fixed order: what happened, have and need, do this, word for word, ids. */
export function refusalDocument(answer: ApiAnswer, show: Show): Document {
	const {response, probe, claims} = answer;
	const verdict = answerVerdict(answer);
	const challenge = challengeOf(response);
	const rows: Row[] = [
		{
			kind: 'text',
			mark: 'no',
			text: `${[response.status, show(verdict.code ?? '')].join(' ').trim()}: ${answer.method} ${show(new URL(answer.url).pathname)} ${outcomeOf(response.status)}.`,
		},
	];
	if (challenge) {
		rows.push(...challengeDocument(challenge, show));
	} else if (verdict.meaning !== undefined) {
		rows.push({kind: 'text', text: sentence(verdict.meaning)});
	}

	if (!challenge && (response.status === 401 || response.status === 403) && answer.service !== 'arm' && claims) {
		rows.push({kind: 'field', name: 'have', value: show(verdict.have.join(', ') || 'no permission')});
	}

	if (verdict.impossibleFor !== undefined) {
		rows.push({
			kind: 'field',
			name: 'need',
			value: otherTokenNeeded(verdict.impossibleFor),
		});
	} else if (verdict.need !== undefined && verdict.need !== 'none' && !challenge) {
		rows.push({
			kind: 'field',
			name: 'need',
			value: show(verdict.need),
			note: verdict.also.length === 0 ? undefined : `or ${verdict.also.join(', ')}`,
		});
	}

	const has = [verdict.need ?? '', ...verdict.also].some(permission => verdict.have.includes(permission));
	const missing = response.status === 403 && verdict.need !== undefined && verdict.need !== 'none' && !has;
	const next = challenge
		? 'Get a token with these claims, then send the request again.'
		: missing
			? remedy(answer, show(verdict.need ?? ''))
			: (verdict.nextStep ?? adviceByStatus(answer));
	if (next !== undefined) {
		rows.push({kind: 'field', name: 'do this', value: sentence(show(next))});
	}

	if (probe?.note !== undefined && response.status === 403) {
		rows.push({kind: 'field', name: 'note', value: probe.note});
	}

	if (verdict.serverText !== undefined) {
		rows.push({kind: 'field', name: 'it says', value: show(verdict.serverText)});
	}

	const requestId = requestIdOf(response);
	if (requestId !== undefined) {
		rows.push({kind: 'field', name: 'request id', value: show(requestId)});
	}

	return rows;
}
