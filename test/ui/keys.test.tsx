import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actions} from '../../source/session/workbench/actions.ts';
import {readKeys} from '../../source/session/workbench/keys/read-keys.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';
import {paint} from './paint.tsx';

const shortPath = '~/.config/entok/keys.json';

const open = (keys: object, columns = 80, rows = 24) =>
	openRequestBench({
		columns,
		rows,
		workbenchDoors: {keys: {path: shortPath, shortPath, ...readKeys({version: 1, keys}, actions)}},
	});

test('the hints show the keys that there are, and leave out what has none', async () => {
	const bench = await open({'request.open': ['space'], 'request.all': [], 'program.palette': [';', 'ctrl-p']});
	const hints = paint(bench).at(-1) ?? '';
	assert.match(hints, /^ Space send {2}/);
	assert.doesNotMatch(hints, /run all/);
	assert.match(hints, /; cmd {2}\? keys {2}q quit$/);
});

test('the hint of a screen with letters of its own names the key of the help', async () => {
	const bench = await open({'program.keys': ['H'], 'error.again': ['a']});
	bench.session.choose({profileId: 'contoso-wrong-secret', flow: 'client-credentials', scope: 'graph'});
	await bench.press('t');
	assert.match(paint(bench).join('\n'), /a {2}try again/);
	assert.match(paint(bench).at(-1) ?? '', /H keys {2}Esc back$/);
});

test('the help shows the keys that there are, and says at its end where they are changed', async () => {
	const bench = await open({'panel.profile': ['ctrl-g', 'F']});
	await bench.press('?');
	await bench.type('go to panel 1');
	const screen = paint(bench);
	assert.match(screen.join('\n'), /Ctrl-G {2}F {2}go to panel 1/);
	assert.match(
		screen.at(-4) ?? '',
		/^║ Change keys: ~\/\.config\/entok\/keys\.json {3}print: entok keys --markdown *║$/,
	);
});

test('the line about changing keys fits where it is, and rests where the actions need the rows', async () => {
	for (const [columns, rows, expected] of [
		[60, 20, /Change keys: ~\/\.config\/entok\/keys\.json *║/],
		[40, 20, /print: entok keys --markdown *║/],
		[80, 12, /$^/],
	] as const) {
		const bench = await open({}, columns, rows);
		await bench.press('?');
		const screen = paint(bench);
		assert.equal(screen.length, rows);
		const line = screen.find(text => /keys\.json|--markdown/.test(text));
		assert.ok(expected.test(line ?? ''), `${columns}x${rows}: ${line}`);
	}
});

test('in the demo, which has no key file, the help says only how to print the keys', async () => {
	const bench = await openRequestBench();
	await bench.press('?');
	const screen = paint(bench).join('\n');
	assert.match(screen, /print: entok keys --markdown/);
	assert.doesNotMatch(screen, /Change keys/);
});
