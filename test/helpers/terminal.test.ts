import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal, type Terminal} from './terminal.ts';

/** A Node program in a pseudo-terminal. */
const node = (code: string, options: Parameters<typeof openTerminal>[0] = {}): Terminal =>
	openTerminal({program: process.execPath, arguments: ['-e', code], ...options});

/** Raw mode, and every read told in hexadecimal on a line of its own. */
const echoHexadecimal = `process.stdin.setRawMode(true).on('data', data => console.log('<' + data.toString('hex') + '>'));
	console.log('ready');`;

test('terminal: the screen is what the program wrote, lines without their blanks', async () => {
	await using terminal = node(`process.stdout.write('one  \\r\\n\\x1b[5;3Hfive'); setInterval(() => {}, 1000);`);
	const screen = await terminal.waitFor('five');
	assert.equal(screen.length, 24);
	assert.deepEqual(screen.slice(0, 6), ['one', '', '', '', '  five', '']);
	assert.deepEqual(terminal.screen(), screen);
	assert.deepEqual(terminal.cursor(), {x: 6, y: 4, isVisible: true});
});

test('terminal: a program knows its size and hears of a change', async () => {
	await using terminal = node(
		`const say = () => console.log('size ' + process.stdout.columns + 'x' + process.stdout.rows);
		process.stdout.on('resize', say); say(); setInterval(() => {}, 1000);`,
		{columns: 100, rows: 30},
	);
	await terminal.waitFor('size 100x30');
	terminal.resize(60, 20);
	assert.equal((await terminal.waitFor(/^size 60x20$/m)).length, 20);
});

test('terminal: the end comes after the last output, with its code or its signal', async () => {
	await using talkative = node(`process.stdout.write('x\\r\\n'.repeat(5000) + 'last'); process.exitCode = 3;`);
	assert.deepEqual(await talkative.exited, {code: 3});
	assert.ok(talkative.screen().includes('last'));
	await using patient = node(`console.log('ready'); setInterval(() => {}, 1000);`);
	await patient.waitFor('ready');
	patient.kill('SIGTERM');
	assert.deepEqual(await patient.exited, {code: 0, signal: 'SIGTERM'});
});

test('terminal: keys arrive as terminals send them', async () => {
	await using terminal = node(echoHexadecimal);
	await terminal.waitFor('ready');
	for (const [key, hexadecimal] of [
		['up', '1b5b41'],
		['shift-tab', '1b5b5a'],
		['ctrl-c', '03'],
		['ctrl-space', '00'],
		['alt-b', '1b62'],
		['enter', '0d'],
		['q', '71'],
		['?', '3f'],
		['é', 'c3a9'],
		['escape', '1b'],
	] as const) {
		terminal.press(key);
		await terminal.waitFor(`<${hexadecimal}>`);
	}

	terminal.press('j', 'down');
	await terminal.waitFor('<6a1b5b42>');
	terminal.type('two words');
	await terminal.waitFor('<74776f20776f726473>');
	terminal.send(Uint8Array.of(0xc3));
	await terminal.waitFor('<c3>');
	assert.throws(() => terminal.press('escape', 'j'), /Esc must be the last/);
	assert.throws(() => terminal.press('contrl-a'), /no key named "contrl-a"/);
});

test('terminal: a paste has marks around it only where the program asked for them', async () => {
	await using terminal = node(
		`${echoHexadecimal} process.stdin.on('data', () => process.stdout.write('\\x1b[?2004h'));`,
	);
	await terminal.waitFor('ready');
	terminal.paste('a\nb');
	await terminal.waitFor('<610d62>');
	await terminal.waitFor(() => terminal.modes().bracketedPaste);
	terminal.paste('a\nb');
	await terminal.waitFor('<1b5b3230307e610d621b5b3230317e>');
});

test('terminal: cells tell their look, and the modes are known', async () => {
	await using terminal = node(
		`process.stdout.write('\\x1b[?1049h\\x1b[?25l\\x1b[1;7;31mA\\x1b[0;38;2;1;2;3;4mB\\x1b[0;2mC\\x1b[0mD.'); setInterval(() => {}, 1000);`,
	);
	await terminal.waitFor('ABCD.');
	const plain = {inverse: false, bold: false, dim: false, underline: false};
	const [x, y] = [0, terminal.cursor().y];
	assert.deepEqual(terminal.cell(x, y), {...plain, text: 'A', inverse: true, bold: true, foreground: 1});
	assert.deepEqual(terminal.cell(x + 1, y), {...plain, text: 'B', underline: true, foreground: '#010203'});
	assert.deepEqual(terminal.cell(x + 2, y), {...plain, text: 'C', dim: true});
	assert.deepEqual(terminal.cell(x + 3, y), {...plain, text: 'D'});
	assert.throws(() => terminal.cell(80, 0), /There is no cell/);
	assert.equal(terminal.modes().alternateScreen, true);
	assert.equal(terminal.cursor().isVisible, false);
});

test('terminal: all bytes are kept as they came', async () => {
	await using terminal = node(
		`${echoHexadecimal} process.stdin.on('data', () => process.stdout.write(Buffer.from([0xc3, 0xa9, 0x1b, 0x5b, 0x6d])));`,
	);
	await terminal.waitFor('ready');
	const mark = terminal.bytes().length;
	assert.equal(terminal.bytes().toString(), 'ready\r\n');
	terminal.press('q');
	await terminal.waitFor('é');
	await terminal.settled();
	assert.equal(terminal.bytesSince(mark).toString(), '<71>\r\né\x1b[m');
});

test('terminal: a program that asks its terminal gets an answer', async () => {
	await using terminal = node(`${echoHexadecimal} process.stdout.write('\\x1b[6n');`);
	await terminal.waitFor(`<${Buffer.from('\x1b[2;1R').toString('hex')}>`);
});

test('terminal: waiting in vain is told with the screen, at the end of the time or of the program', async () => {
	await using waiting = node(`console.log('something else'); setInterval(() => {}, 1000);`);
	await waiting.waitFor('something');
	await assert.rejects(waiting.waitFor('never', {timeout: 1}), /1 ms passed without never[\s\S]*something else/);
	await using ended = node(`console.log('something else'); process.exit(7);`);
	await assert.rejects(ended.waitFor('never'), /The program ended \({"code":7}\) without never[\s\S]*something else/);
	await assert.rejects(
		waiting.waitFor(() => {
			throw new Error('from the condition');
		}),
		/from the condition/,
	);
});

test('terminal: the program sees only the environment it is given', async () => {
	await using terminal = node(
		`console.log(Object.keys(process.env).sort().join(), process.cwd()); setInterval(() => {}, 1000);`,
		{environment: {ENTOK_ESC_MS: '5', LANG: undefined}, cwd: '/usr', columns: 200},
	);
	await terminal.waitFor('ENTOK_ESC_MS,HOME,PATH,PWD,TERM /usr');
});

test('terminal: the program is gone when the terminal is disposed of', async () => {
	let pid = 0;
	{
		await using terminal = node(`process.on('SIGHUP', () => {}); console.log('ready'); setInterval(() => {}, 1000);`);
		await terminal.waitFor('ready');
		pid = terminal.pid;
	}

	assert.throws(() => process.kill(pid, 0), {code: 'ESRCH'});
});
