import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {newHome} from '../helpers/program.ts';
import {shellWords} from '../helpers/shell.ts';
import {openTerminal, type Terminal, type TerminalOptions} from '../helpers/terminal.ts';

const listIsThere = 'Esc cancel';

async function openShell(options: TerminalOptions = {}): Promise<Terminal> {
	const [program, ...words] = shellWords(newHome());
	const terminal = openTerminal({...options, program, arguments: words});
	await terminal.waitFor(screen => screen[0] === '$');
	return terminal;
}

/** Types a line and waits for the list. */
async function open(terminal: Terminal, line: string): Promise<void> {
	terminal.type(`${line}\r`);
	await terminal.waitFor(listIsThere);
}

/** The lines of the screen down to the prompt one types at. */
const upToPrompt = (screen: readonly string[]): readonly string[] => screen.slice(0, screen.lastIndexOf('$'));

test('TOKEN=$(entok pick): Enter, and the token is in the variable; nothing of the list is left on the screen', async () => {
	await using terminal = await openShell();
	await open(terminal, 'echo before; TOKEN=$(entok --demo pick)');
	assert.match(terminal.screen().join('\n'), /^> contoso-inventory +0beb5e2…\S+ +app +secret$/m);
	assert.equal(terminal.modes().alternateScreen, false);
	const {x, y, isVisible} = terminal.cursor();
	assert.deepEqual([x, terminal.screen()[y]?.startsWith('  profile'), isVisible], [11, true, true]);
	terminal.type('partner');
	await terminal.waitFor('> fabrikam-partner');
	terminal.press('ctrl-u');
	await terminal.waitFor('15 of 15');
	terminal.type('inventory');
	await terminal.waitFor('1 of 15');
	terminal.press('enter');
	await terminal.waitFor(screen => screen.filter(line => line === '$').length === 1);
	assert.deepEqual(upToPrompt(terminal.screen()), ['$ echo before; TOKEN=$(entok --demo pick)', 'before']);
	const file = path.join(newHome(), 'token');
	terminal.type(`printf %s "$TOKEN" > ${file}; echo written\r`);
	await terminal.waitFor(/^written$/m);
	const token = readFileSync(file, 'utf8');
	assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
	const {payload} = decodeToken(token);
	assert.equal(payload['app_displayname'], 'Contoso Inventory');
	assert.ok(!terminal.bytes().toString('utf8').includes(token.slice(0, 40)), 'the token is never on the terminal');
});

test('with standard input a pipe, standard error closed or a file, the list is on the terminal all the same', async () => {
	const file = path.join(newHome(), 'out');
	for (const line of [
		`echo x | entok --demo pick > ${file}; echo "rc $?"`,
		`entok --demo pick > ${file} 2>&-; echo "rc $?"`,
		`entok --demo pick > ${file} 2> ${file}.error < /dev/null; echo "rc $?"`,
	]) {
		await using terminal = await openShell();
		await open(terminal, line);
		terminal.press('down', 'enter');
		await terminal.waitFor(/^rc 0$/m);
		const written = readFileSync(file, 'utf8');
		assert.match(written, /^[\w-]+\.[\w-]+\.[\w-]+\n$/, 'one token and not one escape byte');
		assert.equal(decodeToken(written.trim()).payload['app_displayname'], 'Contoso Helpdesk Bot');
	}

	assert.equal(readFileSync(`${file}.error`, 'utf8'), '');
});

test('Esc and Ctrl-C leave with 130 and nothing on standard output, and the lines before and after are neighbours', async () => {
	for (const key of ['escape', 'ctrl-c']) {
		await using terminal = await openShell();
		await open(terminal, 'OUT=$(entok --demo pick); echo "rc $? <$OUT>"');
		terminal.press(key);
		await terminal.waitFor(screen => screen.includes('$'));
		assert.deepEqual(upToPrompt(terminal.screen()), ['$ OUT=$(entok --demo pick); echo "rc $? <$OUT>"', 'rc 130 <>']);
	}
});

