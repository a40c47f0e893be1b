import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FrameDiffer} from '../../../source/platform/frame-differ/frame-differ.ts';
import {createXterm} from '../../helpers/xterm.ts';
import {asTty} from './screens.ts';

const erased = (rows: number): string => `${'\x1b[2K\x1b[1A'.repeat(rows - 1)}\x1b[2K\x1b[G`;

/** What Ink writes for a frame that follows another. */
const inkFrame = (lines: readonly string[]): readonly string[] => [
	'\x1b[?2026h',
	`${erased(lines.length)}${lines.join('\n')}`,
	'\x1b[?2026l',
];

function open(columns = 80, rows = 24, isOld = false) {
	const size = {columns, rows};
	const differ = new FrameDiffer(() => size, isOld);
	const terminal = createXterm(columns, rows);
	const write = async (chunks: readonly string[]): Promise<string> => {
		const bytes = chunks.map(chunk => differ.pass(chunk)).join('');
		await new Promise<void>(resolve => terminal.xterm.write(asTty(bytes), resolve));
		return bytes;
	};
	const screen = (): readonly string[] =>
		Array.from({length: terminal.xterm.rows}, (_, y) =>
			(
				terminal.xterm.buffer.active.getLine(terminal.xterm.buffer.active.viewportY + y)?.translateToString() ?? ''
			).trimEnd(),
		);
	return {size, terminal, write, screen};
}

const listWith = (selected: number, time: string): readonly string[] => [
	`${'entok  contoso > app > Graph'.padEnd(74)} ${time}`,
	...Array.from({length: 23}, (_, row) =>
		row === selected ? `\x1b[7m> row ${row}${' '.repeat(60)}\x1b[27m` : `  row ${row}`,
	),
];

test('a countdown tick is a move and the figures that changed', async () => {
	const {write, screen} = open();
	await write(inkFrame(listWith(3, '47:12')));
	const bytes = await write(inkFrame(listWith(3, '47:11')));
	assert.ok(bytes.length <= 16, JSON.stringify(bytes));
	assert.match(screen()[0] ?? '', /47:11$/);
});

test('an arrow key repaints two rows', async () => {
	const {write, screen} = open();
	await write(inkFrame(listWith(3, '47:12')));
	const bytes = await write(inkFrame(listWith(4, '47:12')));
	assert.ok(bytes.length <= 150, `${bytes.length}`);
	assert.deepEqual(screen().slice(4, 6), ['  row 3', '> row 4']);
});

test('blanks before something that stays are erased in one step, or written where the terminal cannot', async () => {
	const long = `║${'x'.repeat(60)}║`;
	const short = `║${'x'.repeat(9)}${' '.repeat(51)}║`;
	for (const {isOld, most} of [
		{isOld: false, most: 20},
		{isOld: true, most: 70},
	]) {
		const {write, screen} = open(80, 2, isOld);
		await write(inkFrame([long, long]));
		const bytes = await write(inkFrame([short, long]));
		assert.ok(bytes.length <= most, JSON.stringify(bytes));
		assert.equal(/\x1b\[\d*[XG]/.test(bytes), !isOld);
		assert.deepEqual(screen(), [short, long]);
	}
});

test('a frame that changes nothing writes nothing', async () => {
	const {write} = open();
	await write(inkFrame(listWith(3, '47:12')));
	assert.equal(await write(inkFrame(listWith(3, '47:12'))), '');
});

test('what is no frame goes through as it came, and the next frame is painted whole', async () => {
	const {write, screen} = open(20, 3);
	await write(inkFrame(['one', 'two', 'three']));
	const other = '\x1b7other\x1b8';
	assert.equal(await write([other]), other);
	const bytes = await write(inkFrame(['one', 'two', 'three']));
	assert.ok(bytes.includes('one') && bytes.includes('three'), JSON.stringify(bytes));
	assert.deepEqual(screen(), ['one', 'two', 'three']);
});

test('marks around pastes are asked for without painting anything again', async () => {
	const {write} = open();
	await write(inkFrame(listWith(3, '47:12')));
	assert.equal(await write(['\x1b[?2004h']), '\x1b[?2004h');
	assert.ok((await write(inkFrame(listWith(3, '47:11')))).length <= 16);
});

test('what changes nothing on the screen goes through, and the next frame is painted no more than it would be', async () => {
	for (const unseen of ['\x1b[?2004h', '\x1b]0;a title\x07', '\x1b]2;two\x1b\\\x1b]52;c;dGV4dA==\x07']) {
		const {write, screen} = open(20, 3);
		await write(inkFrame(['one', 'two', 'three']));
		assert.equal(await write([unseen]), unseen);
		assert.equal(await write(inkFrame(['one', 'two', 'three'])), '');
		const bytes = await write(inkFrame(['one', 'twx', 'three']));
		assert.ok(bytes.includes('x') && !bytes.includes('one'), JSON.stringify(bytes));
		assert.deepEqual(screen(), ['one', 'twx', 'three']);
	}
});

test('a new size is painted whole, without remains of the old', async () => {
	const {size, terminal, write, screen} = open(20, 3);
	await write(inkFrame(['one', 'two', 'three']));
	terminal.xterm.resize(30, 4);
	Object.assign(size, {columns: 30, rows: 4});
	await write(inkFrame(['four', 'five', 'six', 'seven']));
	assert.deepEqual(screen(), ['four', 'five', 'six', 'seven']);
});

test('only large updates are framed for a terminal that shows them at once', async () => {
	const {write} = open();
	const full = (figure: string): readonly string[] => Array.from({length: 24}, () => '.'.repeat(78) + figure);
	const first = await write(inkFrame(full('1')));
	assert.ok(first.startsWith('\x1b[?2026h') && first.endsWith('\x1b[?2026l'));
	assert.ok(!(await write(inkFrame(full('2')))).includes('2026'));
});

test('every mark that holds a terminal back is followed by the one that lets it go', async () => {
	const {write, terminal} = open(40, 2);
	const frames = [
		await write(['\x1b[?1049h', '\x1b[?25l', ...inkFrame(['a', 'b'])]),
		await write(['\x1b[?2026h']),
		await write(['\x1b[?2026l', '\x1b7other\x1b8', ...inkFrame(['c', 'd'])]),
	];
	const marks = (final: string): number => frames.join('').split(`\x1b[?2026${final}`).length;
	assert.equal(marks('h'), marks('l'));
	assert.equal(terminal.isUpdating(), false);
});

test('a link, and everything else that has no known width, is sent as it is', async () => {
	const {write, screen} = open(40, 2);
	const link = '\x1b]8;;https://login.microsoftonline.com\x07Open\x1b]8;;\x07';
	await write(inkFrame(['a', 'b']));
	const bytes = await write(inkFrame([`a ${link}`, 'b']));
	assert.ok(bytes.includes(link));
	assert.deepEqual(screen(), ['a Open', 'b']);
});
