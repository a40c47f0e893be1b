import type {Clock} from '../core/clock.ts';
import {toEntokError} from '../core/entok-error.ts';
import type {Prompt} from '../core/prompt.ts';
import {errorDocument} from '../session/documents/error-document.ts';
import {promptDocument} from '../session/documents/prompt-document.ts';
import type {Status} from '../session/workbench/state.ts';
import {tick} from '../session/workbench/ticking.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {isFormUnread} from './form.ts';
import type {Talk} from './talk.ts';
import {createTimeTeller} from './time.ts';
import {linesOfDocument, marked, spoken} from './words.ts';

/** How often a running request is said to be running still. Seconds. */
const stillWaiting = 30;

/**
 * What happens, said when it happens to something the person asked for, and at the next prompt otherwise: nothing
 * breaks into a line that is being typed.
 */
export class News {
	readonly #workbench: Workbench;
	readonly #talk: Talk;
	readonly #clock: Clock;
	readonly #timeToSay = createTimeTeller();
	#isAtWork = false;
	#secondsBusy = 0;
	#told: Status;
	#toldNotices = 0;
	#toldProgress: Prompt | undefined;

	constructor(workbench: Workbench, talk: Talk, clock: Clock) {
		this.#workbench = workbench;
		this.#talk = talk;
		this.#clock = clock;
		this.#told = workbench.state.status;
	}

	/** Listens until the returned function is called. */
	listen(): () => void {
		const stops = [this.#clock.every(1000, () => this.#second()), this.#workbench.subscribe(() => this.#changed())];
		return () => {
			for (const stop of stops) {
				stop();
			}
		};
	}

	/** Says what has happened since the last prompt. */
	catchUp(): void {
		const {session, doors} = this.#workbench;
		const {notices} = session.state;
		this.#tellStatus();
		this.#talk.voice.lines(notices.slice(this.#toldNotices).map(notice => marked('warn', doors.show(notice))));
		this.#toldNotices = notices.length;
	}

	/** Says how long the token lives, when that is due. */
	tellTime(): void {
		const {token} = this.#workbench.session.state;
		const time = this.#timeToSay(token.status === 'done' ? token.result : undefined, this.#clock.now());
		if (time !== undefined) {
			this.#talk.voice.line(time);
		}
	}

	/** Does something and waits until nothing of it runs any more, or a person has to sign in; what goes wrong is said. */
	async work(what: () => void | Promise<void>): Promise<void> {
		this.#isAtWork = true;
		const signIn = this.#when(() => this.#isSigningIn);
		try {
			// A person who is waited for has to be heard meanwhile: the work goes on without us.
			await this.#talk.unlessEnded(Promise.race([what(), signIn.come]));
			const idle = this.#when(() => !this.#isBusy);
			await this.#talk.unlessEnded(idle.come);
			idle.stop();
		} catch (thrown) {
			this.#talk.voice.lines(linesOfDocument(errorDocument(toEntokError(thrown), this.#workbench.doors.show)));
		} finally {
			signIn.stop();
			this.#isAtWork = false;
			this.#talk.forgetInterrupt();
		}
	}

	get #isSigningIn(): boolean {
		return this.#workbench.state.layers.some(({kind}) => kind === 'sign-in');
	}

	get #isBusy(): boolean {
		const {session, state} = this.#workbench;
		return (
			!this.#isSigningIn &&
			([session.state.token.status, session.state.answer.status, state.status.mark].includes('running') ||
				state.sending !== undefined ||
				this.#talk.isAway ||
				[...state.drafts.values()].some(draft => draft.isBusy))
		);
	}

	#second(): void {
		tick(this.#workbench);
		this.#secondsBusy = this.#isBusy ? this.#secondsBusy + 1 : 0;
		if (this.#isAtWork && !this.#talk.isAway && this.#secondsBusy > 0 && this.#secondsBusy % stillWaiting === 0) {
			this.#talk.voice.line(`Still waiting, ${this.#secondsBusy} s. Ctrl-C cancels.`);
		}
	}

	#changed(): void {
		const {token} = this.#workbench.session.state;
		const progress = token.status === 'running' ? token.progress : undefined;
		if (this.#isAtWork) {
			this.#tellStatus();
		}

		const isAlone = progress?.kind === 'notice' || progress?.kind === 'credential';
		if (this.#isAtWork && isAlone && progress !== this.#toldProgress) {
			const {clock, show} = this.#workbench.doors;
			for (const line of linesOfDocument(promptDocument(progress, clock.now(), show))) {
				this.#talk.voice.line(line);
			}
		}

		this.#toldProgress = progress;
	}

	#tellStatus(): void {
		const {state, doors} = this.#workbench;
		const {status} = state;
		const before = this.#told;
		this.#told = status;
		const isNews = status !== before && !(status.mark === 'none' && isFormUnread(this.#workbench));
		// That something runs is said once; how far it has come is for eyes.
		if (isNews && !(status.mark === 'running' && before.mark === 'running')) {
			this.#talk.voice.line(marked(status.mark, spoken(doors.show(status.text))));
		}
	}

	/** Resolves when something is so; `stop` ends the waiting. */
	#when(isSo: () => boolean): {readonly come: Promise<void>; readonly stop: () => void} {
		const {promise, resolve} = Promise.withResolvers<void>();
		const look = (): void => {
			if (isSo()) {
				resolve();
			}
		};
		const stop = this.#workbench.subscribe(look);
		look();
		return {come: promise, stop};
	}
}
