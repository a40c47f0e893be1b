import {type AccessibleSetting, runAccessible} from '../../source/accessible/accessible.ts';
import type {Ending} from '../../source/accessible/talk.ts';
import type {Bench} from './bench.ts';
import {settle} from './fake-clock.ts';

/** What happens next: a line that is typed, or something done while a line is waited for (Ctrl-C, time that passes). */
export type Turn = string | ((interrupt: () => void) => void | Promise<void>);

export type Conversation = {
	readonly ending: Ending;
	/** Everything that was said, prompts among it. */
	readonly text: string;
	/** What was said after each turn, the greeting and the first list being number 0. */
	readonly parts: readonly string[];
};

/** Holds a conversation with the accessible mode in this process; after the last turn the input ends. */
export async function converse(
	bench: Bench,
	turns: readonly Turn[],
	more: Partial<AccessibleSetting> = {},
): Promise<Conversation> {
	const parts: string[] = [''];
	const rest = [...turns];
	let interrupt = (): void => {};
	const ending = await runAccessible({
		session: bench.session,
		clock: bench.clock,
		redactor: bench.redactor,
		version: '1.2.3',
		isDemo: true,
		out: {isTerminal: false, write: text => parts.push((parts.pop() ?? '') + text)},
		lines: {
			isTerminal: true,
			async next() {
				for (let turn = rest.shift(); turn !== undefined; turn = rest.shift()) {
					parts.push('');
					if (typeof turn === 'string') {
						return turn;
					}

					// Not before the line is really waited for.
					await settle();
					await turn(interrupt);
					await settle();
				}

				return undefined;
			},
			onInterrupt(callback) {
				interrupt = callback;
				return () => {
					interrupt = () => {};
				};
			},
			onStop: () => () => {},
		},
		doors: {
			show: bench.show,
			edit: async text => text,
			save: async name => `/home/${name}`,
			pipe: async () => {},
			suspend: () => {},
		},
		...more,
	});
	return {ending, text: parts.join(''), parts};
}
