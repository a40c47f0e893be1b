import {cleanForeignLines} from '../../core/foreign-text.ts';
import type {ApiAnswer} from '../api-answer.ts';

const made = new WeakMap<ApiAnswer, readonly string[]>();

/** An answer's body in lines, JSON indented, safe to print; made once. */
export function responseLines(answer: ApiAnswer): readonly string[] {
	const known = made.get(answer);
	if (known) {
		return known;
	}

	const lines = cleanForeignLines(indented(answer.response.body));
	made.set(answer, lines);
	return lines;
}

function indented(body: string): string {
	try {
		return JSON.stringify(JSON.parse(body), undefined, 2);
	} catch {
		return body;
	}
}
