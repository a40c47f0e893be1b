import type {Workbench} from '../session/workbench/workbench.ts';
import type {Choice, Reading} from './reading.ts';
import {placeMark, placeReading} from './readings.ts';
import type {Voice} from './voice.ts';
import {counted} from './words.ts';

/** Lines read in one go. */
const portion = 20;

const nothing: Reading = {kind: 'place', title: [], lines: [], choices: [], prompt: 'Key or text:'};

/** Whether two marks of places are alike. */
export const isSame = (mark: readonly unknown[], other: readonly unknown[]): boolean =>
	mark.length === other.length && mark.every((part, index) => part === other[index]);

/** Reads lists and texts out in portions, and knows what was read last. */
export class Reader {
	readonly #workbench: Workbench;
	readonly #voice: Voice;
	#reading: Reading = nothing;
	/** How many of its lines were read. */
	#read = 0;
	/** What the place that counts as read looks like. */
	#place: readonly unknown[] = [];
	/** What was read last, and the list that was: coming back to either is no reason to read it all again. */
	#last: readonly unknown[] = [];
	#list: readonly unknown[] = [];

	constructor(workbench: Workbench, voice: Voice) {
		this.#workbench = workbench;
		this.#voice = voice;
	}

	/** What was read last: the place where one is, or something beside it. */
	get kind(): Reading['kind'] {
		return this.#reading.kind;
	}

	get prompt(): string {
		const remaining = this.#reading.lines.length - this.#read;
		return remaining === 0
			? this.#reading.prompt
			: `${counted(remaining, 'more line')}, Enter reads on. ${this.#reading.prompt}`;
	}

	/** What a number stands for; says so when it stands for nothing. */
	choice(number: number): Choice | undefined {
		const {choices} = this.#reading;
		const choice = choices[number - 1];
		if (!choice) {
			this.#voice.line(
				choices.length === 0
					? 'There is nothing to choose by number here.'
					: `There is no number ${number}; the list has ${choices.length}.`,
			);
		}

		return choice;
	}

	begin(reading: Reading): void {
		this.#reading = reading;
		this.#read = 0;
		this.#voice.lines(reading.title);
		this.#readPortion();
	}

	/** Reads the place where one is, if it has changed since it was read. A list one comes back to is only named. */
	readPlace(): void {
		const mark = placeMark(this.#workbench);
		if (isSame(mark, this.#place)) {
			return;
		}

		this.#place = mark;
		const reading = placeReading(this.#workbench);
		if (isSame(mark, this.#list) || isSame(mark, this.#last)) {
			this.#reading = reading;
			this.#read = reading.lines.length;
			this.#voice.lines([...reading.title.slice(0, 1), 'It is as before; Enter reads it again.']);
		} else {
			this.begin(reading);
		}

		this.#last = mark;
		if (reading.choices[0]?.kind === 'row') {
			this.#list = mark;
		}
	}

	/** The place counts as changed: it is read before the next prompt. */
	forgetPlace(): void {
		this.#place = [];
		this.#last = [];
		this.#list = [];
	}

	/** After an answer or a menu: the place is named before the next prompt, and read only if it is another one. */
	comeBack(): void {
		this.#place = [];
	}

	/** The place counts as read as it is now. */
	keepPlace(): void {
		this.#place = placeMark(this.#workbench);
	}

	/** Reads the next portion, or everything again from its beginning. */
	readOn(): void {
		if (this.#read < this.#reading.lines.length) {
			this.#readPortion();
		} else {
			this.readAgain();
		}
	}

	/** Reads from the beginning: a place as it is now, anything else as it was. */
	readAgain(): void {
		this.begin(this.kind === 'place' ? placeReading(this.#workbench) : this.#reading);
	}

	#readPortion(): void {
		const end = Math.min(this.#read + portion, this.#reading.lines.length);
		this.#voice.lines(this.#reading.lines.slice(this.#read, end));
		this.#read = end;
	}
}
