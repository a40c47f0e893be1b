import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type LooksOptions, looksComplaints, terminalLooks} from '../../source/platform/terminal-looks.ts';

const looks = (environment: Readonly<Record<string, string>>, options: LooksOptions = {}) =>
	terminalLooks({TERM: 'xterm-256color', LANG: 'C.UTF-8', ...environment}, options);

test('a usual terminal gets colours, styles and line drawing', () => {
	assert.deepEqual(looks({}), {isAscii: false, hasColour: true, hasStyles: true, isSlow: false});
});

test('NO_COLOR, unless empty, and --no-color take the colours and leave bold and inverse', () => {
	assert.deepEqual(looks({NO_COLOR: '1'}), {isAscii: false, hasColour: false, hasStyles: true, isSlow: false});
	assert.equal(looks({NO_COLOR: ''}).hasColour, true);
	assert.equal(looks({}, {'no-color': true}).hasColour, false);
	assert.equal(looks({NO_COLOR: '1', ENTOK_COLOR: 'always'}).hasColour, true);
	assert.equal(looks({ENTOK_COLOR: 'never'}).hasColour, false);
});

test('where nobody decides, terminals of one colour get none, and whoever insists gets them', () => {
	for (const TERM of ['vt100', 'vt220', 'xterm-mono', 'ansi-m', 'dumb']) {
		assert.equal(looks({TERM}).hasColour, false, TERM);
		assert.equal(looks({TERM, FORCE_COLOR: '1'}).hasColour, true, TERM);
		assert.equal(looks({TERM}, {color: 'always'}).hasStyles, true, TERM);
	}

	assert.equal(looks({TERM: 'linux'}).hasColour, true);
});

test('ASCII where line drawing cannot be trusted', () => {
	const environments: ReadonlyArray<Readonly<Record<string, string>>> = [
		{TERM: 'vt100'},
		{TERM: 'linux'},
		{LANG: 'C'},
		{LC_ALL: 'POSIX'},
		{ENTOK_ASCII: '1'},
	];
	for (const environment of environments) {
		assert.equal(looks(environment).isAscii, true);
	}
});

test('TERM=dumb gets neither colours nor styles', () => {
	assert.deepEqual(looks({TERM: 'dumb'}), {isAscii: true, hasColour: false, hasStyles: false, isSlow: true});
});

test('a line is slow where --slow says so and on terminals of that time, not for want of line drawing', () => {
	assert.equal(looks({}, {slow: true}).isSlow, true);
	assert.equal(looks({TERM: 'vt220'}).isSlow, true);
	assert.equal(looks({TERM: 'linux'}).isSlow, true);
	assert.equal(looks({LANG: 'C'}).isSlow, false);
	assert.equal(looks({ENTOK_ASCII: '1'}).isSlow, false);
});

test('the theme comes from --theme, else from ENTOK_THEME, where a wrong word is told and ignored', () => {
	assert.equal(looks({ENTOK_THEME: 'mono'}).theme, 'mono');
	assert.equal(looks({ENTOK_THEME: 'mono'}, {theme: 'colour-blind'}).theme, 'colour-blind');
	assert.equal(looks({ENTOK_THEME: 'dracula'}).theme, undefined);
	assert.deepEqual(looksComplaints({ENTOK_THEME: 'mono'}), []);
	assert.match(
		looksComplaints({ENTOK_THEME: 'dracula'}).join(' '),
		/ENTOK_THEME is «dracula» and is ignored: it can be term, mono, high-contrast, colour-blind, auto-rgb\./,
	);
});
