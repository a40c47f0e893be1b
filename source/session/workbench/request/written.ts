import type {Layer} from '../state.ts';
import type {Workbench} from '../workbench.ts';
import {editorOf, isChanged, type WrittenRequest} from './editor.ts';

/** What an editor of a request was opened on. */
type Opened = Pick<Extract<Layer, {kind: 'request-editor'}>, 'seed' | 'of'>;

/** What a request being written is kept under, so that each beginning has a draft of its own. */
const keyOf = ({seed, isOwn}: Pick<WrittenRequest, 'seed' | 'isOwn'>): string =>
	JSON.stringify([isOwn, seed.method, seed.url, seed.headers, seed.body]);

/** What an editor edits, as it is written so far. */
export function writtenIn({state}: Workbench, {seed, of}: Opened): WrittenRequest {
	const fresh = {seed, isOwn: of !== undefined, editor: editorOf(seed)};
	return state.requestDrafts.get(keyOf(fresh)) ?? fresh;
}

/** Keeps a request as it is written now. */
export const keepWritten = (workbench: Workbench, written: WrittenRequest): void =>
	workbench.change({requestDrafts: new Map(workbench.state.requestDrafts).set(keyOf(written), written)});

export function forgetWritten(workbench: Workbench, opened: Opened): void {
	const key = keyOf(writtenIn(workbench, opened));
	workbench.change({requestDrafts: new Map([...workbench.state.requestDrafts].filter(([other]) => other !== key))});
}

/** Takes up a request that was written in an earlier run; false when this run has one that began alike. */
export function takeUp(workbench: Workbench, written: WrittenRequest): boolean {
	const begun = workbench.state.requestDrafts.get(keyOf(written));
	if (begun && isChanged(begun)) {
		return false;
	}

	keepWritten(workbench, written);
	return true;
}
