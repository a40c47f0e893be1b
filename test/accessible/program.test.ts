import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {entok, newHome, root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** A whole piece of work: profile, flow, scope, token, a claim, a request that works, one that is refused, the end. */
const script = [
	'helpdesk',
	'1',
	'1',
	'1',
	'1',
	'',
	'time',
	'requests',
	'organization',
	'1',
	'q',
	'groups',
	'1',
	'o',
	'q',
	'?',
	'',
	'',
	'q',
	'quit',
];

const input = `${script.join('\n')}\n`;

test('the work goes from the start to an explained 403 by lines from a pipe', async () => {
	const {code, stdout, stderr} = await entok(['--demo', '--accessible'], {input});
	assert.equal(code, 0);
	assert.equal(stderr, '');
	const order = [
		'Step 1 of 6, profile',
		'Step 2 of 6, flow',
		'Step 3 of 6, scope',
		'ok: Token from Entra',
		'Step 4 of 6, token',
		'aud: The resource the token is for',
		'Time left: ',
		'Step 5 of 6, requests',
		'ok: 200 in',
		'Step 6 of 6, answer',
		'"displayName": "Contoso Ltd"',
		'NO: 403 in',
		'need: GroupMember.Read.All',
		'"Authorization_RequestDenied"',
		' actions, those of this step first',
	];
	let at = 0;
	for (const text of order) {
		const next = stdout.indexOf(text, at);
		assert.ok(next >= at, `${text} is missing behind character ${at}: ${stdout.slice(at)}`);
		at = next;
	}

	assert.doesNotMatch(stdout, /eyJ|8Q~/);
});

test('nothing but text and line ends is written: no control bytes, no colours, no signs that draw', async () => {
	const {stdout} = await entok(['--demo', '--accessible'], {
		input: `wrong-secret\n1\n1\n1\n${input}`,
		environment: {FORCE_COLOR: '3', TERM: 'xterm-256color'},
	});
	assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2500-\u259f\u2800-\u28ff]/);
	assert.match(stdout, /AADSTS7000215/);
});

/** Texts that stand in Ink and in React whatever a bundler does to them. */
const marks = ['ink-box', 'react.transitional.element', 'react.element'];

test('plain lines load neither Ink nor React', async () => {
	const home = newHome();
	const list = path.join(home, 'loaded');
	await entok(['--demo', '--accessible'], {
		input,
		environment: {HOME: home, ENTOK_TEST_LOADED: list},
		node: ['--import', path.join(root, 'test/programs/record-loaded.ts')],
	});
	const dist = path.join(root, 'dist');
	const loaded = readFileSync(list, 'utf8')
		.split('\n')
		.filter(url => url.startsWith('file:'))
		.map(url => fileURLToPath(url))
		.filter(file => file.startsWith(dist));
	const texts = loaded.map(file => readFileSync(file, 'utf8'));
	assert.ok(
		texts.some(text => text.includes('in plain lines')),
		'the accessible mode itself is among them',
	);
	for (const [index, text] of texts.entries()) {
		assert.deepEqual(
			marks.filter(mark => text.includes(mark)),
			[],
			loaded[index],
		);
	}
});

test('without profiles the demo tenant is one number away, and what was typed ahead is not lost', async () => {
	const {code, stdout} = await entok(['--accessible'], {input: '1\ncontoso-user\nq\n'});
	assert.equal(code, 0);
	assert.match(stdout, /There are no profiles yet/);
	assert.match(stdout, /This is the demo tenant[\s\S]*1 in the list with "contoso-user"[\s\S]*contoso-user; user/);
});

test('profiles are imported from a file in the home folder and are there the next time', async () => {
	const home = newHome();
	writeFileSync(
		path.join(home, 'mine.env'),
		'AZURE_TENANT_ID=contoso.example\nAZURE_CLIENT_ID=11111111-2222-4333-8444-555555555555\n',
	);
	const environment = {HOME: home};
	const first = await entok(['--accessible'], {input: '3\n~/mine.env\nq\n', environment});
	assert.match(first.stdout, /Imported [\s\S]*Step 1 of 6, profile\. 1 in the list/);
	const second = await entok(['--accessible'], {input: 'q\n', environment});
	assert.match(second.stdout, /^Step 1 of 6, profile\. 1 in the list/m);
});

