import {pressPickKey} from '../../../source/session/pick/keys.ts';
import {Picker} from '../../../source/session/pick/picker.ts';
import type {PickSize} from '../../../source/session/pick/state.ts';
import type {PickWish} from '../../../source/session/pick/wish.ts';
import type {Trio} from '../../../source/session/recent-choices.ts';
import type {Choice} from '../../../source/session/state.ts';
import {type Bench, createBench} from '../../helpers/bench.ts';

export type PickBench = Bench & {
	readonly picker: Picker;
	/** Presses keys by our names. */
	press(...keys: readonly string[]): void;
	type(text: string): void;
	/** Names of the rows that match. */
	names(): readonly string[];
	/** Profile, flow and scope as they are chosen. */
	chosen(): readonly unknown[];
};

export type PickBenchOptions = {
	readonly wish?: Partial<PickWish>;
	readonly trios?: readonly Trio[];
	readonly choice?: Choice;
	readonly size?: PickSize;
};

export const usualWish: PickWish = {
	query: '',
	takesOnlyMatch: false,
	leavesWithoutMatch: false,
	height: 10,
	isNameOnly: false,
};

/** A picker over the demo's profiles, nothing chosen at first. */
export async function createPickBench(options: PickBenchOptions = {}): Promise<PickBench> {
	const {wish, trios = [], choice, size = {columns: 80, rows: 24}} = options;
	const bench = await createBench({choice: {profileId: undefined, ...choice}});
	const {session, clock, show} = bench;
	const picker = new Picker({session, clock, show, wish: {...usualWish, ...wish}, trios, size});
	return {
		...bench,
		picker,
		press(...keys) {
			for (const key of keys) {
				pressPickKey(picker, key);
			}
		},
		type(text) {
			for (const letter of text) {
				pressPickKey(picker, letter === ' ' ? 'space' : letter);
			}
		},
		names: () => picker.rows.map(({cells}) => cells[0] ?? ''),
		chosen() {
			const {profileId, flow, scope} = session.state.choice;
			return [profileId, flow, scope];
		},
	};
}
