import assert from 'node:assert/strict';
import {test} from 'node:test';
import {passingLine} from '../../source/platform/passing-line.ts';
import {createXterm} from '../helpers/xterm.ts';

/** A screen, and a line on it. */
function openLine(columns: number, isPlain = false) {
	const {xterm} = createXterm(columns, 5);
	const write = (text: string): boolean => {
		xterm.write(text.replaceAll('\n', '\r\n'));
		return true;
	};
	const line = passingLine({columns, write: write as NodeJS.WriteStream['write']}, isPlain);
	const rows = async (): Promise<readonly string[]> => {
		await new Promise<void>(resolve => xterm.write('', resolve));
		return [0, 1, 2].map(y => xterm.buffer.active.getLine(y)?.translateToString(true) ?? '');
	};
	return {line, rows};
}

test('a line that passes is cut where the terminal ends, says so, and leaves nothing', async () => {
	const {line, rows} = openLine(20);
	line.show('Getting a token: contoso');
	assert.deepEqual(await rows(), ['Getting a token: ...', '', '']);
	line.erase();
	assert.deepEqual(await rows(), ['', '', '']);
	line.show('Getting a token: abc');
	assert.deepEqual(await rows(), ['Getting a token: abc', '', '']);
	line.erase();
	line.show('日本語日本語日本語日本語');
	assert.deepEqual((await rows()).slice(1), ['', ''], 'what takes two cells does not wrap either');
});

test('where nothing can be painted the line stays, whole', async () => {
	const {line, rows} = openLine(20, true);
	line.show('Getting a token: contoso');
	line.erase();
	assert.deepEqual(await rows(), ['Getting a token: con', 'toso', '']);
});
