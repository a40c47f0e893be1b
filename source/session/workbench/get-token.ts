import {durationText} from '../../core/duration.ts';
import {toEntokError} from '../../core/entok-error.ts';
import {expiredText, type TokenSet} from '../../core/token-set.ts';
import {tokenErrorTitle} from './error-titles.ts';
import {keyFor} from './keys/key-for.ts';
import {choiceNow, rememberChoice} from './last-choice.ts';
import type {Workbench} from './workbench.ts';

/** A person may have been waited for. */
const spanText = (milliseconds: number): string =>
	milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : durationText(milliseconds);

/** Where a new token came from; one that was pasted took as long as the pasting. */
function arrivalText({flow, receivedAt}: TokenSet, startedAt: number): string {
	if (flow === 'own-token') {
		return 'Token of your own, kept in memory only.';
	}

	const from = flow === 'managed-identity' ? 'this machine’s managed identity' : 'Entra';
	return `Token from ${from} in ${spanText(receivedAt - startedAt)}, kept in memory only.`;
}

/** Gets the token of the choice and says how it went; a failure opens the error screen. */
export async function getToken(workbench: Workbench, fresh: boolean): Promise<void> {
	const {session, doors} = workbench;
	const startedAt = doors.clock.now();
	workbench.change({revealedUntil: 0, revealedFingerprint: '', focus: 'token', layers: []});
	workbench.say('Asking for a token. Esc or Ctrl-C cancels.', 'running');
	const {layers} = workbench.state;
	const choice = choiceNow(workbench);
	try {
		const before = session.state.token;
		const token = await session.requestToken({fresh});
		rememberChoice(workbench, choice);
		const isHeld = token.receivedAt < startedAt;
		const isRepeated = isHeld && before.status === 'done';
		workbench.say(
			isHeld
				? `The token held is still good${isRepeated ? `; ${keyFor(workbench, 'token.new')} asks for a new one` : ''}.`
				: arrivalText(token, startedAt),
			'ok',
		);
		if (token.expiresAt <= doors.clock.now()) {
			workbench.say(
				`${expiredText(token, doors.clock.now())} ${keyFor(workbench, 'token.new')} takes another one.`,
				'warn',
			);
		}
	} catch (thrown) {
		const error = toEntokError(thrown);
		// Whoever asked anew meanwhile has been told so.
		if (error.kind !== 'cancelled' || session.state.token.status !== 'running') {
			workbench.fail(error, tokenErrorTitle(error), layers);
		}
	}
}
