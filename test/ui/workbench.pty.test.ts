import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

/** The workbench on the demo tenant, painted and ready for keys. */
async function open(options: Parameters<typeof openTerminal>[0] = {}): Promise<Terminal> {
	const terminal = openTerminal({arguments: ['--demo'], ...options});
	await terminal.waitFor('contoso-inv');
	return terminal;
}

/** The name in the selected row of the profile panel. */
const selectedProfile = (screen: readonly string[]): string | undefined =>
	screen.map(line => /[║│#|]>.(contoso-\S+|fabri?\S*)/.exec(line)?.[1]).find(Boolean);

test('four keys from the start to a decoded token, and on to a 403 that is explained', async () => {
	await using terminal = await open({columns: 120, rows: 40});
	terminal.press('down', 'enter');
	await terminal.waitFor('contoso-helpdesk > client credentials');
	terminal.press('enter', 'enter');
	await terminal.waitFor(/aud +Microsoft Graph/);
	await terminal.waitFor(/\d+:\d\d left/);
	await terminal.waitFor('app-only: no user in this token');
	terminal.press('5', '/');
	terminal.type('groups?$top');
	await terminal.waitFor('/groups?$top');
	terminal.press('enter');
	const screen = await terminal.waitFor(/need +GroupMember\.Read\.All/);
	assert.match(screen.join('\n'), /have +Organization\.Read\.All, User\.ReadBasic\.All/);
	assert.match(screen.join('\n'), /403/);
});

test('three Downs in one burst move three rows; an Up torn by 60 ms goes up', async () => {
	await using terminal = await open();
	terminal.send('\u001b[B\u001b[B\u001b[B');
	await terminal.waitFor(screen => selectedProfile(screen)?.startsWith('fabr') === true);
	terminal.send('\u001b');
	const started = performance.now();
	// The tear itself is what is tested: nothing can be waited for between the two halves.
	while (performance.now() - started < 60);
	terminal.send('[A');
	await terminal.waitFor(screen => selectedProfile(screen) === 'contoso-user');
});

test('Esc never quits, Ctrl-Q is not q, and a paste fires no key', async () => {
	await using terminal = await open();
	terminal.press('escape');
	await terminal.settled(150);
	terminal.press('ctrl-q');
	terminal.paste('qQ\n:quit\n');
	await terminal.waitFor('Pasted text goes into a field');
	terminal.press('down');
	await terminal.waitFor(screen => selectedProfile(screen)?.startsWith('contoso-helpd') === true);
});

test('characters that are keys elsewhere are text in a filter', async () => {
	await using terminal = await open();
	terminal.press('/');
	terminal.type('q?:1');
	await terminal.waitFor(/\/q\?:1/);
	terminal.press('escape');
	await terminal.waitFor('contoso-inv');
});

for (const [columns, rows] of [
	[80, 24],
	[120, 40],
	[60, 15],
	[40, 10],
] as const) {
	test(`at ${columns}x${rows} the frame is as high and no wider than the terminal`, async () => {
		await using terminal = await open({columns, rows});
		terminal.press('enter', 'enter', 'enter');
		await terminal.waitFor('Microsoft Graph');
		const screen = terminal.screen();
		assert.equal(screen.length, rows);
		assert.match(screen.at(-1) ?? '', /\? keys {2}q quit$/);
		assert.ok(screen.every(line => line.length <= columns));
		assert.equal(screen.filter(line => /^ .*(?:contoso-inventory|entok)/.test(line)).length, 1);
	});
}

test('eight resizes leave one clean frame, and too small says so while keys wait', async () => {
	await using terminal = await open();
	for (const [columns, rows] of [
		[100, 30],
		[60, 20],
		[38, 9],
		[140, 50],
		[41, 11],
		[200, 60],
		[61, 19],
		[80, 24],
	] as const) {
		terminal.resize(columns, rows);
	}

	await terminal.waitFor(
		screen =>
			screen.length === 24 &&
			screen.filter(line => line.includes('1 Profile')).length === 1 &&
			/q quit$/.test(screen.at(-1) ?? ''),
	);
	assert.equal(terminal.screen().filter(line => line.startsWith(' entok')).length, 1);
	terminal.resize(38, 9);
	await terminal.waitFor('Too small: 38x9.');
	terminal.press('down', 'q');
	terminal.resize(80, 24);
	await terminal.waitFor(screen => selectedProfile(screen)?.startsWith('contoso-inv') === true);
});

test('the token is masked until it is asked for and confirmed, and never by Enter', async () => {
	await using terminal = await open();
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor(/aud +Microsoft Graph/);
	terminal.press('v');
	await terminal.waitFor('for everyone who can see this screen');
	terminal.press('enter');
	await terminal.waitFor('MASKED');
	assert.doesNotMatch(terminal.bytes().toString('utf8'), /eyJ/);
	terminal.press('v');
	await terminal.waitFor('for everyone who can see this screen');
	terminal.press('y');
	await terminal.waitFor('eyJ');
	await terminal.waitFor('SHOWN');
});

test('a wrong secret opens the error screen in its fixed order', async () => {
	await using terminal = await open();
	terminal.press('/');
	terminal.type('wrong');
	terminal.press('enter', 'enter', 'enter');
	const text = (await terminal.waitFor('AADSTS7000215')).join('\n');
	const order = ['Most likely', 'Do this', 'Word for word'].map(heading => text.indexOf(heading));
	assert.deepEqual(
		[...order].sort((a, b) => a - b),
		order,
	);
	assert.ok(
		order.every(at => at > 0),
		text,
	);
	terminal.press('escape');
	await terminal.waitFor('1 Profile');
});

test('help filters as one types and runs the marked action; blocked ones say why', async () => {
	await using terminal = await open();
	terminal.press('?');
	await terminal.waitFor('type to filter');
	terminal.type('forget all');
	await terminal.waitFor(/forget all tokens now/);
	terminal.press('enter');
	await terminal.waitFor('All tokens are forgotten.');
	terminal.press('v');
	await terminal.waitFor('There is no token yet: press t.');
});

test('Ctrl-C says «again to quit», twice ends with 130; the terminal is as before', async () => {
	await using terminal = await open();
	assert.equal(terminal.modes().alternateScreen, true);
	terminal.press('ctrl-c');
	await terminal.waitFor('Press Ctrl-C again to quit.');
	terminal.press('ctrl-c');
	assert.deepEqual(await terminal.exited, {code: 130});
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	assert.equal(terminal.cursor().isVisible, true);
	assert.doesNotMatch(terminal.screen().join('\n'), /1 Profile/);
});

for (const [signal, code] of [
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const) {
	test(`${signal} restores the terminal and ends with ${code}`, async () => {
		await using terminal = await open();
		terminal.kill(signal);
		assert.equal((await terminal.exited).code, code);
		assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
		assert.equal(terminal.cursor().isVisible, true);
	});
}

test('q quits with 0, also when CI is set: terminals decide what is drawn', async () => {
	await using terminal = await open({environment: {CI: '1'}});
	terminal.press('q');
	assert.deepEqual(await terminal.exited, {code: 0});
});

test('a tick of the countdown costs less than 250 bytes at 80x24', async () => {
	await using terminal = await open();
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor(/\d+:\d\d left/);
	await terminal.settled(300);
	const shown = (): string => /[\d:]+ left/.exec(terminal.screen()[0] ?? '')?.[0] ?? '';
	const costs: number[] = [];
	for (let ticks = 0; ticks < 3; ticks++) {
		const mark = terminal.bytes().length;
		const before = shown();
		await terminal.waitFor(() => shown() !== before);
		costs.push(terminal.bytesSince(mark).length);
	}

	assert.ok(Math.max(...costs) < 250, `bytes per tick: ${costs.join(', ')}`);
});

test('NO_COLOR leaves a visible selection and no colour; a dumb terminal that is painted on gets ASCII and no style', async () => {
	await using plain = await open({environment: {NO_COLOR: '1'}});
	assert.doesNotMatch(plain.bytes().toString('utf8'), /\u001b\[(?:[34]\d|9\d|10\d)m/);
	const row = plain.screen().findIndex(line => line.includes('contoso-inventory'));
	assert.equal(plain.cell(4, row).inverse, true);
	assert.match(plain.screen()[row] ?? '', />.contoso-inventory/);
	await using dumb = await open({environment: {TERM: 'dumb', ENTOK_ACCESSIBLE: '0'}});
	assert.doesNotMatch(dumb.screen().join(''), /[^\u0020-\u007e]/);
	assert.doesNotMatch(dumb.bytes().toString('utf8'), /\u001b\[[\d;]*m/);
	assert.match(dumb.screen().join('\n'), />\s+contoso-inventory/);
});

test('hostile display names neither colour, link nor break the frame', async () => {
	await using terminal = await open({columns: 120, rows: 40});
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor(/aud +Microsoft Graph/);
	terminal.press('5', 'n');
	await terminal.waitFor('/');
	terminal.press('ctrl-u');
	terminal.type('GET /users?$top=999&$select=displayName');
	terminal.press('enter');
	await terminal.waitFor(/200/);
	await terminal.settled(200);
	assert.doesNotMatch(terminal.bytes().toString('utf8'), /\u001b\](?:8|0|52)|\u202e/);
	assert.ok(terminal.screen().every(line => line.length <= 120));
});
