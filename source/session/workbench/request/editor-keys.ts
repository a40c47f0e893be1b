import type {RequestDraft} from '../../api-answer.ts';
import type {Layer} from '../state.ts';
import {edited, typed} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {
	draftFromEditor,
	draftSoFar,
	editorOf,
	headerLines,
	type RequestEditor,
	textOf,
	tidied,
	withBody,
	withField,
	withHeaderLines,
} from './editor.ts';
import {keepOwnRequest} from './own-requests.ts';
import {askAndSend} from './questions.ts';

type EditorLayer = Extract<Layer, {kind: 'request-editor'}>;

/** What a request being written is kept under, so that each beginning has a draft of its own. */
const requestDraftKey = ({seed, of}: Pick<EditorLayer, 'seed' | 'of'>): string =>
	JSON.stringify([of !== undefined, seed.method, seed.url, seed.headers, seed.body]);

/** The request being written in an editor. */
export const editorIn = ({state}: Workbench, layer: Pick<EditorLayer, 'seed' | 'of'>): RequestEditor =>
	state.requestDrafts.get(requestDraftKey(layer)) ?? editorOf(layer.seed);

const put = (workbench: Workbench, layer: EditorLayer, editor: RequestEditor): void =>
	workbench.change({
		requestDrafts: new Map(workbench.state.requestDrafts).set(requestDraftKey(layer), tidied(editor)),
	});

function forget(workbench: Workbench, layer: EditorLayer): void {
	const key = requestDraftKey(layer);
	workbench.change({requestDrafts: new Map([...workbench.state.requestDrafts].filter(([other]) => other !== key))});
}

const isChanged = (editor: RequestEditor, {seed}: EditorLayer): boolean =>
	JSON.stringify(draftSoFar(editor)) !== JSON.stringify(draftSoFar(editorOf(seed)));

/** Opens the editor on a request; what was written there before is taken up again. */
export function openRequestEditor(workbench: Workbench, seed: RequestDraft, of?: RequestDraft): void {
	const layer = {kind: 'request-editor', seed, of} as const;
	workbench.open(layer);
	workbench.say(
		isChanged(editorIn(workbench, layer), layer)
			? 'Here is what you wrote before. Ctrl-R starts over.'
			: 'Enter sends, Ctrl-X keeps the request under Mine.',
	);
}

function save(workbench: Workbench, layer: EditorLayer): void {
	const draft = draftFromEditor(editorIn(workbench, layer));
	if (typeof draft === 'string') {
		workbench.say(draft, 'warn');
		return;
	}

	workbench.close();
	forget(workbench, layer);
	workbench.change({focus: 'requests'});
	keepOwnRequest(workbench, draft, layer.of);
	workbench.say(`${draft.method} ${draft.url} is kept under Mine.`, 'ok');
}

function sendFrom(workbench: Workbench, layer: EditorLayer): void {
	const draft = draftFromEditor(editorIn(workbench, layer));
	if (typeof draft === 'string') {
		workbench.say(draft, 'warn');
	} else if (workbench.session.state.choice.profileId === undefined) {
		workbench.say('No profile is chosen yet: Esc, then 1 and Enter. What you wrote is kept.', 'warn');
	} else {
		void askAndSend(workbench, draft, true);
	}
}

/** Headers are edited all together, one a line; everywhere else Ctrl-G means the body. */
async function editOutside(workbench: Workbench, layer: EditorLayer): Promise<void> {
	const editor = editorIn(workbench, layer);
	const {layers} = workbench.state;
	const isHeader = editor.fields[editor.at]?.name === 'Header';
	const before = isHeader ? `${headerLines(editor).join('\n')}\n` : textOf(editor, 'Body');
	try {
		const text = await workbench.doors.edit(before, isHeader ? '.txt' : '.json');
		// Editors end a file with a line end; a body does not want one.
		const changed = isHeader ? withHeaderLines(editor, text) : withBody(editor, text.replace(/\r?\n$/, ''));
		put(workbench, layer, changed);
	} catch (thrown) {
		workbench.fail(thrown, 'The editor did not come back well', layers);
	}
}

const move = ({fields, at}: RequestEditor, by: number): RequestEditor => ({
	fields,
	at: (at + by + fields.length) % fields.length,
});

const steps: Readonly<Record<string, number>> = {tab: 1, down: 1, 'shift-tab': -1, up: -1};

/** Gives a key to the editor. False: it is none of its keys, and none that could be text. */
export function requestEditorKey(workbench: Workbench, layer: EditorLayer, key: string): boolean {
	const editor = editorIn(workbench, layer);
	const current = editor.fields[editor.at];
	const isBusy = workbench.state.sending !== undefined;
	if (key === 'ctrl-z' || key === 'ctrl-l' || (key === 'escape' && isBusy)) {
		return false;
	}

	const sends = current?.name === 'Method' || current?.name === 'URL';
	const by = steps[key] ?? (key === 'enter' && !sends ? 1 : undefined);
	if (by !== undefined) {
		put(workbench, layer, move(editor, by));
		return true;
	}

	switch (key) {
		case 'escape':
			workbench.close();
			workbench.say(
				isChanged(editor, layer) ? 'Not saved. What you wrote is kept while entok runs.' : 'Nothing was changed.',
			);
			break;
		case 'enter':
			sendFrom(workbench, layer);
			break;
		case 'ctrl-x':
			save(workbench, layer);
			break;
		case 'ctrl-g':
			void editOutside(workbench, layer);
			break;
		case 'ctrl-r':
			forget(workbench, layer);
			workbench.say('Started over.', 'ok');
			break;
		default: {
			const text = key === 'space' ? ' ' : key;
			const field =
				current && (edited(current.field, key) ?? ([...text].length === 1 ? typed(current.field, text) : undefined));
			if (field) {
				put(workbench, layer, withField(editor, field));
			}
		}
	}

	return true;
}

/** What a new request begins with. */
export const emptyRequest: RequestDraft = {
	method: 'GET',
	url: '/',
	headers: [],
	allowWrites: false,
	allowedOrigins: [],
};

/** Puts pasted text into the field that has the keys. */
export function requestEditorPaste(workbench: Workbench, layer: EditorLayer, text: string): void {
	const editor = editorIn(workbench, layer);
	const current = editor.fields[editor.at];
	if (current) {
		put(workbench, layer, withField(editor, typed(current.field, text)));
	}
}
