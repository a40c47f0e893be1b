import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFakeClipboard} from '../helpers/fake-clipboard.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';
import {paint, paintedText} from './paint.tsx';

for (const [columns, rows] of [
	[80, 24],
	[40, 10],
] as const) {
	test(`at ${columns}x${rows} the copy menu has a letter on every line, and follows its cursor`, async () => {
		const bench = await openRequestBench({columns, rows, workbenchDoors: {clipboard: createFakeClipboard()}});
		await bench.press('t', 'y');
		const screen = paint(bench);
		assert.equal(screen.length, rows);
		assert.match(screen[1] ?? '', /Copy ═+ tmux ═╗$/);
		assert.match(screen[2] ?? '', /^║> t {2}access token +║$/);
		assert.match(screen.at(-1) ?? '', /Esc close$/);
		await bench.press('up');
		assert.match(paintedText(bench), /║> i {2}how it works here/);
		assert.match(paintedText(bench), /║ -b {2}body of the answer {2}\(off: Not/);
	});
}

test('a status that does not fit is said in its short form', async () => {
	const clipboard = createFakeClipboard({way: 'osc52', isMosh: false});
	for (const [columns, status] of [
		[120, 'if paste is empty your terminal refuses it: see ? copy'],
		[80, 'token sent by OSC 52; if paste is empty: see ? copy'],
	] as const) {
		const bench = await openRequestBench({columns, rows: 24, workbenchDoors: {clipboard}});
		await bench.press('t', 'y', 't');
		assert.ok(paint(bench).at(-2)?.trimEnd().endsWith(status));
	}
});

test('the question before curl with the token is whole in the smallest window', async () => {
	const bench = await openRequestBench({columns: 40, rows: 10, workbenchDoors: {clipboard: createFakeClipboard()}});
	await bench.press('t', '5', 'y', 'C');
	assert.match(paint(bench).at(-2) ?? '', /Copy the command with the token in it\?/);
	assert.match(paint(bench).at(-1) ?? '', /y copy {2}any other key: no/);
});
