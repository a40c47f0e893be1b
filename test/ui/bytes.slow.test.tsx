import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RequestBench} from '../session/workbench/request/bench.ts';
import {openCounting, sizes, times} from './bytes-bench.tsx';

const lists: Readonly<Record<string, (bench: RequestBench) => Promise<void>>> = {
	profiles: ({press}) => press('1'),
	scopes: ({press}) => press('3'),
	claims: ({press}) => press('4'),
	requests: ({press}) => press('5'),
	help: ({press}) => press('?'),
	palette: ({press}) => press(':'),
	async response({aimAt, press}) {
		await press('5');
		aimAt('graph.users');
		await press('enter');
	},
};

for (const [columns, rows] of sizes) {
	test(`at ${columns}x${rows} an arrow key costs at most 150 bytes in every list, held down from its top and up again`, async () => {
		for (const [name, enter] of Object.entries(lists)) {
			using screen = await openCounting(columns, rows);
			await enter(screen);
			const down = await screen.meanOf(times(50, 'down'));
			const up = await screen.meanOf(times(50, 'up'));

			assert.ok(down > 1 && down <= 150 && up > 1 && up <= 150, `${name}: ${down} bytes down, ${up} up`);
		}
	});
}
