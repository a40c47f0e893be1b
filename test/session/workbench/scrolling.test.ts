import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Layer, PanelId} from '../../../source/session/workbench/state.ts';
import {paint} from '../../ui/paint.tsx';
import {openRequestBench, type RequestBench} from './request/bench.ts';

const times = (count: number, key: string): readonly string[] => Array.from({length: count}, () => key);

const open = (size = {columns: 80, rows: 24}): Promise<RequestBench> => openRequestBench(size);

/** The row with the pointer, and the first row that is seen, as they are painted. */
function seen(bench: RequestBench, panel: PanelId): {readonly pointer: string; readonly first: number} {
	const pointer = paint(bench).find(line => line.includes('> ')) ?? '';
	return {pointer, first: bench.workbench.state.lists[panel].offset};
}

const actionsLayer = ({workbench}: RequestBench): Extract<Layer, {readonly kind: 'help' | 'palette'}> => {
	const layer = workbench.topLayer;
	assert.ok(layer?.kind === 'help' || layer?.kind === 'palette');
	return layer;
};

test('from the top of the requests to their end the row under the cursor is always on the screen', async () => {
	const bench = await open();
	await bench.press('5', 'home');
	const rows = bench.workbench.rowsOf('requests');
	const offsets = new Set<number>();
	for (const {text} of rows) {
		const {pointer, first} = seen(bench, 'requests');
		assert.ok(pointer.includes(`> ${text.slice(0, 30)}`), `${text}: ${pointer}`);
		offsets.add(first);
		await bench.press('down');
	}

	assert.ok(offsets.size < rows.length / 6, `${offsets.size} windows for ${rows.length} rows`);
});

test('a key back from the row that scrolled the list does not scroll it again', async () => {
	const bench = await open();
	await bench.press('5', 'home');
	const height = bench.workbench.pageHeight('requests');
	await bench.press(...times(height - 1, 'down'));
	const {first} = seen(bench, 'requests');
	assert.ok(first > 0);
	await bench.press('up');
	assert.equal(seen(bench, 'requests').first, first);
	await bench.press('end', 'home');
	assert.equal(seen(bench, 'requests').first, 0);
});

test('after a change of size the list goes on from what is seen, not from what was', async () => {
	const bench = await open({columns: 80, rows: 40});
	await bench.press('5', 'home', ...times(20, 'down'));
	bench.workbench.resize(80, 24);
	const top = (): string => paint(bench).find(line => line.includes('║  GET')) ?? '';
	const before = top();
	await bench.press('down');
	assert.equal(top(), before);
});

test('the arrows in a filter take the window with them', async () => {
	const bench = await open();
	await bench.press('3', '/', ...times(20, 'down'));
	const {first} = seen(bench, 'scope');
	assert.ok(first > 0);
	await bench.press('up');
	assert.equal(seen(bench, 'scope').first, first);
	assert.match(seen(bench, 'scope').pointer, />/);
});

for (const key of ['?', ':']) {
	test(`in what ${key} opens the way up scrolls as seldom as the way down, and typing begins at the top`, async () => {
		const bench = await open();
		await bench.press(key);
		const offsets: number[] = [];
		for (const step of [...times(30, 'down'), ...times(30, 'up')]) {
			await bench.press(step);
			const {cursor, offset} = actionsLayer(bench);
			offsets.push(offset);
			assert.equal(paint(bench).filter(line => line.startsWith('║>')).length, 1, `row ${cursor} is not seen`);
		}

		assert.ok(new Set(offsets).size <= 6, offsets.join(' '));
		await bench.press(...times(30, 'down'), 't');
		assert.deepEqual([actionsLayer(bench).cursor, actionsLayer(bench).offset], [0, 0]);
	});
}
