import type {Clock} from '../core/clock.ts';
import type {Output} from '../core/doors.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Session} from '../session/session.ts';
import {greet, welcomeChoices} from '../session/workbench/first-run/first-run.ts';
import {recallEarlier} from '../session/workbench/recall.ts';
import type {SetupDoors} from '../session/workbench/setup-doors.ts';
import {Workbench, type WorkbenchDoors} from '../session/workbench/workbench.ts';
import {Doing} from './doing.ts';
import {greeting} from './greeting.ts';
import {isPlace, tellLayer} from './layers.ts';
import {News} from './news.ts';
import {Reader} from './reader.ts';
import type {Choice} from './reading.ts';
import {actionsReading} from './readings.ts';
import {type PlainSignInDoors, plainSignIn, tellSignIn} from './sign-in.ts';
import {type Ending, type Lines, Talk} from './talk.ts';
import {timeLeft} from './time.ts';
import {parseTyped, type Typed} from './typed.ts';
import {createVoice} from './voice.ts';

export type AccessibleSetting = {
	readonly session: Session;
	readonly clock: Clock;
	readonly redactor: Redactor;
	readonly lines: Lines;
	readonly out: Output;
	readonly version: string;
	readonly isDemo: boolean;
	/** What the workbench needs besides a screen and an end. */
	readonly doors: Omit<WorkbenchDoors, 'clock' | 'quit' | 'redraw' | 'setup' | 'signIn'>;
	readonly signIn?: PlainSignInDoors;
	readonly setup?: Omit<SetupDoors, 'openDemo'>;
};

/** The workbench as a conversation in plain lines: for screen readers, braille displays, simple terminals and scripts. */
class Accessible {
	readonly #setting: AccessibleSetting;
	readonly #workbench: Workbench;
	readonly #talk: Talk;
	readonly #news: News;
	readonly #reader: Reader;
	readonly #doing: Doing;

	constructor(setting: AccessibleSetting) {
		const {session, clock, redactor, lines, out, doors, setup, signIn} = setting;
		const talk = new Talk(createVoice(out, redactor), lines, () => session.cancel());
		const workbench = new Workbench(
			session,
			{
				...doors,
				clock,
				edit: (text, suffix) => talk.whileAway(() => doors.edit(text, suffix)),
				pipe: (command, text) => talk.whileAway(() => doors.pipe(command, text)),
				redraw: () => {},
				quit: code => talk.end(code),
				signIn: signIn && plainSignIn(signIn, out),
				setup: setup && {...setup, openDemo: () => talk.end('demo')},
			},
			// Nothing is painted; some actions reckon with a size all the same.
			{columns: 80, rows: 24},
		);
		this.#setting = setting;
		this.#workbench = workbench;
		this.#talk = talk;
		this.#news = new News(workbench, talk, clock);
		this.#reader = new Reader(workbench, talk.voice);
		this.#doing = new Doing(workbench, talk, this.#reader);
	}

	async run(): Promise<Ending> {
		const {lines} = this.#setting;
		const stopInterrupts = lines.onInterrupt(() => this.#talk.interrupt());
		const stopWaiting = lines.onStop(exitCode => this.#talk.end(exitCode));
		const stopListening = this.#news.listen();
		try {
			this.#greet();
			greet(this.#workbench);
			await recallEarlier(this.#workbench);
			while (this.#talk.ending === undefined) {
				await this.#turn();
			}

			return this.#talk.ending;
		} finally {
			stopListening();
			stopInterrupts();
			await this.#workbench.settled();
			stopWaiting();
		}
	}

	/** Says what is to be said, waits for a line, and does what it asks for. */
	async #turn(): Promise<void> {
		this.#news.catchUp();
		await this.#tellLayers();
		if (this.#talk.ending === undefined) {
			this.#reader.readPlace();
			this.#news.tellTime();
			const line = await this.#talk.nextCommand(this.#reader.prompt);
			if (line !== undefined) {
				await this.#news.work(() => this.#take(parseTyped(line)));
			}
		}
	}

	async #tellLayers(): Promise<void> {
		const conversation = {workbench: this.#workbench, talk: this.#talk, reader: this.#reader};
		let layer = this.#workbench.topLayer;
		while (layer && !isPlace(layer) && this.#talk.ending === undefined) {
			const told = layer;
			if (told.kind === 'sign-in') {
				await tellSignIn({...conversation, news: this.#news}, told);
				await this.#news.work(() => {});
			} else {
				await this.#news.work(() => tellLayer(conversation, told));
			}

			this.#news.catchUp();
			layer = this.#workbench.topLayer;
		}
	}

	#greet(): void {
		this.#talk.voice.lines(greeting(this.#setting.version, this.#setting.isDemo));
	}

	async #take(typed: Typed): Promise<void> {
		switch (typed.kind) {
			case 'nothing':
				this.#reader.readOn();
				break;
			case 'no-text':
				this.#talk.voice.line('That key types nothing here. Type a number, a key or words, then Enter.');
				break;
			case 'number': {
				const choice = this.#reader.choice(typed.number);
				await (choice && this.#choose(choice));
				break;
			}

			case 'key':
				if (this.#reader.kind !== 'place' && (typed.key === 'q' || typed.key === 'escape')) {
					this.#reader.comeBack();
				} else {
					await this.#doing.press(typed.key, typed.number);
				}

				break;
			case 'menu':
				await this.#doing.pressInMenu(typed.key, typed.letter);
				break;
			case 'step':
				await this.#doing.goTo(typed.step);
				break;
			case 'find':
				this.#reader.begin(actionsReading(this.#workbench, typed.words));
				break;
			case 'narrow':
				this.#doing.narrow(typed.text);
				break;
			case 'word':
				await this.#word(typed.word);
				break;
		}
	}

	async #choose(choice: Choice): Promise<void> {
		switch (choice.kind) {
			case 'action':
				await this.#doing.runFromMenu(choice.action);
				break;
			case 'welcome':
				await welcomeChoices(this.#workbench)[choice.index]?.run(this.#workbench);
				break;
			default:
				await this.#doing.chooseRow(choice);
		}
	}

	async #word(word: Extract<Typed, {readonly kind: 'word'}>['word']): Promise<void> {
		const {token} = this.#workbench.session.state;
		switch (word) {
			case 'help':
				this.#greet();
				break;
			case 'again':
				this.#reader.readAgain();
				break;
			case 'time':
				this.#talk.voice.line(
					token.status === 'done'
						? timeLeft(token.result, this.#setting.clock.now())
						: 'There is no token yet, so no time runs.',
				);
				break;
			case 'back':
				await this.#take({kind: 'key', key: 'q'});
				break;
			case 'quit':
				this.#talk.end(0);
				break;
		}
	}
}

/** Runs the workbench in plain lines until it is left. */
export const runAccessible = async (setting: AccessibleSetting): Promise<Ending> => new Accessible(setting).run();