test('the list follows the window while it is open, and leaves no trace of itself where no line had to wrap', async () => {
	await using terminal = await openShell({columns: 110, rows: 30});
	await open(terminal, 'OUT=$(entok --demo pick)');
	for (const [columns, rows] of [
		[90, 24],
		[120, 12],
		[100, 30],
	] as const) {
		terminal.resize(columns, rows);
		await terminal.waitFor(
			screen => screen.length === rows && screen.filter(line => line.includes(listIsThere)).length === 1,
		);
		await terminal.waitFor(
			() => terminal.cursor().x === 11 && terminal.screen()[terminal.cursor().y]?.startsWith('  profile') === true,
		);
		assert.equal(terminal.screen().filter(line => line.startsWith('> contoso-inventory')).length, 1);
	}

	terminal.resize(90, 5);
	await terminal.waitFor(screen => screen.length === 5 && screen.some(line => line.includes(listIsThere)));
	terminal.press('down');
	await terminal.waitFor('> contoso-helpdesk');
	terminal.resize(90, 24);
	await terminal.waitFor(screen => screen.filter(line => line.includes('contoso')).length > 5);
	terminal.press('escape');
	await terminal.waitFor(screen => screen.at(-1) === '' && screen.some(line => line === '$'));
	assert.doesNotMatch(terminal.screen().join('\n'), /contoso|profile/);
});

for (const [columns, rows] of [
	[40, 10],
	[20, 5],
] as const) {
	test(`at ${columns}x${rows}, opened there or shrunk to it, a few keys lead to the token, and nothing is left`, async () => {
		for (const [from, height] of [
			[columns, rows],
			[80, 24],
		] as const) {
			await using terminal = await openShell({columns: from, rows: height});
			await open(terminal, 'OUT=$(entok --demo pick)');
			terminal.resize(columns, rows);
			await terminal.waitFor(screen => screen.filter(line => line.startsWith('> contoso-inventory')).length === 1);
			terminal.type('help');
			await terminal.waitFor('> contoso-helpdesk');
			assert.ok(terminal.screen().filter(line => line.startsWith('  profile  help')).length === 1);
			terminal.press('tab');
			await terminal.waitFor('> client credential');
			terminal.press('enter');
			await terminal.waitFor(screen => screen.includes('$'));
			assert.doesNotMatch(terminal.screen().join('\n'), /contoso|profile|Esc|Getting/);
			terminal.type('clear; echo "rc $? $(echo $OUT | tr -dc .)"\r');
			await terminal.waitFor(/^rc 0 \.\.$/m);
		}
	});
}

test('at the bottom of a full screen the list scrolls what is above, and takes nothing of it away', async () => {
	await using terminal = await openShell({rows: 12});
	await open(terminal, 'seq 20; OUT=$(entok --demo pick)');
	terminal.press('escape');
	await terminal.waitFor(screen => screen.filter(line => line === '$').length === 1);
	assert.deepEqual(upToPrompt(terminal.screen()).slice(-1), ['20']);
});

test('without colours the selection is still seen: by its sign and inverse; CI changes nothing', async () => {
	await using terminal = await openShell({environment: {NO_COLOR: '1', CI: '1'}});
	await open(terminal, 'OUT=$(entok --demo pick)');
	const y = terminal.screen().findIndex(line => line.startsWith('> contoso-inventory'));
	assert.equal(terminal.cell(2, y).inverse, true);
	assert.equal(terminal.cell(2, y + 1).inverse, false);
	terminal.press('escape');
	await terminal.waitFor(screen => screen[1] === '$');
});

