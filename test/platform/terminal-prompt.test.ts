import assert from 'node:assert/strict';
import {spawn as spawnProcess} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {type IPty, spawn} from '@lydell/node-pty';
import {emptyLine, typeHidden} from '../../source/platform/hidden-line.ts';
import {moduleAt} from './ordinary-user.ts';

test('hidden line: Backspace takes one character, Ctrl-U all, arrows and brackets of a paste count for nothing', () => {
	const after = (...inputs: readonly string[]): string => {
		const {text, status} = inputs.reduce(typeHidden, emptyLine);
		return `${status} ${text}`;
	};
	assert.equal(after('hunter', '2'), 'typing hunter2');
	assert.equal(after('ab\x7f\x08c\r'), 'entered c');
	assert.equal(after('a\u{1f511}\x7fb\n'), 'entered ab');
	assert.equal(after('wrong\x15right\r'), 'entered right');
	assert.equal(after('\x1b[200~pasted\x1b[201~\r'), 'entered pasted');
	assert.equal(after('a\x1b[D\x1bOAb\x00\x1a\r'), 'entered ab');
	assert.equal(after('\x1b', 'a\r'), 'entered a');
	assert.equal(after('first\rsecond\r'), 'entered first');
	assert.equal(after('a\x04b\r'), 'entered ab');
	assert.equal(after('\x04'), 'cancelled ');
	assert.equal(after('half\x03'), 'cancelled ');
});

type Sitting = {
	readonly terminal: IPty;
	output(): string;
	until(pattern: RegExp): Promise<void>;
	readonly end: Promise<number>;
};

/** A process on a pseudo-terminal that asks once and says what it got, and whether the terminal echoes afterwards. */
function sit(extra = '', starter: (code: string) => string = code => code): Sitting {
	const code = `import {createTerminalPrompt} from ${moduleAt('platform/terminal-prompt.ts')};
		import {execFileSync} from 'node:child_process';
		const ask = createTerminalPrompt();
		${extra}
		await ask('the secret of \\x1b[31mContoso').then(
			value => console.log('got ' + value.length + ' ' + Buffer.from(value).toString('hex')),
			error => console.log('failed ' + error.kind));
		const settings = execFileSync('stty', ['-a'], {stdio: ['inherit', 'pipe', 'inherit']}).toString();
		console.log(/(?<!-)\\becho\\b/.test(settings) && /(?<!-)\\bicanon\\b/.test(settings) ? 'restored' : 'broken');`;
	const terminal = spawn(process.execPath, ['--input-type=module', '--eval', starter(code)], {cols: 200, rows: 20});
	let output = '';
	const waiting = new Set<() => void>();
	terminal.onData(data => {
		output += data;
		for (const look of waiting) {
			look();
		}
	});
	return {
		terminal,
		output: () => output,
		until: pattern =>
			new Promise(resolve => {
				const look = (): void => {
					if (pattern.test(output)) {
						waiting.delete(look);
						resolve();
					}
				};
				waiting.add(look);
				look();
			}),
		end: new Promise(resolve => terminal.onExit(({exitCode}) => resolve(exitCode))),
	};
}

test('prompt: what is typed is not shown, and the terminal is as before', async () => {
	const {terminal, output, until, end} = sit();
	await until(/\(hidden\): /);
	terminal.write('hunter3\x7f2');
	terminal.write('\r');
	assert.equal(await end, 0);
	assert.match(output(), new RegExp(`got 7 ${Buffer.from('hunter2').toString('hex')}`));
	assert.match(output(), /restored/);
	assert.match(output(), /Enter the secret of \\x1b\[31mContoso \(hidden\): /);
	assert.doesNotMatch(output(), /hunter/);
});

test('prompt: Ctrl-C cancels and restores the terminal', async () => {
	const {terminal, output, until, end} = sit();
	await until(/\(hidden\): /);
	terminal.write('hun\x03');
	await end;
	assert.match(output(), /failed cancelled\s+restored/);
});

test('prompt: a signal cancels and restores the terminal', async () => {
	const {terminal, output, until, end} = sit(
		`const controller = new AbortController();
		process.on('SIGUSR2', () => controller.abort());
		await ask('another secret', controller.signal).catch(error => console.log('aborted', error.kind));`,
	);
	await until(/another secret \(hidden\): /);
	process.kill(terminal.pid, 'SIGUSR2');
	await until(/aborted cancelled[\s\S]+Contoso \(hidden\): /);
	terminal.write('x\r');
	await end;
	assert.match(output(), /got 1 78\s+restored/);
});

test('prompt: without a controlling terminal, standard input will do when it is one', async () => {
	const {terminal, output, until, end} = sit(
		'',
		code => `import {spawn} from 'node:child_process';
			// A session of its own has no /dev/tty, but it inherits the streams.
			const child = spawn(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(code)}], {detached: true, stdio: 'inherit'});
			child.once('exit', code => process.exit(code));`,
	);
	await until(/\(hidden\): /);
	terminal.write('hunter2\r');
	assert.equal(await end, 0);
	assert.match(output(), /got 7 \w+\s+restored/);
	assert.doesNotMatch(output(), /hunter2/);
});

test('prompt: a terminal that goes away cancels the question instead of hanging the process', async () => {
	const {terminal, until, end} = sit(
		`process.on('SIGHUP', () => {});
		await ask('another secret').catch(error => process.exit(error.kind === 'cancelled' ? 42 : 1));`,
	);
	await until(/another secret \(hidden\): /);
	// Closes our end; node-pty's types leave this method out.
	Reflect.apply(Reflect.get(terminal, 'destroy'), terminal, []);
	assert.equal(await end, 42);
});

test('confirm: lines and question are shown, the answer is typed in sight, and only a whole yes is one', async () => {
	const {terminal, output, until, end} = sit(
		`const {createTerminalConfirm} = await import(${moduleAt('platform/terminal-prompt.ts')});
		for (const turn of [1, 2]) {
			console.log('answer ' + (await createTerminalConfirm()(['  op read x'], 'Run ' + turn)));
		}`,
	);
	await until(/ {2}op read x\s+Run 1 \(yes or no\)\? /);
	terminal.write('no');
	await until(/Run 1 \(yes or no\)\? no/);
	terminal.write('\x7f\x7fyes\r');
	await until(/answer true[\s\S]+Run 2 /);
	terminal.write('y\r');
	await until(/answer false[\s\S]+\(hidden\): /);
	assert.match(output(), /Run 1 \(yes or no\)\? no(?:\x08 \x08){2}yes/);
	terminal.write('x\r');
	await end;
	assert.match(output(), /got 1 78\s+restored/);
});

test('prompt: without a terminal, or when nobody may be asked, there is none', async () => {
	const code = `import {createTerminalPrompt} from ${moduleAt('platform/terminal-prompt.ts')};
		console.log(createTerminalPrompt()('x'), createTerminalPrompt({noInput: true})('x'));`;
	// A process of its own session has no controlling terminal.
	const child = spawnProcess(process.execPath, ['--input-type=module', '--eval', code], {
		detached: true,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [stdout] = await Promise.all([text(child.stdout), once(child, 'exit')]);
	assert.equal(stdout, 'undefined undefined\n');
});
