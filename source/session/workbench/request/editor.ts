import {mask} from '../../../core/secret.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {headerFrom} from '../../header-line.ts';
import {emptyField, fieldWith, type TextField} from '../text-field.ts';
import {draftOf} from './draft.ts';

/** One field of the editor. There may be several headers, the last of them empty. */
export type EditedField = {readonly name: 'Method' | 'URL' | 'Header' | 'Body'; readonly field: TextField};

/** A request being written: its fields in their order, and which one has the keys. */
export type RequestEditor = {readonly fields: readonly EditedField[]; readonly at: number};

/** A request being written, with what it began as. */
export type WrittenRequest = {
	readonly seed: RequestDraft;
	/** It is one of the person's own that is being changed. */
	readonly isOwn: boolean;
	readonly editor: RequestEditor;
	/** It is of an earlier run, and nothing was typed since. */
	readonly isBack?: boolean;
};

/** Whether Enter sends from a field; in the others it goes on to the next. */
export const sendsFrom = (field: EditedField | undefined): boolean => field?.name === 'Method' || field?.name === 'URL';

const emptyHeader: EditedField = {name: 'Header', field: emptyField};

/** Exactly one empty header at the end of the headers, apart from the one being typed in. */
export function tidied({fields, at}: RequestEditor): RequestEditor {
	const current = fields[at];
	const kept = fields.filter(
		edited => edited.name !== 'Header' || edited.field.text.trim() !== '' || edited === current,
	);
	const body = kept.findIndex(({name}) => name === 'Body');
	const isOpen = kept[body - 1]?.name === 'Header' && kept[body - 1]?.field.text.trim() === '';
	const tidy = isOpen ? kept : kept.toSpliced(body, 0, emptyHeader);
	return {fields: tidy, at: Math.max(0, current ? tidy.indexOf(current) : 0)};
}

/** What stands for an id in a path. */
const placeholder = /^[^?#]*?\{\w+\}/;

/** Behind the first id to be put in, so that Ctrl-W takes its place away; else the end. Code points. */
const placeholderEnd = (url: string): number => [...(placeholder.exec(url)?.[0] ?? url)].length;

/** What stands in the fields, one text for each header. */
type EditorTexts = Pick<RequestDraft, 'method' | 'url'> & {readonly headers: readonly string[]; readonly body: string};

/** The editor with these texts, the address having the keys. */
export const editorWith = ({method, url, headers, body}: EditorTexts): RequestEditor =>
	tidied({
		fields: [
			{name: 'Method', field: fieldWith(method)},
			{name: 'URL', field: {...fieldWith(url), cursor: placeholderEnd(url)}},
			...headers.map((line): EditedField => ({name: 'Header', field: fieldWith(line)})),
			{name: 'Body', field: fieldWith(body)},
		],
		at: 1,
	});

export const editorOf = ({method, url, headers, body = ''}: RequestDraft): RequestEditor =>
	editorWith({method, url, headers: headers.map(({name, value}) => `${name}: ${value}`), body});

export const textOf = ({fields}: RequestEditor, name: EditedField['name']): string =>
	fields.find(field => field.name === name)?.field.text ?? '';

/** The editor with another text in the field that has the keys. */
export const withField = ({fields, at}: RequestEditor, field: TextField): RequestEditor => ({
	fields: fields.map((edited, index) => (index === at ? {...edited, field} : edited)),
	at,
});

/** The editor with all headers from lines, one a line. */
export function withHeaderLines(editor: RequestEditor, lines: string): RequestEditor {
	const headers = lines
		.split(/\r?\n/)
		.filter(line => line.trim() !== '')
		.map((line): EditedField => ({name: 'Header', field: fieldWith(line.trim())}));
	const others = editor.fields.filter(({name}) => name !== 'Header');
	return tidied({fields: [...others.slice(0, 2), ...headers, ...others.slice(2)], at: 1});
}

export const withBody = ({fields, at}: RequestEditor, body: string): RequestEditor => ({
	fields: fields.map(edited => (edited.name === 'Body' ? {...edited, field: fieldWith(body)} : edited)),
	at,
});

export const headerLines = ({fields}: RequestEditor): readonly string[] =>
	fields.filter(({name, field}) => name === 'Header' && field.text.trim() !== '').map(({field}) => field.text);

/** What is written, as far as it goes: headers that are none are left out. For what is shown before sending. */
export function draftSoFar(editor: RequestEditor): RequestDraft {
	const body = textOf(editor, 'Body');
	const address = textOf(editor, 'URL').trim();
	// Documentation writes both in one line, and so do people: `GET /users`.
	const [, method = textOf(editor, 'Method'), url = address] =
		/^([A-Za-z]+)\s+((?:\/|https?:\/\/).*)$/.exec(address) ?? [];
	// A new request begins with the slash of a path, and an address may be typed behind it.
	const whole = url.replace(/^\/(?=https?:\/\/)/i, '');
	return draftOf(method.trim().toUpperCase() || 'GET', whole, {
		headers: headerLines(editor).flatMap(line => headerFrom(line) ?? []),
		body: body.trim() === '' ? undefined : body,
	});
}

/** Whether there is anything written that is not as it began. */
export const isChanged = ({seed, editor}: Pick<WrittenRequest, 'seed' | 'editor'>): boolean =>
	JSON.stringify(draftSoFar(editor)) !== JSON.stringify(draftSoFar(editorOf(seed)));

/** Whether there is a mask where a secret was that was not kept. */
export const lacksSecret = ({fields}: RequestEditor): boolean => fields.some(({field}) => field.text.includes(mask));

export const isMethod = (text: string): boolean => /^[A-Z]{1,20}$/.test(text);

export const methodFault = 'The method is one word: GET, POST, PATCH, PUT or DELETE.';

/** The request as written, or the sentence that says what is wrong with it. */
export function draftFromEditor(editor: RequestEditor): RequestDraft | string {
	const draft = draftSoFar(editor);
	if (!isMethod(draft.method)) {
		return methodFault;
	}

	if (!/^(?:\/|https?:\/\/)\S*$/.test(draft.url)) {
		return 'The URL is an https address, or a path that starts with /: it goes to the service of the scope.';
	}

	if (placeholder.test(draft.url)) {
		return 'The URL still has a {name} in its path: put an id in its place (Ctrl-W removes it).';
	}

	if (headerLines(editor).length > draft.headers.length) {
		return 'A header is written Name: value, for example ConsistencyLevel: eventual.';
	}

	return draft;
}
