import type {Output} from '../core/doors.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Picker} from '../session/pick/picker.ts';
import {type PickStage, pickStages} from '../session/pick/rows.ts';
import type {PickEnd} from '../session/pick/state.ts';
import {fieldWith} from '../session/workbench/text-field.ts';
import type {Lines} from './talk.ts';
import {parseTyped} from './typed.ts';
import {createVoice, type Voice} from './voice.ts';

/** Rows read in one go. */
const portion = 20;

const titles: Readonly<Record<PickStage, string>> = {profile: 'Profiles', flow: 'Flows', scope: 'Scopes'};

function readList(picker: Picker, voice: Voice): void {
	const {rows, state, all, query} = picker;
	voice.line(`${titles[state.stage]}, ${rows.length} of ${all.length}:`);
	voice.lines(
		rows.slice(0, portion).map(({cells}, index) => `${index + 1} ${cells.filter(cell => cell !== '').join(', ')}`),
	);
	if (rows.length > portion) {
		voice.line(`and ${rows.length - portion} more: letters narrow the list down.`);
	} else if (rows.length === 0) {
		voice.line(`Nothing matches ${query.text}. A slash alone shows all.`);
	}
}

/** What is chosen, and what can be typed. */
function promptOf(picker: Picker): string {
	const {wish, session, show} = picker;
	const name = session.state.profiles.find(({id}) => id === session.state.choice.profileId)?.name ?? '';
	const chosen = `Chosen: ${show(name, 'name')}`;
	if (wish.isNameOnly) {
		return `${chosen}. Enter prints it. Number or text chooses another; q cancels:`;
	}

	const {mark, text} = picker.line;
	const others = 'Number or text chooses another; p, f, s list profiles, flows, scopes; q cancels:';
	return mark === 'no' ? `${chosen}. ${text} ${others}` : `${chosen}, ${text}. Enter gets the token. ${others}`;
}

function narrow(picker: Picker, text: string): void {
	picker.edit(fieldWith(text));
}

/** Does what a line asks for; whether the list is to be read. */
function answer(picker: Picker, voice: Voice, line: string): boolean {
	const typed = parseTyped(line);
	switch (typed.kind) {
		case 'nothing':
			picker.take();
			return false;
		case 'number': {
			const {rows, state} = picker;
			if (typed.number < 1 || typed.number > rows.length) {
				voice.line(`There is no number ${typed.number}; the list has ${rows.length}.`);
			} else {
				picker.move(typed.number - 1 - state.cursor);
			}

			return false;
		}

		case 'narrow':
			narrow(picker, typed.text);
			return true;
		case 'key': {
			const stage = pickStages.find(name => name.startsWith(typed.key.toLowerCase()));
			if (typed.key === 'q' || typed.key === 'escape') {
				picker.cancel();
			} else if (stage && !picker.wish.isNameOnly) {
				picker.go(stage);
				return true;
			} else {
				narrow(picker, typed.key);
				return true;
			}

			return false;
		}

		case 'step':
		case 'word':
			return word(picker, line.trim());
		default:
			return true;
	}
}

function word(picker: Picker, text: string): boolean {
	if (text === 'quit' || text === 'exit') {
		picker.cancel();
		return false;
	}

	narrow(picker, text);
	return true;
}

/** The same list as numbered lines, for screen readers and terminals that can paint nothing. */
export async function pickInLines(picker: Picker, lines: Lines, out: Output, redactor: Redactor): Promise<PickEnd> {
	const voice = createVoice(out, redactor);
	const stop = lines.onInterrupt(() => {
		voice.line();
		picker.cancel();
	});
	let isListWanted = true;
	try {
		while (picker.state.end === undefined) {
			if (isListWanted) {
				readList(picker, voice);
			}

			voice.prompt(promptOf(picker));
			const line = await Promise.race([lines.next(), picker.ended.then(() => undefined)]);
			if (line === undefined) {
				picker.cancel();
			} else {
				isListWanted = answer(picker, voice, line);
				if (picker.state.said !== undefined) {
					voice.line(picker.state.said);
				}
			}
		}

		return await picker.ended;
	} finally {
		stop();
	}
}
