import type {Voice} from './voice.ts';

/** Where lines come from. */
export type Lines = {
	readonly isTerminal: boolean;
	/** The next line without its end; undefined when there is none any more. */
	next(): Promise<string | undefined>;
	onInterrupt(callback: () => void): () => void;
	/** Calls back with the exit code when the terminal is lost, or whoever started the program wants its end. */
	onStop(callback: (exitCode: number) => void): () => void;
};

/** How the program ends: with an exit code, or with the wish to go on in the demo tenant. */
export type Ending = number | 'demo';

export type Heard =
	| {readonly kind: 'line'; readonly text: string}
	| {readonly kind: 'closed' | 'interrupted' | 'ended'};

/** Asking and being answered, Ctrl-C, and the end. */
export class Talk {
	readonly voice: Voice;
	readonly #lines: Lines;
	readonly #cancel: () => void;
	readonly #end = Promise.withResolvers<Heard>();
	#ending: Ending | undefined;
	/** The line that is waited for; it outlives a question that was interrupted. */
	#line: Promise<Heard> | undefined;
	#interruptPrompt: (() => void) | undefined;
	#quitAsked = false;
	#isAway = false;

	/** `cancel` stops what runs; it is called at Ctrl-C while nothing is asked. */
	constructor(voice: Voice, lines: Lines, cancel: () => void) {
		this.voice = voice;
		this.#lines = lines;
		this.#cancel = cancel;
	}

	get ending(): Ending | undefined {
		return this.#ending;
	}

	end(ending: Ending): void {
		this.#ending ??= ending;
		this.#end.resolve({kind: 'ended'});
	}

	/** Resolves with the work, or when the program is to end, whichever comes first. */
	async unlessEnded(work: void | Promise<void>): Promise<void> {
		await Promise.race([this.#end.promise, work]);
	}

	/** Asks within an action; undefined when the person would rather not, or is gone, or nothing is to be asked any more. */
	async ask(prompt: string, over?: Promise<void>): Promise<string | undefined> {
		this.voice.prompt(prompt);
		const heard = await this.#nextLine(over);
		if (heard.kind === 'interrupted') {
			this.voice.line();
		}

		return heard.kind === 'line' ? heard.text : undefined;
	}

	/** Waits for what to do next; undefined when there is nothing to do, or no more. */
	async nextCommand(prompt: string): Promise<string | undefined> {
		this.voice.prompt(prompt);
		const heard = await this.#nextLine();
		switch (heard.kind) {
			case 'line':
				this.#quitAsked = false;
				return heard.text;
			case 'closed':
				this.voice.line();
				this.voice.line('The input has ended.');
				this.end(0);
				return undefined;
			case 'interrupted':
				this.#quitAsked = true;
				this.voice.line();
				this.voice.line('Ctrl-C again to quit.');
				return undefined;
			case 'ended':
				return undefined;
		}
	}

	/** What was cancelled is over: the next Ctrl-C is a first one again. */
	forgetInterrupt(): void {
		this.#quitAsked = false;
	}

	/** Whether another program has the terminal. */
	get isAway(): boolean {
		return this.#isAway;
	}

	/** While another program has the terminal, Ctrl-C is that program's. */
	async whileAway<Result>(work: () => Promise<Result>): Promise<Result> {
		this.#isAway = true;
		try {
			return await work();
		} finally {
			this.#isAway = false;
		}
	}

	/** Ctrl-C: leaves a question, cancels what runs, and the second time quits. */
	interrupt(): void {
		if (this.#isAway) {
			return;
		}

		if (this.#quitAsked) {
			this.voice.line();
			this.end(130);
		} else if (this.#interruptPrompt) {
			this.#interruptPrompt();
		} else {
			this.#quitAsked = true;
			this.voice.line();
			this.voice.line('Cancelling. Ctrl-C again quits.');
			this.#cancel();
		}
	}

	async #nextLine(over?: Promise<void>): Promise<Heard> {
		this.#line ??= this.#readLine();
		const {promise: interrupted, resolve} = Promise.withResolvers<Heard>();
		this.#interruptPrompt = () => resolve({kind: 'interrupted'});
		void over?.then(() => resolve({kind: 'interrupted'}));
		const heard = await Promise.race([this.#end.promise, interrupted, this.#line]);
		this.#interruptPrompt = undefined;
		return heard;
	}

	async #readLine(): Promise<Heard> {
		const text = await this.#lines.next();
		this.#line = undefined;
		if (text === undefined) {
			return {kind: 'closed'};
		}

		// A terminal has ended the line itself when Enter was pressed.
		if (!this.#lines.isTerminal) {
			this.voice.line();
		}

		return {kind: 'line', text};
	}
}
