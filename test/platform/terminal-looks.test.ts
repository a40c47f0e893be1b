import assert from 'node:assert/strict';
import {test} from 'node:test';
import {terminalLooks} from '../../source/platform/terminal-looks.ts';

const looks = (environment: Readonly<Record<string, string>>, noColour = false) =>
	terminalLooks({TERM: 'xterm-256color', LANG: 'C.UTF-8', ...environment}, noColour);

test('a usual terminal gets colours, styles and line drawing', () => {
	assert.deepEqual(looks({}), {isAscii: false, hasColour: true, hasStyles: true});
});

test('NO_COLOR, unless empty, and --no-color take the colours and leave bold and inverse', () => {
	assert.deepEqual(looks({NO_COLOR: '1'}), {isAscii: false, hasColour: false, hasStyles: true});
	assert.equal(looks({NO_COLOR: ''}).hasColour, true);
	assert.equal(looks({}, true).hasColour, false);
	assert.equal(looks({NO_COLOR: '1', ENTOK_COLOR: 'always'}).hasColour, true);
	assert.equal(looks({ENTOK_COLOR: 'never'}).hasColour, false);
	assert.equal(looks({TERM: 'vt100'}).hasColour, false, 'a vt100 has none');
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
	assert.deepEqual(looks({TERM: 'dumb'}), {isAscii: true, hasColour: false, hasStyles: false});
});
