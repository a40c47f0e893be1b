import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal} from '../helpers/terminal.ts';

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

for (const [columns, rows] of [
	[80, 24],
	[160, 50],
] as const) {
	test(`at ${columns}x${rows} a tick costs at most 32 bytes, an arrow key that does not scroll at most 150 in the mean`, async () => {
		await using terminal = openTerminal({columns, rows, arguments: ['--demo']});
		await terminal.waitFor('contoso-inventory');
		terminal.press('enter', 'enter', 'enter');
		await terminal.waitFor(/\d+:\d\d left/);
		await terminal.settled(300);
		const shown = (): string => /[\d:]+ left/.exec(terminal.screen()[0] ?? '')?.[0] ?? '';
		const ticks: number[] = [];
		while (ticks.length < 4) {
			const mark = terminal.bytes().length;
			const before = shown();
			await terminal.waitFor(() => shown() !== before);
			ticks.push(terminal.bytesSince(mark).length);
		}

		assert.ok(mean(ticks) <= 32, `bytes per tick: ${ticks.join(', ')}`);
		terminal.press('5');
		await terminal.waitFor('▸5 Requests');
		const keys: number[] = [];
		for (let pressed = 0; pressed < 9; pressed++) {
			await terminal.settled(30);
			const mark = terminal.bytes().length;
			terminal.press('down');
			await terminal.waitFor(() => terminal.bytes().length > mark);
			await terminal.settled(30);
			keys.push(terminal.bytesSince(mark).length);
		}

		assert.ok(mean(keys) <= 150, `bytes per arrow key: ${keys.join(', ')}`);
	});
}