test('an answer is given to a command and to the editor, and the next line is read only after them', async () => {
	const {code, stdout} = await entok(['--demo', '--accessible'], {
		input: '1\n1\n1\nrequests\norganization\n1\n|\nwc -l; exit 3\nE\nquit\n',
		environment: {EDITOR: 'wc', SHELL: '/bin/sh'},
	});
	assert.equal(code, 0);
	assert.match(
		stdout,
		/A command that gets the answer[^\n]*\n\s*\d+\nThe command ended with 3\.\nok: Back from the command/,
	);
	assert.match(stdout, /text\.json\nok: Back from the editor/);
});

test('standard input cannot be the keyboard and hold a secret', async () => {
	const {code, stderr} = await entok(['--demo', '--accessible', '--secret-stdin'], {input: 'x\n'});
	assert.equal(code, 2);
	assert.match(stderr, /Standard input cannot be both/);
});

test('the variable alone does not make a pipe into a keyboard', async () => {
	const {code, stdout} = await entok(['--demo'], {environment: {ACCESSIBLE: '1'}});
	assert.equal(code, 0);
	assert.match(stdout, /a tour of the main job/);
});

test('on a dumb terminal, asked for by a variable, the work is done by typing and Ctrl-C twice ends with 130', async () => {
	await using terminal = openTerminal({
		arguments: ['--demo'],
		columns: 100,
		rows: 50,
		environment: {TERM: 'dumb', ENTOK_ACCESSIBLE: '1'},
	});
	await terminal.waitFor('Profile number, or text:');
	terminal.type('user\r');
	await terminal.waitFor('1. contoso-user; user');
	terminal.type('1\r');
	await terminal.waitFor('Flow number, or text:');
	terminal.type('refresh\r');
	await terminal.waitFor('1. refresh token; user');
	terminal.type('1\r');
	await terminal.waitFor('Scope number to get a token, or text:');
	terminal.type('1\r');
	await terminal.waitFor('Claim number to explain, or text:');
	terminal.press('ctrl-c');
	await terminal.waitFor('Ctrl-C again to quit.');
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	terminal.press('ctrl-c');
	assert.deepEqual(await terminal.exited, {code: 130});
	assert.doesNotMatch(terminal.bytes().toString('utf8'), /\u001b/);
});

test('on a vt100 Ctrl-D ends with 0, and ACCESSIBLE=0 means no', async () => {
	await using terminal = openTerminal({
		arguments: ['--demo', '--accessible'],
		environment: {TERM: 'vt100', LANG: 'C'},
	});
	await terminal.waitFor('Profile number, or text:');
	terminal.press('ctrl-d');
	assert.deepEqual(await terminal.exited, {code: 0});
	await using screen = openTerminal({arguments: ['--demo'], environment: {ACCESSIBLE: '0'}});
	await screen.waitFor('? keys');
});

test('a secret that is asked for is typed hidden on the same terminal, and lines go on afterwards', async () => {
	const home = newHome();
	const environment = {HOME: home, ENTOK_ACCESSIBLE: '1', ENTOK_PROFILE: 'prompted'};
	const added = await entok(
		[
			...['profile', 'add', 'prompted', '--tenant', 'contoso.example'],
			...['--client-id', '11111111-2222-4333-8444-555555555555', '--secret', 'prompt'],
			...['--authority', 'http://127.0.0.1:9', '--cloud', 'custom'],
		],
		{environment: {HOME: home}},
	);
	assert.equal(added.code, 0, added.stderr);
	await using terminal = openTerminal({columns: 120, rows: 60, environment});
	await terminal.waitFor('Profile number, or text:');
	terminal.type('t\r');
	await terminal.waitFor('(hidden):');
	terminal.type('the-typed-secret\r');
	await terminal.waitFor(/NO: (?:No token|.*127\.0\.0\.1)/);
	await terminal.waitFor(lines => lines.findLastIndex(line => line.endsWith('q goes back:')) > 0);
	terminal.type('quit\r');
	assert.deepEqual(await terminal.exited, {code: 0});
	assert.doesNotMatch(terminal.bytes().toString('utf8'), /the-typed-secret/);
});
