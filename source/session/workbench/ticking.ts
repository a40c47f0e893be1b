import {offerToClear} from './copy/offer-to-clear.ts';
import {isRenewalDue, renewQuietly} from './renewing.ts';
import type {Workbench} from './workbench.ts';

/** Called once a second: hides what was revealed, offers to clear what was copied, renews what was asked to be renewed, keeps what is being written. */
export function tick(workbench: Workbench): void {
	const {state, doors} = workbench;
	const now = doors.clock.now();
	if (state.revealedUntil !== 0 && now >= state.revealedUntil) {
		workbench.change({
			revealedUntil: 0,
			revealedFingerprint: '',
			status: {mark: 'ok', text: 'The token is hidden again.'},
		});
	}

	offerToClear(workbench);
	workbench.keepDrafts();
	if (isRenewalDue(workbench)) {
		void renewQuietly(workbench);
	}
}
