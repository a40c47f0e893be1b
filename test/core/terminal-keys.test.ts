import assert from 'node:assert/strict';
import {test} from 'node:test';
import {TerminalKeys} from '../../source/core/terminal-keys.ts';
import {longestReply} from '../../source/core/terminal-sequences.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The keys of these chunks, the wait for an escape elapsing only at the end. */
function keysOf(...chunks: readonly string[]): readonly string[] {
	const keys = new TerminalKeys();
	return [...chunks.flatMap(chunk => keys.feed(bytes(chunk))), ...keys.flush()];
}

/** As `keysOf`, the input arriving byte by byte. */
function keysOfBytes(text: string): readonly string[] {
	const keys = new TerminalKeys();
	return [...Array.from(bytes(text)).flatMap(byte => keys.feed(Uint8Array.of(byte))), ...keys.flush()];
}

test('several keys in one chunk are several keys', () => {
	assert.deepEqual(keysOf('jjj'), ['j', 'j', 'j']);
	assert.deepEqual(keysOf('abc\r'), ['a', 'b', 'c', '\r']);
	assert.deepEqual(keysOf('\x04\x15\x0c'), ['\x04', '\x15', '\x0c']);
	assert.deepEqual(keysOf('q\x7f\x08\t \x00'), ['q', '\x7f', '\x08', '\t', ' ', '\x00']);
	assert.deepEqual(keysOf('\x1b[B\x1b[Bj\x1bOA\x1b[3~'), ['\x1b[B', '\x1b[B', 'j', '\x1bOA', '\x1b[3~']);
});

test('every form of a function key stays whole', () => {
	const sequences = [
		'\x1b[H',
		'\x1b[1~',
		'\x1bOH',
		'\x1b[7~',
		'\x1b[1;5A',
		'\x1b[Z',
		'\x1bOP',
		'\x1bO5C',
		'\x1b[15~',
		'\x1b[[A',
		'\x1b[3$',
		'\x1b[a',
		'\x1b[97;5u',
		'\x1b[27;5;106~',
	];
	assert.deepEqual(keysOf(sequences.join('')), sequences);
	for (const sequence of sequences) {
		assert.deepEqual(keysOfBytes(`${sequence}j`), [sequence, 'j'], JSON.stringify(sequence));
	}
});

test('an arrow torn apart is one arrow, and an escape nothing follows is the Esc key', () => {
	const keys = new TerminalKeys();
	assert.deepEqual(keys.feed(bytes('\x1b')), []);
	assert.equal(keys.isWaiting, true);
	assert.deepEqual(keys.feed(bytes('[A')), ['\x1b[A']);
	assert.equal(keys.isWaiting, false);
	assert.deepEqual(keys.flush(), []);
	assert.deepEqual(keys.feed(bytes('j\x1b')), ['j']);
	assert.deepEqual(keys.flush(), ['\x1b']);
	assert.deepEqual(keys.feed(bytes('j')), ['j']);
});

test('a sequence begun beyond doubt waits for its end however long that takes', () => {
	const keys = new TerminalKeys();
	keys.feed(bytes('\x1b[1;5'));
	assert.equal(keys.isWaiting, false);
	assert.deepEqual(keys.flush(), []);
	assert.deepEqual(keys.feed(bytes('Aj')), ['\x1b[1;5A', 'j']);
});

test('Alt with a key is one key, and Esc in a hurry loses neither itself nor the control key behind it', () => {
	assert.deepEqual(keysOf('\x1bb\x1bf\x1b\x7f\x1bé'), ['\x1bb', '\x1bf', '\x1b\x7f', '\x1bé']);
	assert.deepEqual(keysOf('\x1b\x03'), ['\x1b', '\x03']);
	assert.deepEqual(keysOf('\x1b\x1b[A'), ['\x1b', '\x1b[A']);
	assert.deepEqual(keysOf('\x1b\x1b'), ['\x1b', '\x1b']);
	for (const introducer of '[O]P_^X') {
		assert.deepEqual(keysOf(`\x1b${introducer}`), [`\x1b${introducer}`]);
		assert.deepEqual(keysOf(`\x1b${introducer}\r`), [`\x1b${introducer}`, '\r']);
	}
});

test('Alt-] and Alt-P followed by other keys take none of them for a reply', () => {
	assert.deepEqual(keysOf('\x1b]jk'), ['\x1b]', 'j', 'k']);
	assert.deepEqual(keysOf('\x1b]1j'), ['\x1b]', '1', 'j']);
	assert.deepEqual(keysOf('\x1bPj'), ['\x1bP', 'j']);
});

