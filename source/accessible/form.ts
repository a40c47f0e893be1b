import type {Workbench} from '../session/workbench/workbench.ts';
import type {Talk} from './talk.ts';

/** What a form says with and asks by. */
export type FormTalk = Pick<Talk, 'voice' | 'ask'>;

/** An editor of several fields, as a conversation: a number changes a field, a word does what a key does on a screen. */
export type Form = {
	/** What lies on top while the form is open. */
	readonly layer: 'request-editor' | 'profile-editor';
	readonly title: string;
	readonly fields: readonly string[];
	/** What to type for each key of the screen, and what it does. */
	readonly words: ReadonlyArray<{readonly word: string; readonly key: string; readonly does: string}>;
	press(key: string): void;
	/** Asks for another value of a field. */
	ask(index: number): Promise<void>;
	/** Takes a line that is no number and no word; false when it means nothing. */
	take?(line: string): boolean;
};

/** Forms that were read out already; Enter alone reads them again. */
const read = new WeakMap<Workbench, string>();

/** Whether a form has just been opened: what is said about it then is about the keys of a screen. */
export const isFormUnread = (workbench: Workbench): boolean => {
	const kind = workbench.topLayer?.kind;
	return (kind === 'request-editor' || kind === 'profile-editor') && read.get(workbench) !== kind;
};

function readForm({title, fields, words}: Form, {voice}: FormTalk): void {
	voice.line(title);
	voice.lines(fields.map((field, index) => `${index + 1}. ${field}`));
	voice.line(`${words.map(({word, does}) => `${word} ${does}`).join(', ')}.`);
}

/** One question of a form; to be called again while it is open. */
export async function tellForm(workbench: Workbench, talk: FormTalk, form: Form): Promise<void> {
	if (read.get(workbench) !== form.layer) {
		read.set(workbench, form.layer);
		readForm(form, talk);
	}

	const words = form.words.map(({word}) => word).join(', ');
	const line = (await talk.ask(`Field number, or ${words}:`))?.trim();
	const typed = line === undefined || /^(?:back|escape|esc)$/i.test(line) ? 'q' : line;
	const key = form.words.find(({word, key: name}) => word === typed || name === typed.toLowerCase())?.key;
	const number = /^\d+$/.test(typed) ? Number(typed) : 0;
	if (key !== undefined) {
		form.press(key);
	} else if (number > 0 && number <= form.fields.length) {
		await form.ask(number - 1);
	} else if (typed === '') {
		readForm(form, talk);
	} else if (form.take?.(typed) !== true) {
		talk.voice.line(`Type a number from 1 to ${form.fields.length}, or ${words}. Enter alone reads the fields again.`);
	}

	if (workbench.topLayer?.kind !== form.layer) {
		read.delete(workbench);
	}
}