test('a terminal that can paint nothing gets numbered lines and no control sequence', async () => {
	await using terminal = await openShell({environment: {TERM: 'dumb'}});
	const mark = terminal.bytes().length;
	terminal.type('OUT=$(entok --demo pick); echo "rc $? $(echo $OUT | wc -c)"\r');
	await terminal.waitFor('q cancels:');
	terminal.type('2\r');
	await terminal.waitFor('Chosen: contoso-helpdesk');
	terminal.type('\r');
	await terminal.waitFor(/^rc 0 \d{3,}$/m);
	assert.doesNotMatch(terminal.bytesSince(mark).toString('utf8'), /\x1b(?!\[\?2004)/);
});

test('a refused secret is told as by every command, below where the list was, with 4', async () => {
	await using terminal = await openShell({rows: 60});
	await open(terminal, 'OUT=$(entok --demo pick --query wrong-secret); echo "rc $? <$OUT>"');
	terminal.press('enter');
	await terminal.waitFor('rc 4 <>');
	const screen = terminal.screen();
	assert.match(screen[1] ?? '', /^entok: /);
	assert.match(screen.join('\n'), /AADSTS7000215/);
	assert.doesNotMatch(screen.join('\n'), /Esc cancel|Getting a token/);
});

test('a sign-in by code is told on the terminal though standard error is a file; Ctrl-C gives it up with 130', async () => {
	await using terminal = await openShell();
	const file = path.join(newHome(), 'error');
	await open(terminal, `OUT=$(entok --demo pick -p contoso-user -f device-code 2> ${file})`);
	terminal.press('enter');
	await terminal.waitFor('Type this code');
	assert.doesNotMatch(terminal.screen().join('\n'), /Esc cancel|Getting a token/);
	terminal.press('ctrl-c');
	await terminal.waitFor(screen => screen.includes('$'));
	terminal.type('echo "rc $? <$OUT>"\r');
	await terminal.waitFor(/^rc 130 <>$/m);
	assert.equal(readFileSync(file, 'utf8'), 'entok: Cancelled.\n');
});

test('Ctrl-Z stops nothing a shell waits for in $(…), where it could not be brought back: the list says so, Ctrl-C ends it', async () => {
	await using terminal = await openShell();
	// Under another shell with job control, as behind sudo or su, a stop would take effect.
	terminal.type(`${shellWords(newHome()).join(' ')}\r`);
	await terminal.waitFor(screen => screen[1] === '$');
	await open(terminal, 'OUT=$(entok --demo pick -p contoso-user -f device-code); echo "rc $?"');
	terminal.press('ctrl-z');
	await terminal.waitFor('Ctrl-Z does nothing here.');
	terminal.press('enter');
	await terminal.waitFor('Type this code');
	terminal.press('ctrl-z');
	await terminal.waitFor('^Z');
	terminal.press('ctrl-c');
	await terminal.waitFor('Cancelled.');
	await terminal.waitFor(screen => screen.includes('$'));
});

test('keys that come at once, a paste and a torn sequence are each what they are', async () => {
	await using terminal = await openShell();
	await open(terminal, 'OUT=$(entok --demo pick)');
	terminal.send('\x1b[B\x1b[B\x1b[B');
	await terminal.waitFor('> fabrikam-partner');
	terminal.paste('contoso\nhelpdesk');
	await terminal.waitFor('> contoso-helpdesk');
	terminal.press('ctrl-u');
	await terminal.waitFor('15 of 15');
	terminal.send('\x1b');
	terminal.send('[A');
	await terminal.waitFor('> contoso-inventory');
	terminal.send('jjj');
	await terminal.waitFor('  profile  jjj');
	terminal.press('escape');
	await terminal.waitFor(screen => screen[1] === '$');
});

test('an arrow key costs at most 300 bytes', async () => {
	await using terminal = await openShell();
	await open(terminal, 'OUT=$(entok --demo pick)');
	for (let pressed = 0; pressed < 5; pressed++) {
		await terminal.settled(50);
		const mark = terminal.bytes().length;
		terminal.press('down');
		await terminal.waitFor(() => terminal.bytes().length > mark);
		await terminal.settled(50);
		const {length} = terminal.bytesSince(mark);
		assert.ok(length <= 300, `${length} bytes`);
	}

	terminal.press('escape');
	await terminal.waitFor(screen => screen[1] === '$');
});
