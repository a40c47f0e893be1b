import {EntokError} from '../core/entok-error.ts';
import {behindEscape} from '../core/key-names.ts';
import type {Show} from '../core/show.ts';
import type {Action} from '../session/workbench/action.ts';
import {actions} from '../session/workbench/actions.ts';
import {withKeys} from '../session/workbench/keys/with-keys.ts';
import {shownKey} from '../session/workbench/shown-key.ts';
import type {CommandCall, HeardKey, Keyboard} from './command.ts';
import {placeName} from './keys-table.ts';

/** Each of these ends the listening when it comes twice in a row. */
const endingKeys: readonly string[] = ['ctrl-c', 'escape', 'q'];

/** Control characters as people write them: `^[` for escape. */
const caretText = (text: string): string =>
	text.replace(/[\x00-\x1f\x7f]/g, control => `^${String.fromCharCode(control.charCodeAt(0) ^ 0x40)}`);

const hexText = (text: string): string =>
	Array.from(new TextEncoder().encode(text), byte => byte.toString(16).padStart(2, '0')).join(' ');

/** How the parts of a key arrived. */
const gapsText = (gaps: readonly number[]): readonly string[] =>
	gaps.length === 0
		? []
		: [`arrived in ${gaps.length + 1} parts, ${gaps.map(gap => `${gap} ms`).join(' and ')} between them`];

/** What a key does, place by place. */
function effects(name: string, table: readonly Action[]): readonly string[] {
	const found = table.filter(({keys}) => keys.includes(name));
	if (found.length > 0) {
		return found.map(({place, id, title}) => `${placeName(place)}: ${title} (${id})`);
	}

	const behind = behindEscape(name);
	return [
		behind === undefined
			? 'runs nothing'
			: `runs nothing itself; where no text is typed, Esc and then ${shownKey(behind)}`,
	];
}

/** What there is to say about one thing that came, in lines. What was pasted may be a secret: it is only counted. */
export function heardLines(
	{kind, text, name, gaps}: HeardKey,
	table: readonly Action[],
	show: Show,
): readonly string[] {
	if (kind === 'paste') {
		const lines = text.split(/\r\n|\r|\n/).length;
		return [
			`a paste of ${[...text].length} characters in ${lines === 1 ? '1 line' : `${lines} lines`}`,
			'  goes into the field that is open, and presses no key',
		];
	}

	const came = `${show(caretText(text))}  ${hexText(text)}`;
	if (kind === 'reply') {
		return [`${came}  no key: the terminal said this by itself, and entok leaves it out`];
	}

	const what = name === '' ? ['no name: entok cannot use this key'] : effects(name, table);
	return [
		`${came}${name === '' ? '' : `  ${show(shownKey(name))}`}`,
		...[...what, ...gapsText(gaps)].map(line => `  ${line}`),
	];
}

function greeting({escapeWait: {milliseconds, why, fault}}: Keyboard, terminal: string | undefined): readonly string[] {
	return [
		'Press keys to see what arrives of them: bytes, the name entok has for the key, what it runs.',
		'Nothing is run here. Ctrl-C twice, Esc twice or q twice ends.',
		`Terminal: ${terminal ?? 'TERM is not set'}. An escape waits ${milliseconds} ms for the rest of its sequence: ${why}.`,
		...(fault === undefined ? [] : [`${fault}.`]),
		'',
	];
}

/** `entok doctor keys`: what arrives of the keys that are pressed. */
export async function doctorKeys(call: CommandCall): Promise<number> {
	const {stdout, show, environment, options} = call;
	if (options.json) {
		throw new EntokError(
			'usage',
			'What keys do is told in plain lines only.',
			'Leave out --json; entok keys --json lists the keys.',
		);
	}

	const keyboard = await call.openKeyboard();
	if (!keyboard) {
		throw new EntokError(
			'usage',
			'There is no terminal here whose keys could be heard.',
			'Run entok doctor keys in a terminal.',
		);
	}

	const write = (lines: readonly string[]): void => stdout.write(lines.map(line => `${line}\n`).join(''));
	const own = await call.ownKeys();
	const table = withKeys(actions, own?.changed ?? new Map());
	const {TERM} = environment;
	let before = '';
	await keyboard.listen({
		onStart: () => write(greeting(keyboard, TERM === undefined ? undefined : show(TERM))),
		onKey(heard) {
			write(heardLines(heard, table, show));
			const ends = endingKeys.includes(heard.name);
			const isEnd = ends && heard.name === before;
			before = heard.name;
			if (ends && !isEnd) {
				write(['  once more to end']);
			}

			return !isEnd;
		},
	});
	return 0;
}
