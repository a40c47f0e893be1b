import './true-colours.ts';
import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {test} from 'node:test';
import type {Terminal} from '@xterm/headless';
import {Box, render, renderToString, Text, useCursor} from 'ink';
import type {ReactNode} from 'react';
import {FrameDiffer} from '../../../source/platform/frame-differ/frame-differ.ts';

import {createChance} from '../../helpers/random-text.ts';
import {createXterm} from '../../helpers/xterm.ts';
import {assertSameCells, asTty, screenOf} from './screens.ts';

type Piece = {readonly text: string; readonly style: Record<string, unknown>};
type Frame = {
	readonly lines: ReadonlyArray<readonly Piece[]>;
	readonly cursor?: {readonly x: number; readonly y: number};
};

const texts = [
	'plain words ',
	'47:12',
	'████░░░',
	'╔══╗',
	'日本語',
	'e\u0301a\u0308',
	'한국',
	'👩‍💻',
	'🇩🇪',
	'שלום',
	'مرحبا',
	'x\ufe0f',
	'❤️',
	'   ',
	' '.repeat(9),
	' '.repeat(22),
	'é…«»',
	'\u200bzero',
	'i',
];
const styles: ReadonlyArray<Record<string, unknown>> = [
	{},
	{},
	{color: 'green'},
	{color: 'red', bold: true},
	{inverse: true},
	{dimColor: true, bold: true},
	{underline: true, italic: true},
	{backgroundColor: 'blue', color: 'yellowBright'},
	{color: '#a0b0c0'},
	{strikethrough: true, backgroundColor: '#102030'},
];

/** Random frames that keep most of the frame before, as a screen does. */
function createFrames(seed: number) {
	const chance = createChance(seed);
	const below = (limit: number): number => Math.floor(chance() * limit);
	const line = (): readonly Piece[] =>
		Array.from({length: below(6)}, () => ({
			text: texts[below(texts.length)] ?? '',
			style: styles[below(styles.length)] ?? {},
		}));
	return {
		below,
		next(before: Frame, rows: number): Frame {
			const all = below(12) === 0;
			return {
				lines: Array.from({length: rows}, (_, row) => (all || below(5) === 0 ? line() : (before.lines[row] ?? line()))),
				...(below(2) === 0 ? {cursor: {x: below(30), y: below(rows)}} : {}),
			};
		},
	};
}

function View({frame, columns}: {readonly frame: Frame; readonly columns: number}): ReactNode {
	useCursor().setCursorPosition(frame.cursor);
	return (
		<Box flexDirection="column" width={columns} height={frame.lines.length}>
			{frame.lines.map((line, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows never move
				<Box key={row} width={columns} height={1} overflow="hidden">
					<Text wrap="truncate">
						{line.map((piece, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
							<Text key={index} {...piece.style}>
								{piece.text}
							</Text>
						))}
					</Text>
				</Box>
			))}
		</Box>
	);
}

