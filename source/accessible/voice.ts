import type {Output} from '../core/doors.ts';
import {cleanForeignText} from '../core/foreign-text.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Secret} from '../core/secret.ts';

/** What the accessible mode says: plain lines, nothing that moves, colours or draws. */
export type Voice = {
	/** How often something was said: whether an action said anything can be told by it. */
	readonly times: number;
	line(text?: string): void;
	lines(texts: readonly string[]): void;
	/** A question or an invitation to type; what is typed stands behind it in the same line. */
	prompt(text: string): void;
	/** A secret the person has just said yes to seeing; nothing else ever shows one. */
	secret(name: string, secret: Secret): void;
};

/** Signs that many braille tables and simple terminals lack, and lines and blocks that only draw. */
const plainSigns: ReadonlyArray<readonly [RegExp, string]> = [
	[/[«»“”„]/g, '"'],
	[/[‘’‚]/g, "'"],
	[/…/g, '...'],
	[/\s*·/g, ';'],
	[/[–—]/g, '-'],
	[/→/g, '->'],
	[/[\u2500-\u259f]/g, '-'],
];

const plain = (text: string): string =>
	plainSigns.reduce((line, [sign, instead]) => line.replace(sign, instead), cleanForeignText(text)).trimEnd();

/** Says everything on one output, the secrets we know masked once more. */
export function createVoice(out: Output, redactor: Redactor): Voice {
	let times = 0;
	const say = (text: string): void => {
		times += 1;
		out.write(text);
	};
	const line = (text = ''): void => say(`${plain(redactor.redactKnown(text))}\n`);
	return {
		get times() {
			return times;
		},
		line,
		lines: texts => {
			for (const text of texts) {
				line(text);
			}
		},
		prompt: text => say(`${plain(redactor.redactKnown(text))} `),
		secret: (name, secret) => say(`${name}: ${plain(secret.reveal())}\n`),
	};
}
