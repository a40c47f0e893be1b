import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

async function openWithToken(columns: number, rows: number): Promise<Terminal> {
	const terminal = openTerminal({columns, rows, arguments: ['--demo']});
	await terminal.waitFor('contoso-inventory');
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor(/\d+:\d\d left/);
	await terminal.settled(300);
	return terminal;
}

for (const [columns, rows] of [
	[80, 24],
	[160, 50],
] as const) {
	test(`at ${columns}x${rows} a tick costs at most 32 bytes in the mean`, async () => {
		await using terminal = await openWithToken(columns, rows);
		const shown = (): string => /[\d:]+ left/.exec(terminal.screen()[0] ?? '')?.[0] ?? '';
		const ticks: number[] = [];
		while (ticks.length < 4) {
			const mark = terminal.bytes().length;
			const before = shown();
			await terminal.waitFor(() => shown() !== before);
			ticks.push(terminal.bytesSince(mark).length);
		}

		assert.ok(mean(ticks) <= 32, `bytes per tick: ${ticks.join(', ')}`);
	});

	for (const [key, title] of [
		['3', 'Scope'],
		['5', 'Requests'],
	] as const) {
		test(`at ${columns}x${rows} Down held from the top of ${title} costs at most 150 bytes a key in the mean`, async () => {
			await using terminal = await openWithToken(columns, rows);
			terminal.press(key, 'home');
			await terminal.waitFor(`▸${key} ${title}`);
			const keys: number[] = [];
			for (let pressed = 0; pressed < 50; pressed++) {
				await terminal.settled(10);
				const mark = terminal.bytes().length;
				terminal.press('down');
				await terminal.waitFor(() => terminal.bytes().length > mark);
				await terminal.settled(10);
				keys.push(terminal.bytesSince(mark).length);
			}

			assert.ok(mean(keys) <= 150, `bytes per arrow key: ${keys.join(', ')}`);
		});
	}
}

test('fifty keys that come at once cost a few frames, not fifty', async () => {
	await using terminal = await openWithToken(80, 24);
	terminal.press('5', 'home');
	await terminal.waitFor('▸5 Requests');
	await terminal.settled(100);
	const mark = terminal.bytes().length;
	terminal.press(...Array.from({length: 50}, () => 'down'));
	await terminal.waitFor(/> GET +\/contracts/);
	await terminal.settled(200);
	const bytes = terminal.bytesSince(mark).length;
	assert.ok(bytes <= 1800, `${bytes} bytes`);
});
