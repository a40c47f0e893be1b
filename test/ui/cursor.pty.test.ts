import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

/** Waits until the cursor can be seen in a cell; gives the text left of it in its row. */
async function cursorAt(terminal: Terminal, x: number, y: number): Promise<string> {
	const where = (): string => JSON.stringify(terminal.cursor());
	await terminal
		.waitFor(() => where() === JSON.stringify({x, y, isVisible: true}))
		.catch((error: unknown) => {
			throw new Error(`The cursor is at ${where()}, not at ${x}, ${y}.`, {cause: error});
		});
	return (terminal.screen()[y] ?? '').slice(0, x);
}

async function open(columns = 80, rows = 24): Promise<Terminal> {
	const terminal = openTerminal({arguments: ['--demo'], columns, rows});
	await terminal.waitFor('> contoso-inventory');
	return terminal;
}

const rowOf = (terminal: Terminal, text: string | RegExp): number => {
	const row = terminal.screen().findIndex(line => (typeof text === 'string' ? line.includes(text) : text.test(line)));
	assert.notEqual(row, -1, `${text} is not on the screen`);
	return row;
};

test('the cursor stands on the selected row of the list that has the keys', async () => {
	await using terminal = await open();
	await cursorAt(terminal, 1, rowOf(terminal, '> contoso-inventory'));
	terminal.press('down', 'down');
	await cursorAt(terminal, 1, rowOf(terminal, 'contoso-user'));
	terminal.press('up', 'enter', 'enter', 'enter');
	await terminal.waitFor(/>aud +Microsoft Graph/);
	const left = terminal.screen()[2]?.indexOf('>aud') ?? 0;
	await cursorAt(
		terminal,
		terminal.screen()[rowOf(terminal, />aud/)]?.indexOf('>aud') ?? left,
		rowOf(terminal, />aud/),
	);
	terminal.press('5', 'down', 'down');
	await terminal.waitFor(/> GET {2}\/users\?/);
	const row = rowOf(terminal, /> GET {2}\/users\?/);
	await cursorAt(terminal, terminal.screen()[row]?.indexOf('> GET') ?? 0, row);
	terminal.press('enter');
	await terminal.waitFor(/\[Body\].* ok 200/);
	terminal.press('j', 'j');
	await terminal.waitFor('line 3 of');
	await cursorAt(terminal, 1, 5);
});

test('the cursor stands where one types in the status line, also behind wide letters', async () => {
	await using terminal = await open();
	terminal.press('/');
	await cursorAt(terminal, 2, 22);
	terminal.type('日本語x');
	assert.equal(await cursorAt(terminal, 9, 22), ' /日本語x');
	terminal.press('left', 'left');
	await cursorAt(terminal, 6, 22);
	terminal.press('escape');
	await cursorAt(terminal, 1, 2);
	terminal.press('3', 'n');
	await terminal.waitFor('scope:');
	terminal.type('api://x');
	await cursorAt(terminal, 15, 22);
	terminal.press('home');
	await cursorAt(terminal, 8, 22);
	terminal.press('ctrl-e');
	terminal.type('y'.repeat(100));
	await cursorAt(terminal, 79, 22);
});

test('the cursor stands where one types in the palette, and behind a question', async () => {
	await using terminal = await open();
	terminal.press(':');
	terminal.type('日b');
	await cursorAt(terminal, 7, 2);
	terminal.press('escape');
	await cursorAt(terminal, 1, 2);
	terminal.press('d');
	const question = ' Remove contoso-inventory? Its secrets stay where they are.';
	await terminal.waitFor(question);
	await cursorAt(terminal, question.length + 1, 22);
});

test('the cursor stands at the typing position of the profile editor, and at the value of what is not typed', async () => {
	await using terminal = await open(60, 15);
	terminal.press('n');
	await terminal.waitFor('New profile');
	terminal.type('名前');
	await cursorAt(terminal, 22, 2);
	terminal.press('tab', 'tab');
	await terminal.waitFor(/> Cloud +<public>/);
	await cursorAt(terminal, 18, 4);
	terminal.press('shift-tab', 'shift-tab');
	terminal.type('x'.repeat(60));
	const seen = await cursorAt(terminal, 54, 2);
	assert.match(seen, /> Name +x+$/, 'a long text scrolls under the cursor');
});

test('the cursor stands at the typing position of the request editor, in every line of a body', async () => {
	await using terminal = await open();
	terminal.press('5', 'n');
	await terminal.waitFor('New request');
	await cursorAt(terminal, 11, 3);
	terminal.type('users');
	await cursorAt(terminal, 16, 3);
	terminal.press('tab', 'tab');
	await terminal.waitFor(/>Body/);
	terminal.type('語');
	await cursorAt(terminal, 12, rowOf(terminal, />Body/));
});

test('a document has no cursor, and the editor of a closed one gets it back', async () => {
	await using terminal = await open();
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor(/\d+:\d\d left/);
	terminal.press('i');
	await terminal.waitFor('Esc close');
	await terminal.waitFor(() => !terminal.cursor().isVisible);
	terminal.press('escape');
	await terminal.waitFor('1 Profile');
	await terminal.waitFor(() => terminal.cursor().isVisible);
	terminal.press('1');
	await terminal.waitFor(() => terminal.cursor().x === 1);
});

test('the welcome page has the cursor on its choice, in every size', async () => {
	await using terminal = openTerminal({columns: 100, rows: 30});
	await terminal.waitFor('Nothing has been sent anywhere');
	await cursorAt(terminal, 1, rowOf(terminal, '> d Demo tenant'));
	terminal.press('down');
	await cursorAt(terminal, 1, rowOf(terminal, 'n New profile'));
	terminal.resize(40, 10);
	await terminal.waitFor(screen => screen.length === 10 && screen.join('\n').includes('> n New profile'));
	await cursorAt(terminal, 1, rowOf(terminal, '> n New profile'));
	terminal.resize(38, 9);
	await terminal.waitFor('Too small');
	await terminal.waitFor(() => !terminal.cursor().isVisible);
});
