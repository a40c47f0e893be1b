import {rmSync} from 'node:fs';
import {constants} from 'node:os';
import path from 'node:path';
import {spawn} from '@lydell/node-pty';
import type {IModes} from '@xterm/headless';
import {bytesOfKey} from './key-bytes.ts';
import {newHome, root} from './program.ts';
import {type Cell, cellOf, createXterm} from './xterm.ts';

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	/** Over an environment of PATH, HOME, TERM and LANG; undefined takes one of these away. */
	readonly environment?: Readonly<Record<string, string | undefined>>;
	readonly arguments?: readonly string[];
	readonly cwd?: string;
	/** The program to run instead of the built entok. */
	readonly program?: string;
};

export type Condition = string | RegExp | ((screen: readonly string[]) => boolean);

/** How a program ended: with its exit code, or by a signal. */
export type End = {readonly code: number; readonly signal?: string};

/** A program in a pseudo-terminal, and an xterm to look at. */
export type Terminal = AsyncDisposable & {
	readonly pid: number;
	/** Resolves after the program's last output has reached the screen. */
	readonly exited: Promise<End>;
	/** The visible lines without the blanks at their ends. */
	screen(): readonly string[];
	/** Resolves to the screen that meets the condition: a text on it, a pattern, or a function of its lines. */
	waitFor(condition: Condition, options?: {readonly timeout?: number}): Promise<readonly string[]>;
	/** Presses keys by our names. Esc must come last, as what follows at once would be Alt with that key. */
	press(...keys: readonly string[]): void;
	type(text: string): void;
	/** Pastes as xterm does: line ends become `\r`, and there are marks around it if the program asked for them. */
	paste(text: string): void;
	send(bytes: string | Uint8Array): void;
	resize(columns: number, rows: number): void;
	/** Everything the program has written; its length is a mark for `bytesSince`. */
	bytes(): Buffer;
	bytesSince(mark: number): Buffer;
	/** How a place looks, counted from 0. */
	cell(x: number, y: number): Cell;
	cursor(): {readonly x: number; readonly y: number; readonly isVisible: boolean};
	modes(): {readonly alternateScreen: boolean; readonly bracketedPaste: boolean};
	/** What a program may have switched on, as xterm names it. */
	allModes(): IModes;
	/**
	 * Resolves when no byte came for so many milliseconds. Only for a test that must know that nothing more comes;
	 * whatever can be waited for is waited for with `waitFor`.
	 */
	settled(milliseconds?: number): Promise<void>;
	kill(signal?: NodeJS.Signals): void;
	/** Closes our end, as a terminal does whose window is closed. */
	hangUp(): void;
};

