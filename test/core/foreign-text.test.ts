import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cleanForeignLines, cleanForeignText, cleanJson} from '../../source/core/foreign-text.ts';
import {createChance} from '../helpers/random-text.ts';

/** What no terminal may get from a stranger, by code point. */
const forbidden = (code: number): boolean =>
	code < 0x20 ||
	(code >= 0x7f && code <= 0x9f) ||
	[0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x180e, 0x2028, 0x2029, 0x3164, 0xfeff, 0xffa0].includes(code) ||
	(code >= 0x200b && code <= 0x200f) ||
	(code >= 0x202a && code <= 0x202e) ||
	(code >= 0x2060 && code <= 0x206f) ||
	(code >= 0xfff9 && code <= 0xfffb) ||
	(code >= 0xd800 && code <= 0xdfff) ||
	(code >= 0xe0000 && code <= 0xe0fff);

const assertClean = (text: string): void => {
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		assert.ok(!forbidden(code), `U+${code.toString(16)} is left in ${JSON.stringify(text)}`);
	}
};

const corpus: Readonly<Record<string, string>> = {
	'every C0 control': String.fromCharCode(...Array.from({length: 0x20}, (_, code) => code)),
	'DEL and every C1 control': String.fromCharCode(...Array.from({length: 0x21}, (_, code) => 0x7f + code)),
	'colour by CSI': '\u001b[31mred\u001b[0m',
	'clear screen and move': '\u001b[2J\u001b[1;1H',
	'CSI as one C1 sign': '\u009b31m',
	'window title by OSC 0': '\u001b]0;owned\u0007',
	'link by OSC 8': '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
	'clipboard by OSC 52': '\u001b]52;c;aGVsbG8=\u0007',
	'OSC as one C1 sign, unterminated': '\u009d0;owned',
	'device control string': '\u001bP+q544e\u001b\\',
	'DCS, APC, PM and SOS as C1 signs': '\u0090x\u009c\u009fx\u009c\u009ex\u009c\u0098x\u009c',
	'application keys and reset': '\u001b=\u001bc\u001b[?1049h',
	'backspaces and carriage return': 'good\b\b\b\bevil\rover',
	'bidi overrides': '\u202egnp.exe\u202c \u2066a\u2069 \u200e\u200f\u061c',
	'zero width': 'a\u200bd\u200cm\u200di\u2060n\ufeff',
	'soft hyphen and joiners': 'pass\u00adword \u034f',
	'invisible letters': 'a\u115fb\u1160c\u3164d\uffa0e\u180e',
	'tag characters': 'hi\u{e0001}\u{e0068}\u{e0069}\u{e007f}',
	'supplementary variation selectors': 'a\u{e0100}\u{e01ef}',
	'lone surrogates': 'a\ud800b\udc00c\udfff\ud83d',
	'line and paragraph separators': 'a\u2028b\u2029c',
	'interlinear annotation': '\ufff9a\ufffab\ufffb',
};

for (const [what, text] of Object.entries(corpus)) {
	test(`made harmless: ${what}`, () => {
		assertClean(cleanForeignText(text));
		assertClean(cleanForeignText(`before${text}after`));
		for (const line of cleanForeignLines(text)) {
			assertClean(line);
		}
	});
}

test('nothing is dropped: what was there can be read', () => {
	assert.equal(cleanForeignText('\u001b[31m\u009b\u200b\u{e0001}\ud800'), '\\x1b[31m\\x9b\\u{200b}\\u{e0001}\\u{d800}');
});

test('cleaning what is clean changes nothing', () => {
	for (const text of Object.values(corpus)) {
		const clean = cleanForeignText(text);
		assert.equal(cleanForeignText(clean), clean);
	}
});

for (const text of [
	'Grüße aus Köln',
	'漢字かな한글',
	'עברית العربية',
	'e\u0301',
	'🙂👍🏽',
	'a b \\ "c" <d>',
	'€ £ ½ ﷼',
]) {
	test(`ordinary text stays: ${text}`, () => {
		assert.equal(cleanForeignText(text), text);
	});
}

test('random text of any code units comes out clean', () => {
	const chance = createChance(11);
	for (let round = 0; round < 2000; round++) {
		assertClean(
			cleanForeignText(String.fromCharCode(...Array.from({length: 40}, () => Math.floor(chance() * 0x10000)))),
		);
		assertClean(cleanForeignText(String.fromCharCode(...Array.from({length: 40}, () => Math.floor(chance() * 0x100)))));
	}
});

test('lines are kept and tabs become blanks', () => {
	assert.deepEqual(cleanForeignLines('a\tb\r\nc\rd\n\n\u001be'), ['a    b', 'c', 'd', '', '\\x1be']);
});

test('JSON for a terminal means the same and holds nothing a terminal acts on', () => {
	const value = {name: '\u009b2J\u202e\ufeff\u{e0041}\u2028', tab: '\t', line: '\n'};
	const json = cleanJson(JSON.stringify(value, undefined, '\t'));
	assert.deepEqual(JSON.parse(json), value);
	assert.doesNotMatch(json.replace(/[\n\t]/g, ''), /[^\u0020-\u007e]/);
});
