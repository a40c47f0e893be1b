import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openCounting, sizes, times} from './bytes-bench.tsx';

for (const [columns, rows] of sizes) {
	test(`at ${columns}x${rows} an arrow key held down from the top of the requests costs at most 150 bytes in the mean`, async () => {
		using screen = await openCounting(columns, rows);
		const down = await screen.meanOf(times(50, 'down'));
		assert.ok(down > 1 && down <= 150, `${down} bytes`);
	});

	test(`at ${columns}x${rows} a tick of the countdown costs at most 32 bytes in the mean of a minute`, async () => {
		using screen = await openCounting(columns, rows);
		let bytes = 0;
		for (let second = 0; second < 60; second++) {
			bytes += (await screen.spent(() => screen.clock.advance(1000))).bytes;
		}

		assert.ok(bytes / 60 > 3 && bytes / 60 <= 32, `${bytes / 60} bytes per tick`);
	});

	test(`at ${columns}x${rows} keys that come at once are painted at once`, async () => {
		using screen = await openCounting(columns, rows);
		const {writes} = await screen.spent(async () => screen.pressAtOnce('5', ...times(50, 'down')));
		assert.equal(screen.workbench.state.lists.requests.cursor, 50);
		assert.ok(writes <= 2, `${writes} frames`);
	});
}