const environmentWith = (home: string, extra: NonNullable<TerminalOptions['environment']>): Record<string, string> => {
	const base = {PATH: process.env['PATH'], HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...extra};
	return Object.fromEntries(
		Object.entries(base).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
};

const meets = (condition: Condition, screen: readonly string[]): boolean => {
	if (typeof condition === 'function') {
		return condition(screen);
	}

	const text = screen.join('\n');
	return typeof condition === 'string' ? text.includes(condition) : condition.test(text);
};

const signalName = (number: number): string | undefined =>
	Object.entries(constants.signals).find(([, value]) => value === number)?.[0];

/** Starts `node bin/entok.js …`, or another program, in a pseudo-terminal of 80 columns and 24 rows. */
export function openTerminal(options: TerminalOptions = {}): Terminal {
	const {columns = 80, rows = 24, environment = {}, program, cwd} = options;
	const home = newHome();
	const words = [...(options.arguments ?? [])];
	const {xterm, isCursorVisible, isUpdating} = createXterm(columns, rows);
	const pty = spawn(
		program ?? process.execPath,
		program === undefined ? [path.join(root, 'bin/entok.js'), ...words] : words,
		// Bytes as they came: whoever decodes them here could not tell where they were torn apart.
		{cols: columns, rows, cwd, env: environmentWith(home, environment), encoding: null},
	);
	const chunks: Buffer[] = [];
	const lookers = new Set<() => void>();
	let end: End | undefined;

	const look = (): void => {
		for (const looker of [...lookers]) {
			looker();
		}
	};

	pty.onData(data => {
		const chunk = Buffer.from(data);
		chunks.push(chunk);
		// Called back when everything up to here is on the screen.
		xterm.write(chunk, look);
	});
	// The answers to what a program asks its terminal.
	xterm.onData(answer => pty.write(answer));

	const exited = new Promise<End>(resolve => {
		pty.onExit(({exitCode, signal}) =>
			xterm.write('', () => {
				end = {code: exitCode, ...(signal ? {signal: signalName(signal)} : {})};
				look();
				resolve(end);
			}),
		);
	});

	const screen = (): readonly string[] => {
		const {active} = xterm.buffer;
		return Array.from(
			{length: xterm.rows},
			(_, y) =>
				active
					.getLine(active.baseY + y)
					?.translateToString()
					.trimEnd() ?? '',
		);
	};

	/** Looks now and after every change, until the look gives something or the time is over. */
	const watch = <Found>(timeout: number, found: () => Found | undefined, late: () => Error): Promise<Found> =>
		new Promise((resolve, reject) => {
			const stop = (): void => {
				clearTimeout(timer);
				lookers.delete(looker);
			};
			const fail = (): void => {
				stop();
				reject(late());
			};
			const timer = setTimeout(fail, timeout);
			const looker = (): void => {
				// Nobody would see half a frame.
				if (isUpdating() && !end) {
					return;
				}

				try {
					const result = found();
					if (result !== undefined) {
						stop();
						resolve(result);
					} else if (end) {
						fail();
					}
				} catch (thrown) {
					// An assertion in the condition, for example: it belongs to the test that waits.
					stop();
					reject(thrown);
				}
			};
			lookers.add(looker);
			looker();
		});

	const send = (bytes: string | Uint8Array): void => {
		// Its types know texts only; it hands everything on to a socket.
		pty.write(typeof bytes === 'string' ? bytes : (Buffer.from(bytes) as unknown as string));
	};

	const bytes = (): Buffer => Buffer.concat(chunks);

	const terminal: Terminal = {
		pid: pty.pid,
		exited,
		screen,
		waitFor: (condition, {timeout = 20_000} = {}) =>
			watch(
				timeout,
				() => {
					const lines = screen();
					return meets(condition, lines) ? lines : undefined;
				},
				() =>
					new Error(
						`${end ? `The program ended (${JSON.stringify(end)})` : `${timeout} ms passed`} without ${condition} on the screen:\n${screen().join('\n').trimEnd()}`,
					),
			),
		press(...keys) {
			if (keys.slice(0, -1).includes('escape')) {
				throw new Error('Esc must be the last key pressed: wait for its effect before the next.');
			}

			send(keys.map(bytesOfKey).join(''));
		},
		type: send,
		paste(text) {
			const typed = text.replace(/\r?\n/g, '\r');
			send(xterm.modes.bracketedPasteMode ? `\x1b[200~${typed}\x1b[201~` : typed);
		},
		send,
		resize(newColumns, newRows) {
			xterm.resize(newColumns, newRows);
			pty.resize(newColumns, newRows);
		},
		bytes,
		bytesSince: mark => bytes().subarray(mark),
		cell(x, y) {
			const {active} = xterm.buffer;
			const cell = active.getLine(active.baseY + y)?.getCell(x);
			if (!cell) {
				throw new Error(`There is no cell ${x}, ${y} on a screen of ${xterm.cols} by ${xterm.rows}.`);
			}

			return cellOf(cell);
		},
		cursor() {
			const {cursorX: x, cursorY: y} = xterm.buffer.active;
			return {x, y, isVisible: isCursorVisible()};
		},
		modes: () => ({
			alternateScreen: xterm.buffer.active.type === 'alternate',
			bracketedPaste: xterm.modes.bracketedPasteMode,
		}),
		allModes: () => ({...xterm.modes}),
		settled: (milliseconds = 100) =>
			new Promise(resolve => {
				const done = (): void => {
					lookers.delete(again);
					resolve();
				};
				let timer = setTimeout(done, milliseconds);
				const again = (): void => {
					clearTimeout(timer);
					timer = setTimeout(done, milliseconds);
				};
				lookers.add(again);
			}),
		kill: signal => pty.kill(signal ?? 'SIGTERM'),
		// Its types leave this method out.
		hangUp: () => Reflect.apply(Reflect.get(pty, 'destroy'), pty, []),
		async [Symbol.asyncDispose]() {
			if (!end) {
				pty.kill('SIGKILL');
				await exited;
			}

			xterm.dispose();
			rmSync(home, {recursive: true, force: true});
		},
	};
	return terminal;
}
