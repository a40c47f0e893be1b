import {isJsonObject, type JsonObject, textMember, textsMember} from '../../../core/json.ts';
import {keptDraft, keptHeaderLine, keptText} from '../request/draft.ts';
import {editorWith, headerLines, isChanged, textOf, type WrittenRequest} from '../request/editor.ts';
import {requestFrom, requestObject} from '../request/memory.ts';
import type {DraftEntry} from './memory.ts';

/** A request being written as it may be kept: credentials among its headers and secrets in its texts are masked. */
export function requestEntry(written: WrittenRequest, redact: (text: string) => string): readonly DraftEntry[] {
	const {seed, isOwn, editor} = written;
	return isChanged(written)
		? [
				{
					kind: 'request',
					of: {isOwn, seed: requestObject(keptDraft(seed, redact))},
					method: keptText(textOf(editor, 'Method'), redact),
					url: keptText(textOf(editor, 'URL'), redact),
					headers: headerLines(editor).map(line => keptHeaderLine(line, redact)),
					body: keptText(textOf(editor, 'Body'), redact),
				},
			]
		: [];
}

/** The request of an entry; undefined when it is none. */
export function requestOf(entry: JsonObject): WrittenRequest | undefined {
	const {kind, of} = entry;
	const [seed] = isJsonObject(of) && isJsonObject(of['seed']) ? requestFrom(of['seed']) : [];
	if (kind !== 'request' || !isJsonObject(of) || !seed) {
		return undefined;
	}

	const [method, url, body] = ['method', 'url', 'body'].map(name => textMember(entry, name) ?? '');
	const texts = {method: method ?? '', url: url ?? '', headers: textsMember(entry, 'headers') ?? [], body: body ?? ''};
	return {seed, isOwn: of['isOwn'] === true, editor: editorWith(texts), isBack: true};
}
