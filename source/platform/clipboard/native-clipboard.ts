import {EntokError} from '../../core/entok-error.ts';
import type {NativeTool} from './native-tools.ts';
import type {RunTool} from './run-tool.ts';

/** The clipboard of this machine, through the first of some programs that is there and does it. */
export class NativeClipboard {
	readonly #tools: readonly NativeTool[];
	readonly #run: RunTool;
	#used: NativeTool | undefined;

	constructor(tools: readonly NativeTool[], run: RunTool) {
		this.#tools = tools;
		this.#run = run;
	}

	/** Resolves to the program that did it. Throws EntokError `unexpected` with what became of each. */
	async copy(text: string): Promise<string> {
		const faults: string[] = [];
		for (const tool of this.#tools) {
			const end = await this.#run(tool.argv, tool.encode?.(text) ?? text, tool.variables);
			if ('output' in end) {
				this.#used = tool;
				return tool.argv[0];
			}

			faults.push(end.fault);
		}

		throw new EntokError('unexpected', `No program took the text: ${faults.join(', ') || 'there is no display here'}.`);
	}

	async clear(): Promise<void> {
		if (this.#used) {
			await this.#run(this.#used.clearing ?? this.#used.argv, '');
			this.#used = undefined;
		}
	}
}