/** Two terminals: one fed by Ink directly, one through the differ. */
function createPair(columns: number, rows: number, isOld = false) {
	const direct = createXterm(columns, rows);
	const differing = createXterm(columns, rows);
	const size = {columns, rows};
	const differ = new FrameDiffer(() => size, isOld);
	let written = Promise.resolve();
	const sent = {direct: 0, differing: 0, erasures: 0, columnMoves: 0};
	const stream = Object.assign(new EventEmitter(), {
		isTTY: true,
		columns,
		rows,
		write(chunk: string, callback?: unknown) {
			const less = differ.pass(chunk);
			sent.direct += chunk.length;
			sent.differing += less.length;
			sent.erasures += less.split(/\x1b\[\d*X/).length - 1;
			sent.columnMoves += less.split(/\x1b\[\d*G/).length - 1;
			written = Promise.all([
				written,
				new Promise<void>(resolve => direct.xterm.write(asTty(chunk), resolve)),
				new Promise<void>(resolve => differing.xterm.write(asTty(less), resolve)),
			]).then(() => {});
			if (typeof callback === 'function') {
				callback();
			}

			return true;
		},
	});
	return {
		stream,
		sent,
		written: () => written,
		resize(toColumns: number, toRows: number) {
			for (const {xterm} of [direct, differing]) {
				xterm.resize(toColumns, toRows);
			}

			Object.assign(size, {columns: toColumns, rows: toRows});
			Object.assign(stream, {columns: toColumns, rows: toRows});
			stream.emit('resize');
		},
		differing: differing.xterm,
		/** The cursor as the terminal behind the differ shows it. */
		cursor: () => (differing.isCursorVisible() ? placeOf(differing.xterm) : undefined),
		compare(what: string) {
			assertSameCells(differing.xterm, direct.xterm, what);
			assert.equal(differing.isCursorVisible(), direct.isCursorVisible(), `${what}: the cursor`);
			if (direct.isCursorVisible()) {
				assert.deepEqual(placeOf(differing.xterm), placeOf(direct.xterm), `${what}: the cursor's place`);
			}
		},
	};
}

const placeOf = ({buffer: {active}}: Terminal) => ({x: active.cursorX, y: active.cursorY});

function open(frame: Frame, isOld = false) {
	const pair = createPair(80, frame.lines.length, isOld);
	const ink = render(<View frame={frame} columns={80} />, {
		stdout: pair.stream as unknown as NodeJS.WriteStream,
		alternateScreen: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
		maxFps: 1000,
	} as Parameters<typeof render>[1]);
	return {
		...pair,
		async show(next: Frame, columns = 80): Promise<void> {
			ink.rerender(<View frame={next} columns={columns} />);
			await ink.waitUntilRenderFlush();
			await pair.written();
		},
		close: () => ink.unmount(),
	};
}

for (const {seed, isOld} of [
	{seed: 1, isOld: false},
	{seed: 2, isOld: true},
]) {
	test(`a screen fed through the differ equals the one Ink feeds, cell by cell (${seed}${isOld ? ', as a VT100' : ''})`, async () => {
		const frames = createFrames(seed);
		let frame = frames.next({lines: []}, 24);
		const screens = open(frame, isOld);
		for (let step = 0; step < 40; step++) {
			frame = frames.next(frame, 24);
			await screens.show(frame);
			screens.compare(`seed ${seed}, step ${step}`);
		}

		assert.ok(screens.sent.differing < screens.sent.direct / 2, JSON.stringify(screens.sent));
		assert.equal(screens.sent.erasures === 0, isOld, 'only a newer terminal is told to erase single cells');
		assert.ok(!isOld || screens.sent.columnMoves === 0, JSON.stringify(screens.sent));
		screens.close();
	});
}

for (const seed of [7]) {
	// Ink itself may leave remains of the old size behind; what is wanted is a new screen with nothing but the frame.
	test(`after any resize the screen shows the frame and nothing else (${seed})`, async () => {
		const frames = createFrames(seed);
		let columns = 80;
		let frame = frames.next({lines: []}, 24);
		const screens = open(frame);
		for (let step = 0; step < 40; step++) {
			let rows = frame.lines.length;
			if (frames.below(6) === 0) {
				columns = 20 + frames.below(100);
				rows = 5 + frames.below(40);
				screens.resize(columns, rows);
			}

			frame = frames.next(frame, rows);
			await screens.show(frame, columns);
			const wanted = await screenOf(renderToString(<View frame={frame} columns={columns} />, {columns}), columns, rows);
			assertSameCells(screens.differing, wanted, `seed ${seed}, step ${step}`);
			const cursor = frame.cursor && {...frame.cursor, x: Math.min(columns - 1, frame.cursor.x)};
			assert.deepEqual(screens.cursor(), cursor, `seed ${seed}, step ${step}: the cursor`);
		}

		screens.close();
	});
}