const replies: ReadonlyArray<readonly [string, string]> = [
	['the background colour, ended by ST', '\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\'],
	['the background colour, ended by BEL', '\x1b]11;rgb:1e1e/1e1e/1e1e\x07'],
	['the clipboard', '\x1b]52;c;c2VjcmV0\x1b\\'],
	['the title', '\x1b]lhome\x1b\\'],
	['DCS: a setting', '\x1bP1$r0m\x1b\\'],
	['DCS: the version', '\x1bP>|xterm(388)\x1b\\'],
	['APC', '\x1b_Gi=1;OK\x1b\\'],
	['PM', '\x1b^message\x1b\\'],
	['SOS', '\x1bXstring\x1b\\'],
	['device attributes, first', '\x1b[?62;22;52c'],
	['device attributes, second', '\x1b[>41;388;0c'],
	['the cursor position', '\x1b[24;80R'],
	['the status', '\x1b[0n'],
	['focus gained', '\x1b[I'],
	['focus lost', '\x1b[O'],
	['a mouse press, SGR', '\x1b[<0;12;7M'],
	['a mouse release, SGR', '\x1b[<0;12;7m'],
	['a mouse press, urxvt', '\x1b[32;12;7M'],
	['a mouse press, X10', '\x1b[M !!'],
	['the kitty keyboard flags', '\x1b[?1u'],
	['a mode', '\x1b[?2026;2$y'],
	['the window size', '\x1b[8;24;80t'],
	['the end of a paste that never began', '\x1b[201~'],
];

for (const [name, reply] of replies) {
	test(`a reply of the terminal is no key: ${name}`, () => {
		assert.deepEqual(keysOf(`j${reply}k`), ['j', 'k']);
		assert.deepEqual(keysOfBytes(`j${reply}k`), ['j', 'k']);
	});
}

test('a reply without an end swallows nothing beyond the next escape or control key, nor more than its limit', () => {
	const begun = '\x1b]11;rgb:1e1e';
	assert.deepEqual(keysOf(begun, '\x1b[Aj'), ['\x1b[A', 'j']);
	assert.deepEqual(keysOf(begun, '\x1b'), ['\x1b']);
	assert.deepEqual(keysOf(begun, '\x03'), ['\x03']);
	assert.deepEqual(keysOf(begun, '\rj'), ['\r', 'j']);
	assert.deepEqual(keysOf(begun, 'x'.repeat(longestReply), 'j'), ['j']);
	assert.deepEqual(keysOf(`\x1b[${'1'.repeat(longestReply)}`, 'j'), ['j']);
	assert.deepEqual(keysOf('\x1b[1;5\rj'), ['\r', 'j']);
});

test('a paste is one key with its line ends and marks, in one portion or in many', () => {
	const paste = '\x1b[200~first\r\nsecond\t\x1b[A \x1b]11;x\x1b\\ é \x1b[200~\x1b[201~';
	assert.deepEqual(keysOf(`j${paste}k`), ['j', paste, 'k']);
	assert.deepEqual(keysOfBytes(`j${paste}k`), ['j', paste, 'k']);
	assert.deepEqual(keysOf('\x1b[200~', 'a'.repeat(9000), 'b\x1b[20', '1~j'), [
		`\x1b[200~${'a'.repeat(9000)}b\x1b[201~`,
		'j',
	]);
	assert.deepEqual(keysOf('\x1b[200~\x1b[201~'), ['\x1b[200~\x1b[201~']);
});

test('no wait ends a paste', () => {
	const keys = new TerminalKeys();
	keys.feed(bytes('\x1b[200~q\x1b'));
	assert.equal(keys.isWaiting, false);
	assert.deepEqual(keys.flush(), []);
	assert.deepEqual(keys.feed(bytes('[201~')), ['\x1b[200~q\x1b[201~']);
});

const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}';

test('what a reader sees as one character is one key', () => {
	assert.deepEqual(keysOf(`a${family}é日本e\u0301b`), ['a', family, 'é', '日', '本', 'e\u0301', 'b']);
	assert.deepEqual(keysOf('\u{1f468}\u200d', `${family.slice(3)}j`), [family, 'j']);
	assert.deepEqual(keysOf('é\u{1f468}\u200d'), ['é', '\u{1f468}\u200d']);
});

test('a character torn apart between its bytes is one key', () => {
	assert.deepEqual(keysOfBytes('é日\u{1f511}j'), ['é', '日', '\u{1f511}', 'j']);
});

test('bytes that are not UTF-8 hold up nothing', () => {
	const keys = new TerminalKeys();
	assert.deepEqual(keys.feed(Uint8Array.of(0xff, 0x6a)), ['\ufffd', 'j']);
	assert.deepEqual(keys.feed(Uint8Array.of(0xc3)), []);
	assert.deepEqual(keys.feed(bytes('\x03')), ['\ufffd', '\x03']);
});
