import type {Action} from '../session/workbench/action.ts';
import {actions, actionsFor, findAction} from '../session/workbench/actions.ts';
import {copyActions} from '../session/workbench/copy/actions.ts';
import {runAction} from '../session/workbench/run-action.ts';
import {panelIds} from '../session/workbench/state.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {isForScreensOnly, isReached, placeName, rowAction} from './actions.ts';
import {isSame, type Reader} from './reader.ts';
import type {Choice} from './reading.ts';
import {actionsReading, linesWith, placeMark, placeReading} from './readings.ts';
import type {Talk} from './talk.ts';
import type {Step} from './typed.ts';
import {spoken} from './words.ts';

type RowChoice = Extract<Choice, {readonly kind: 'row' | 'content'}>;

/** Carries out what was typed at a place, by the one table of actions. */
export class Doing {
	readonly #workbench: Workbench;
	readonly #talk: Talk;
	readonly #reader: Reader;

	constructor(workbench: Workbench, talk: Talk, reader: Reader) {
		this.#workbench = workbench;
		this.#talk = talk;
		this.#reader = reader;
	}

	/** Does to a row what Enter does to it on a screen. */
	async chooseRow(choice: RowChoice): Promise<void> {
		const action = this.#pointAt(choice) ? rowAction(this.#workbench) : undefined;
		await (action && this.#run(action));
	}

	/** Does what a key does here, to the row of a number if there is one. */
	async press(key: string, number: number | undefined): Promise<void> {
		const choice = number === undefined ? undefined : this.#reader.choice(number);
		if (number !== undefined && !(choice && this.#isRow(choice) && this.#pointAt(choice))) {
			return;
		}

		const action = actionsFor(this.#workbench).find(({keys}) => keys.includes(key));
		if (action && !isForScreensOnly(action)) {
			await this.#run(action);
		} else {
			this.#talk.voice.line(this.#whyNotKey(key, action !== undefined));
		}
	}

	/** Does what a letter of the copy menu does, behind the key that opens it; behind another key it is a text. */
	async pressInMenu(key: string, letter: string): Promise<void> {
		const opened = actionsFor(this.#workbench).find(({keys}) => keys.includes(key));
		if (opened?.id !== 'copy.menu') {
			this.narrow(`${key} ${letter}`);
			return;
		}

		const action = copyActions.find(({keys}) => keys.includes(letter));
		if (action) {
			await this.#run(action);
		} else {
			this.#talk.voice.line(`The copy menu has no letter "${letter}". ${key} lists it.`);
		}
	}

	/** Does an action chosen by name, going to its place first. */
	async runFromMenu(action: Action): Promise<void> {
		const {place} = action;
		const panel = panelIds.find(id => id === place);
		// From now on numbers stand for the rows of the place again.
		this.#reader.comeBack();
		const isHere = (): boolean => isReached(this.#workbench, place);
		if (place === 'response' && !isHere()) {
			await this.goTo('answer');
		} else if (panel && !isHere()) {
			this.#workbench.change({layers: [], focus: panel});
		}

		if (!isHere()) {
			this.#talk.voice.line(`That is for the ${placeName(place)}, and there is none now.`);
			return;
		}

		if (action.keys[0] === 'enter') {
			this.#talk.voice.line(`A number of the list that follows does this: ${spoken(action.title)}.`);
		} else {
			await this.#run(action);
		}
	}

	async goTo(step: Step): Promise<void> {
		const action = findAction(step === 'answer' ? 'request.answer' : `panel.${step}`);
		this.#reader.forgetPlace();
		await (action && runAction(this.#workbench, action));
	}

	/** Narrows down what was read last: a list to its best matches, a text to the lines with these letters. */
	narrow(text: string): void {
		const workbench = this.#workbench;
		const {focus} = workbench.state;
		if (this.#reader.kind === 'actions') {
			this.#reader.begin(actionsReading(workbench, text));
			return;
		}

		if (focus === 'token' || workbench.topLayer) {
			const shown = workbench.doors.show(text);
			this.#reader.begin(text === '' ? placeReading(workbench) : linesWith(placeReading(workbench), shown));
			return;
		}

		const {filter} = workbench.state.lists[focus];
		workbench.changeList(focus, {filter: text, cursor: 0, offset: 0});
		this.#reader.forgetPlace();
		if (text !== '' && workbench.rowsOf(focus).length === 0) {
			workbench.changeList(focus, {filter});
			this.#reader.keepPlace();
			this.#talk.voice.line(
				`Nothing in the list has "${workbench.doors.show(text)}". The list is as it was; a question mark lists what else can be typed.`,
			);
		}
	}

	#isRow(choice: Choice): choice is RowChoice {
		const isRow = choice.kind === 'row' || choice.kind === 'content';
		if (!isRow) {
			this.#talk.voice.line('A key with a number is meant for the rows of a step. q goes back to the step.');
		}

		return isRow;
	}

	/** Puts the cursor on what a number stands for. */
	#pointAt(choice: RowChoice): boolean {
		const workbench = this.#workbench;
		const panel = choice.kind === 'row' ? choice.panel : 'token';
		workbench.change({focus: panel, layers: []});
		const cursor = choice.kind === 'row' ? workbench.rowsOf(panel).findIndex(({id}) => id === choice.id) : choice.index;
		if (cursor < 0) {
			this.#talk.voice.line('That row is not in the list any more.');
			this.#reader.forgetPlace();
			return false;
		}

		workbench.changeList(panel, {cursor});
		return true;
	}

	/** Runs an action. One that says nothing and leads nowhere is said to be done: nothing typed is without an answer. */
	async #run(action: Action): Promise<void> {
		const workbench = this.#workbench;
		const {voice} = this.#talk;
		const {times} = voice;
		const before = placeMark(workbench);
		const states = [workbench.state, workbench.session.state];
		await this.#talk.unlessEnded(runAction(workbench, action));
		const isElsewhere = !isSame(placeMark(workbench), before);
		const isAnswered = voice.times !== times || isElsewhere || workbench.topLayer || this.#talk.ending !== undefined;
		if (!isAnswered) {
			const isUnchanged = workbench.state === states[0] && workbench.session.state === states[1];
			voice.line(isUnchanged ? 'Nothing changed.' : `Done: ${spoken(action.title)}.`);
		}
	}

	#whyNotKey(key: string, isForScreens: boolean): string {
		const elsewhere = actions.find(other => other.keys.includes(key) && !isForScreensOnly(other));
		return isForScreens
			? `"${key}" moves about on a screen. Here a number chooses, and Enter alone reads on.`
			: elsewhere
				? `"${key}" belongs to the ${placeName(elsewhere.place)}: ${spoken(elsewhere.title)}.`
				: `There is no key "${key}" here. A question mark lists the keys; /${key} narrows the list down.`;
	}
}
