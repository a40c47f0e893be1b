import {layerKey, layerPaste} from '../session/workbench/layer-keys.ts';
import type {RequestEditor} from '../session/workbench/request/editor.ts';
import {editorIn} from '../session/workbench/request/editor-keys.ts';
import type {Layer} from '../session/workbench/state.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {type FormTalk, tellForm} from './form.ts';

type EditorLayer = Extract<Layer, {readonly kind: 'request-editor'}>;

const words = [
	{word: 's', key: 'enter', does: 'sends'},
	{word: 'k', key: 'ctrl-x', does: 'keeps it under Mine'},
	{word: 'g', key: 'ctrl-g', does: 'opens the body in your text editor'},
	{word: 'r', key: 'ctrl-r', does: 'starts over'},
	{word: 'q', key: 'escape', does: 'leaves and keeps the draft'},
] as const;

const examples = {
	Method: 'GET, POST, PATCH, PUT or DELETE.',
	URL: 'An https address, or a path that starts with a slash: it goes to the service of the scope.',
	Header: 'Name and value, for example ConsistencyLevel: eventual.',
	Body: 'The body in one line, JSON as a rule; g opens it in a text editor.',
} as const;

/** Types into the editor as on a screen: goes to a field by Tab, and types there. */
class Typist {
	readonly #workbench: Workbench;
	readonly #layer: EditorLayer;

	constructor(workbench: Workbench, layer: EditorLayer) {
		this.#workbench = workbench;
		this.#layer = layer;
	}

	get editor(): RequestEditor {
		return editorIn(this.#workbench, this.#layer);
	}

	press(key: string): void {
		layerKey(this.#workbench, this.#layer, key);
	}

	goTo(at: number): void {
		for (let steps = this.editor.fields.length; steps > 0 && this.editor.at !== at; steps--) {
			this.press('tab');
		}
	}

	/** Replaces what stands in a field. */
	type(at: number, text: string): void {
		this.goTo(at);
		this.press('end');
		this.press('ctrl-u');
		if (text !== '') {
			layerPaste(this.#workbench, this.#layer, text);
		}
	}
}

/** The places of the first two fields (see `RequestEditor`). */
const methodAt = 0;
const urlAt = 1;

/** One question of the request editor. */
export async function tellRequestForm(workbench: Workbench, talk: FormTalk, layer: EditorLayer): Promise<void> {
	const typist = new Typist(workbench, layer);
	const {show} = workbench.doors;
	const lineOf = ({name, field}: RequestEditor['fields'][number]): string => `${name}: ${show(field.text) || 'empty'}`;
	const {fields} = typist.editor;
	await tellForm(workbench, talk, {
		layer: 'request-editor',
		title: 'A request to write. A line such as GET /users fills in method and address.',
		fields: fields.map(lineOf),
		words,
		press(key) {
			// In the address Enter sends; in other fields of the screen it goes on. The text editor is for the body.
			typist.goTo(key === 'ctrl-g' ? fields.length - 1 : urlAt);
			typist.press(key);
		},
		async ask(index) {
			const edited = fields[index];
			if (!edited) {
				return;
			}

			talk.voice.lines([lineOf(edited), examples[edited.name]]);
			const text = (await talk.ask('Type it; a single minus empties it; Enter alone keeps it:'))?.trim();
			if (text) {
				typist.type(index, text === '-' ? '' : text);
				talk.voice.line(`${edited.name}: ${text === '-' ? 'empty' : show(text)}`);
			}
		},
		take(line) {
			const [, method, url] = /^(?:([A-Za-z]+) +)?(\/\S*|https?:\/\/\S+)$/.exec(line) ?? [];
			if (url === undefined) {
				return false;
			}

			if (method !== undefined) {
				typist.type(methodAt, method.toUpperCase());
			}

			typist.type(urlAt, url);
			talk.voice.lines([...typist.editor.fields.slice(methodAt, urlAt + 1).map(lineOf), 's sends it.']);
			return true;
		},
	});
}
