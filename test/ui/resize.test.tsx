import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cellWidth} from '../../source/ui/cells.ts';
import {createChance} from '../helpers/random-text.ts';
import {openRequestBench, type RequestBench} from '../session/workbench/request/bench.ts';
import {paint} from './paint.tsx';

/** Resizes to anything between too small and large, painting each time, and back. */
function storm(bench: RequestBench, seed: number, count = 25): void {
	const {workbench} = bench;
	const {columns, rows} = workbench.state.size;
	const chance = createChance(seed);
	for (let step = 0; step < count; step++) {
		const size = [20 + Math.floor(chance() * 140), 5 + Math.floor(chance() * 50)] as const;
		workbench.resize(...size);
		const lines = paint(bench);
		assert.equal(lines.length, size[1], `at ${size.join('x')}`);
		assert.ok(
			lines.every(line => cellWidth(line) <= size[0]),
			`at ${size.join('x')}`,
		);
	}

	workbench.resize(20, 5);
	assert.equal(paint(bench)[0], 'Too small: 20x5.');
	workbench.resize(columns, rows);
}

/** What a person was in the middle of: the keys that lead there. */
const places: ReadonlyArray<readonly [string, readonly string[]]> = [
	['deep in a list', ['G', 'k', 'k']],
	['in a filter', ['/', 'u', 's', 'e', 'r', 'left', 'left']],
	['in the palette', [':', 't', 'o', 'k', 'down']],
	['in the help', ['?', 'down', 'down', 'down']],
	['in the editor of a request', ['n', '/', 'm', 'e', 'left']],
	['in an answer', ['enter', 'j', 'j', 'j']],
];

for (const [where, keys] of places) {
	test(`a storm of sizes ${where} loses neither text nor cursor nor place, and leaves the same screen`, async () => {
		const bench = await openRequestBench({choice: {profileId: 'contoso-inventory'}});
		await bench.press(...keys);
		const before = paint(bench);
		const {layers, lists, focus} = bench.workbench.state;
		storm(bench, keys.length);
		assert.deepEqual(
			{
				layers: bench.workbench.state.layers,
				cursors: Object.values(bench.workbench.state.lists).map(({cursor, filter}) => ({cursor, filter})),
				focus: bench.workbench.state.focus,
			},
			{layers, cursors: Object.values(lists).map(({cursor, filter}) => ({cursor, filter})), focus},
		);
		assert.deepEqual(paint(bench), before);
	});
}

test('what is typed between changes of size arrives, and what is typed where nothing can be seen does not', async () => {
	const bench = await openRequestBench();
	await bench.press('/');
	for (const [index, letter] of [...'users'].entries()) {
		await bench.press(letter);
		storm(bench, index, 3);
	}

	bench.workbench.resize(20, 5);
	await bench.press('x', 'y', 'enter', 'q');
	bench.workbench.resize(80, 24);
	const field = bench.workbench.topLayer;
	assert.deepEqual(field?.kind === 'filter' && field.field.text, 'users');
	assert.deepEqual(bench.out, []);
});
