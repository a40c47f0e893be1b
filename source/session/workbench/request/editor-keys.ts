import {mask} from '../../../core/secret.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {worksInFields} from '../keys/key-for.ts';
import type {Layer} from '../state.ts';
import {edited, typed} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {
	draftFromEditor,
	headerLines,
	isChanged,
	lacksSecret,
	type RequestEditor,
	sendsFrom,
	textOf,
	tidied,
	type WrittenRequest,
	withBody,
	withField,
	withHeaderLines,
} from './editor.ts';
import {keepOwnRequest} from './own-requests.ts';
import {askAndSend} from './questions.ts';
import {forgetWritten, keepWritten, writtenIn} from './written.ts';

type EditorLayer = Extract<Layer, {kind: 'request-editor'}>;

/** The request being written in an editor. */
export const editorIn = (workbench: Workbench, layer: Pick<EditorLayer, 'seed' | 'of'>): RequestEditor =>
	writtenIn(workbench, layer).editor;

const put = (workbench: Workbench, layer: EditorLayer, editor: RequestEditor): void =>
	keepWritten(workbench, {seed: layer.seed, isOwn: layer.of !== undefined, editor: tidied(editor)});

function openedText(written: WrittenRequest): string {
	if (!isChanged(written)) {
		return 'Enter sends, Ctrl-X keeps the request under Mine.';
	}

	const whose = written.isBack ? 'Your draft of an earlier run is back' : 'Here is what you wrote before';
	return `${whose}${lacksSecret(written.editor) ? `; ${mask} stands for what was not kept` : ''}. Ctrl-R starts over.`;
}

/** Opens the editor on a request; what was written there before is taken up again. */
export function openRequestEditor(workbench: Workbench, seed: RequestDraft, of?: RequestDraft): void {
	const layer = {kind: 'request-editor', seed, of} as const;
	workbench.open(layer);
	const written = writtenIn(workbench, layer);
	workbench.say(openedText(written), written.isBack ? 'warn' : 'none');
}

function save(workbench: Workbench, layer: EditorLayer): void {
	const draft = draftFromEditor(editorIn(workbench, layer));
	if (typeof draft === 'string') {
		workbench.say(draft, 'warn');
		return;
	}

	workbench.close();
	forgetWritten(workbench, layer);
	workbench.change({focus: 'requests'});
	keepOwnRequest(workbench, draft, layer.of);
	workbench.say(`${draft.method} ${draft.url} is kept under Mine.`, 'ok');
}

function sendFrom(workbench: Workbench, layer: EditorLayer): void {
	const written = writtenIn(workbench, layer);
	const draft = draftFromEditor(written.editor);
	if (typeof draft === 'string') {
		workbench.say(draft, 'warn');
	} else if (lacksSecret(written.editor)) {
		workbench.say(`Put in again what ${mask} stands for: it was not kept on disk.`, 'warn');
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
	if (worksInFields(workbench, key) || (key === 'escape' && isBusy)) {
		return false;
	}

	const by = steps[key] ?? (key === 'enter' && !sendsFrom(current) ? 1 : undefined);
	if (by !== undefined) {
		put(workbench, layer, move(editor, by));
		return true;
	}

	switch (key) {
		case 'escape':
			workbench.close();
			workbench.say(
				isChanged({seed: layer.seed, editor})
					? `Not saved. What you wrote is kept${workbench.draftLife}.`
					: 'Nothing was changed.',
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
			forgetWritten(workbench, layer);
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
