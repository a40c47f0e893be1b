import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {commands} from '../../source/commands/index.ts';
import {entokLine, quoted} from '../helpers/far-side.ts';
import {newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** Typical calls, well done and refused; `token` is a file with a token. */
const typical: ReadonlyArray<readonly string[]> = [
	['--help'],
	['--version'],
	[],
	['--demo', 'token', 'contoso-inventory', '-s', 'graph'],
	['--demo', 'token', 'contoso-inventory', '-s', 'graph', '--json', '--verbose'],
	['--demo', 'token', 'contoso-wrong-secret'],
	['--demo', 'token', 'contoso-wrong-secret', '--json'],
	['--demo', 'token', 'contoso-user', '-f', 'device-code', '--no-input'],
	['--demo', 'token', 'nobody'],
	['--demo', 'exec', 'contoso-inventory', '--', 'true'],
	['--demo', 'exec', 'contoso-inventory', '--', './no-such-program'],
	['--demo', 'request', 'GET', '/users?$top=999', '-p', 'contoso-inventory', '-s', 'graph'],
	['--demo', 'request', 'GET', '/groups', '-p', 'contoso-helpdesk', '-s', 'graph'],
	['inspect', 'token'],
	['inspect', 'token', '--json'],
	['inspect', 'no-such-file'],
	['diff', 'token', 'token'],
	['explain', 'AADSTS7000215'],
	['explain', 'nothing-known'],
	['--demo', 'profile', 'list'],
	['--demo', 'profile', 'show', 'contoso-inventory'],
	['--demo', 'profile', 'export'],
	['--demo', 'tour'],
	['doctor'],
	['--no-such-option'],
	['no-such-command'],
];

/** What every command answers, whatever it does. */
const everywhere = commands.flatMap(({name}) => [
	[name, '--help'],
	[name, '--no-such-option'],
]);

const environment = {FORCE_COLOR: '1', CLICOLOR_FORCE: '1', COLORTERM: 'truecolor', NO_COLOR: undefined};

test('captured standard output has no control sequence, though the terminal has colours and messages go there', async () => {
	const home = newHome();
	const calls = [...typical, ...everywhere];
	const script = [
		`${entokLine('--demo', 'token', 'contoso-inventory', '-s', 'graph')} >token`,
		...calls.map((argv, index) => `${entokLine(...argv)} >${index}`),
		// Two that read their input from a pipe, and the one that goes on.
		`${entokLine('inspect', '-')} <token >inspected`,
		`printf 'quit\\n' | ${entokLine('--demo', '--accessible')} >plain`,
		`${entokLine('emulator')} >served & until grep -q '^}' served; do sleep 0.1; done; kill $!`,
		'echo over',
	];
	await using terminal = openTerminal({
		program: '/bin/sh',
		arguments: ['-c', `cd ${quoted(home)}; ${script.join('; ').replaceAll('&;', '&')}`],
		environment: {...environment, HOME: home},
	});
	await terminal.waitFor(/^over$/m, {timeout: 200_000});
	const captured = [...calls.keys(), 'inspected', 'plain', 'served'].map(name => {
		const text = readFileSync(path.join(home, String(name)), 'utf8');
		assert.doesNotMatch(
			text,
			/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/,
			`entok ${typeof name === 'number' ? calls[name]?.join(' ') : name}`,
		);
		return text;
	});
	assert.ok(captured.filter(text => text !== '').length > 20);
});
