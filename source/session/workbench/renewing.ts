import {type EntokError, toEntokError} from '../../core/entok-error.ts';
import {momentText} from '../../core/moment.ts';
import type {Workbench} from './workbench.ts';

/** A token that renews itself is renewed this long before its end, and not before a tenth of its life is left. */
const renewBefore = 60_000;

/** From one try to the next, unless the server asks for longer: Entra counts refusals (see `Refusals`). */
const betweenTries = 30_000;

/** Whether the token is to be renewed now: it nears its end, nothing else is under way, and no later try is set for it. */
export function isRenewalDue({state, session, doors}: Workbench): boolean {
	const {token, answer} = session.state;
	if (!state.isRenewing || token.status !== 'done' || state.sending !== undefined || answer.status === 'running') {
		return false;
	}

	const now = doors.clock.now();
	const {receivedAt, expiresAt, fingerprint} = token.result;
	const early = Math.min(renewBefore, (expiresAt - receivedAt) / 10);
	const isTooSoon = fingerprint === state.renewal.fingerprint && now < state.renewal.nextTry;
	return !isTooSoon && expiresAt - now < early;
}

/** Whether waiting may help: nobody answered, or the server is throttling, in trouble, or not itself (a captive portal). */
function mayPass({kind, facts}: EntokError): boolean {
	const {code, retryAfter, status = 0} = facts;
	return (
		kind === 'no-answer' ||
		(kind === 'token-refused' && (retryAfter !== undefined || status === 429 || status >= 500 || code === 'bad-answer'))
	);
}

/**
 * Gets a new token in the place of the one held, which stays when there is none. Nobody asked for it just now, so nothing
 * but the status line tells of it.
 */
export async function renewQuietly(workbench: Workbench): Promise<void> {
	const {session, doors} = workbench;
	const {token} = session.state;
	if (token.status !== 'done') {
		return;
	}

	const {fingerprint, expiresAt} = token.result;
	workbench.change({renewal: {fingerprint, nextTry: Number.POSITIVE_INFINITY}});
	try {
		await session.requestToken({fresh: true, quiet: true});
		workbench.say('The token was renewed.', 'ok');
	} catch (thrown) {
		const error = toEntokError(thrown);
		const now = doors.clock.now();
		const isCancelled = error.kind === 'cancelled';
		const nextTry =
			isCancelled || mayPass(error)
				? now + Math.max(betweenTries, (error.facts.retryAfter ?? 0) * 1000)
				: Number.POSITIVE_INFINITY;
		workbench.change({renewal: {fingerprint, nextTry}});
		if (!isCancelled) {
			const next = Number.isFinite(nextTry)
				? `next try at ${momentText(nextTry, workbench.state.isLocalTime).slice('YYYY-MM-DDT'.length)}`
				: 'T tries again';
			const held = now < expiresAt ? 'The token held stays.' : 'The token held has expired.';
			workbench.say(`Renewal failed; ${next}. ${held} ${error.message}`, 'no');
		}
	}
}
