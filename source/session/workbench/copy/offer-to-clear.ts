import {actionsOf} from '../actions.ts';
import {shownKeys} from '../listed-actions.ts';
import type {Workbench} from '../workbench.ts';

/** After this long, a secret that was copied has been pasted. Milliseconds. */
const offeredAfter = 60_000;

/** Says once how a copied secret is cleared, when it has been there for a while. Nothing is cleared unasked: it may be another's by now. */
export function offerToClear(workbench: Workbench): void {
	const {copied, status} = workbench.state;
	const isDue = copied?.isSecret && !copied.isOffered && workbench.doors.clock.now() - copied.at >= offeredAfter;
	// What runs is not talked over.
	if (copied && isDue && status.mark !== 'running') {
		const all = actionsOf(workbench);
		const clear = all.find(({id}) => id === 'copy.clear');
		const keys = clear ? shownKeys(clear, all)[0] : '';
		workbench.change({
			copied: {...copied, isOffered: true},
			status: {
				mark: 'none',
				text: `${copied.what} may still be where it was copied to: ${keys} clears that`,
				short: `${copied.what} may still be there: ${keys} clears it`,
			},
		});
	}
}
