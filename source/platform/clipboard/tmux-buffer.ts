import {EntokError} from '../../core/entok-error.ts';
import type {RunTool} from './run-tool.ts';

/**
 * The buffers of the tmux this runs in. A text goes to the newest one, which `prefix ]` pastes, and from there to the
 * terminal around tmux, as far as that terminal takes it (`load-buffer -w`, tmux 3.2). Buffers with names of their own
 * are not pasted by newer ones, so tmux names ours, and tells the name. One at a time: secrets must not pile up there.
 */
export class TmuxBuffer {
	readonly #run: RunTool;
	/** The names of the buffers made here; tmux never gives a name twice. */
	#names: readonly string[] = [];
	#isPassedOn = false;

	constructor(run: RunTool) {
		this.#run = run;
	}

	/** Resolves to whether tmux could be asked to pass the text on. Throws EntokError `unexpected`. */
	async copy(text: string): Promise<boolean> {
		const earlier = this.#names;
		const passed = await this.#load(['-w'], text);
		if (passed !== undefined) {
			// An older tmux knows no -w.
			const kept = await this.#load([], text);
			if (kept !== undefined) {
				throw new EntokError('unexpected', `tmux took nothing: ${kept}.`);
			}
		}

		await this.#delete(earlier);
		this.#isPassedOn ||= passed === undefined;
		return passed === undefined;
	}

	/** Deletes the buffers that were made here, no others; what was passed on is overwritten with a blank, as tmux passes no empty text on. */
	async clear(): Promise<void> {
		if (this.#isPassedOn) {
			await this.#load(['-w'], ' ');
		}

		await this.#delete(this.#names);
		this.#isPassedOn = false;
	}

	async #delete(names: readonly string[]): Promise<void> {
		for (const name of names) {
			// One that was deleted already is as it should be.
			await this.#run(['tmux', 'delete-buffer', '-b', name], '');
		}

		this.#names = this.#names.filter(name => !names.includes(name));
	}

	/** Undefined when it went well, else why not. */
	async #load(options: readonly string[], text: string): Promise<string | undefined> {
		const end = await this.#run(
			['tmux', 'load-buffer', ...options, '-', ';', 'display-message', '-p', '#{buffer_name}'],
			text,
		);
		if ('fault' in end) {
			return end.fault;
		}

		this.#names = [...this.#names, end.output.trim()];
		return undefined;
	}
}
