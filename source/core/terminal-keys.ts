import {escapePiece, type InputPiece} from './terminal-sequences.ts';

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';
/** What was pasted, without its marks, when this item is a paste. */
export const pasteText = (item: string): string | undefined =>
	item.startsWith(pasteStart) ? item.slice(pasteStart.length, -pasteEnd.length) : undefined;

const joiner = '\u200d';

const graphemes = new Intl.Segmenter();
const ascii = /[\x00-\x7f]/g;

/** ASCII is one key a character; only where other characters stand is it asked which of them belong together. */
function textPiece(text: string, index: number): InputPiece {
	ascii.lastIndex = index + 1;
	const end = ascii.exec(text)?.index ?? text.length;
	const first = text.charCodeAt(index);
	if (first < 0x20 || first === 0x7f || (first < 0x7f && end === index + 1)) {
		return {end: index + 1, keys: [text.slice(index, index + 1)]};
	}

	const keys = Array.from(graphemes.segment(text.slice(index, end)), ({segment}) => segment);
	const last = keys.at(-1) ?? '';
	// A joiner at the very end announces the rest of an emoji.
	if (end < text.length || !last.endsWith(joiner)) {
		return {end, keys};
	}

	return keys.length === 1 ? {end: undefined, whenAlone: keys} : {end: end - last.length, keys: keys.slice(0, -1)};
}

/**
 * Cuts what a terminal in raw mode sends (UTF-8, in any portions) into keys: one control byte, one grapheme, one CSI or
 * SS3 sequence, Alt with its key, or one whole bracketed paste with its marks. The terminal's own replies are dropped.
 */
export class TerminalKeys {
	readonly #decoder = new TextDecoder('utf-8', {ignoreBOM: true});
	#pending = '';
	#whenAlone: readonly string[] | undefined;
	/** Nothing but the beginning of a character has come. */
	#isTorn = false;
	/** The paste under way, without its marks; its last characters may be part of the end mark and stay pending. */
	#paste: string[] | undefined;

	/** Whether `flush` would decide something: an escape that may be the Esc key or the beginning of a sequence. */
	get isWaiting(): boolean {
		return this.#whenAlone !== undefined;
	}

	/** Whether something has come whose end has not: a sequence, a paste, a character. */
	get hasBegun(): boolean {
		return this.#isTorn || this.#pending !== '' || this.#paste !== undefined;
	}

	/** The keys that these bytes complete. */
	feed(bytes: Uint8Array): readonly string[] {
		const decoded = this.#decoder.decode(bytes, {stream: true});
		this.#isTorn = decoded === '' && bytes.length > 0;
		const text = this.#pending + decoded;
		this.#pending = '';
		this.#whenAlone = undefined;
		const keys: string[] = [];
		let index = 0;
		while (index < text.length) {
			if (this.#paste) {
				index = this.#takePaste(text, index, keys);
				continue;
			}

			const piece = text[index] === '\x1b' ? escapePiece(text, index) : textPiece(text, index);
			if (piece.end === undefined) {
				this.#pending = text.slice(index);
				this.#whenAlone = piece.whenAlone;
				break;
			}

			if (piece.keys[0] === pasteStart) {
				this.#paste = [];
			} else {
				keys.push(...piece.keys);
			}

			index = piece.end;
		}

		return keys;
	}

	/** To be called when `isWaiting` has lasted: what waited is a key of its own. */
	flush(): readonly string[] {
		const keys = this.#whenAlone ?? [];
		if (this.#whenAlone) {
			this.#pending = '';
			this.#whenAlone = undefined;
		}

		return keys;
	}

	#takePaste(text: string, index: number, keys: string[]): number {
		const end = text.indexOf(pasteEnd, index);
		if (end < 0) {
			const kept = Math.max(index, text.length - pasteEnd.length + 1);
			this.#paste?.push(text.slice(index, kept));
			this.#pending = text.slice(kept);
			return text.length;
		}

		keys.push(pasteStart + (this.#paste ?? []).join('') + text.slice(index, end) + pasteEnd);
		this.#paste = undefined;
		return end + pasteEnd.length;
	}
}
