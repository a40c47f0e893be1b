import {toEntokError} from '../../core/entok-error.ts';
import type {Workbench} from './workbench.ts';

/** A token that renews itself is renewed this long before its end, and not before a tenth of its life is left. */
const renewBefore = 60_000;

/** Whether the token is to be renewed now: it nears its end, nothing else is under way, and it was not tried before. */
export function isRenewalDue({state, session, doors}: Workbench): boolean {
	const {token, answer} = session.state;
	if (!state.isRenewing || token.status !== 'done' || state.sending !== undefined || answer.status === 'running') {
		return false;
	}

	const {receivedAt, expiresAt, fingerprint} = token.result;
	const early = Math.min(renewBefore, (expiresAt - receivedAt) / 10);
	return fingerprint !== state.renewedFingerprint && expiresAt - doors.clock.now() < early;
}

/** Gets a new token in the place of the one held. Nobody asked for it just now, so nothing but the status line tells of it. */
export async function renewQuietly(workbench: Workbench): Promise<void> {
	const {token} = workbench.session.state;
	if (token.status !== 'done') {
		return;
	}

	workbench.change({renewedFingerprint: token.result.fingerprint});
	try {
		await workbench.session.requestToken({fresh: true});
		workbench.say('The token was renewed.', 'ok');
	} catch (thrown) {
		const {kind, message} = toEntokError(thrown);
		if (kind !== 'cancelled') {
			workbench.say(`The token was not renewed: ${message}`, 'no');
		}
	}
}
