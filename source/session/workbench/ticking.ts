import {getToken} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

/** A token that renews itself is renewed this long before its end. */
const renewBefore = 60_000;

/** Called once a second: hides what was revealed, renews what was asked to be renewed. */
export function tick(workbench: Workbench): void {
	const {state, session, doors} = workbench;
	const now = doors.clock.now();
	if (state.revealedUntil !== 0 && now >= state.revealedUntil) {
		workbench.change({revealedUntil: 0, status: {mark: 'ok', text: 'The token is hidden again.'}});
	}

	const {token} = session.state;
	if (state.isRenewing && token.status === 'done' && token.result.expiresAt - now < renewBefore) {
		void getToken(workbench, true);
	}
}
