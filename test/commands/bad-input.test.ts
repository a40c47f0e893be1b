import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {entok, newHome} from '../helpers/program.ts';
import {ids, newUser} from './user.ts';

const part = (value: unknown): string =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwt = (payload: unknown): string => `${part({alg: 'none', typ: 'JWT'})}.${part(payload)}.x`;

const cases: ReadonlyArray<readonly [name: string, argv: readonly string[], code: number, says: RegExp]> = [
	['an unknown command', ['tokne'], 2, /Did you mean token\?/],
	['an unknown option', ['token', '--porfile', 'x'], 2, /Did you mean --profile\?/],
	['an option of another command', ['explain', 'exp', '--body', 'x'], 2, /no option --body/],
	['an option without its value', ['token', '--scope'], 2, /--scope needs a value/],
	['an option with a wrong word', ['--color', 'alway', '--demo'], 2, /always, never, auto\. Did you mean always\?/],
	['options that contradict', ['explain', 'exp', '--color=always', '--no-color'], 2, /contradict each other/],
	['an option given twice', ['token', '-s', 'graph', '-s', 'arm'], 2, /given twice/],
	['too many arguments', ['token', 'a', 'b'], 2, /takes fewer arguments/],
	['an unknown profile', ['--demo', 'token', 'contoso-inventroy'], 3, /Did you mean contoso-inventory\?/],
	['no profile named among several', ['--demo', 'token'], 2, /Which profile\?/],
	['no profiles at all', ['token'], 3, /There are no profiles yet/],
	['an unknown flow', ['--demo', 'token', 'contoso-user', '-f', 'refresh'], 2, /Did you mean refresh-token\?/],
	['an unknown scope preset', ['--demo', 'token', 'contoso-user', '-s', 'grahp'], 2, /Did you mean graph\?/],
	['an unknown cloud', ['--demo', 'token', 'contoso-user', '--cloud', 'mars'], 2, /Clouds: public/],
	[
		'a client id that is no GUID',
		['profile', 'add', 'x', '--tenant', 'contoso.example', '--client-id', '123'],
		3,
		/GUID/,
	],
	[
		'a literal secret as an option',
		[
			'profile',
			'add',
			'x',
			'--tenant',
			't.example',
			'--client-id',
			'11112222-bbbb-3333-cccc-4444dddd5555',
			'--secret',
			'hunter2-hunter2',
		],
		3,
		/reference/,
	],
	[
		'a plain: secret as an option',
		[
			'profile',
			'add',
			'x',
			'--tenant',
			't.example',
			'--client-id',
			'11112222-bbbb-3333-cccc-4444dddd5555',
			'--secret',
			'plain:hunter2-hunter2',
		],
		2,
		/must not stand on the command line/,
	],
	[
		'a scope of single permissions for an app',
		['--demo', 'token', 'contoso-inventory', '-s', 'https://graph.microsoft.com/User.Read'],
		3,
		/Use the scope https:\/\/graph\.microsoft\.com\/\.default/,
	],
	[
		'two resources in one scope',
		[
			'--demo',
			'token',
			'contoso-user',
			'-s',
			'https://graph.microsoft.com/.default https://management.azure.com/.default',
		],
		3,
		/One token is for one resource/,
	],
	[
		'Partner Center without a user',
		['--demo', 'token', 'fabrikam-partner', '-f', 'client-credentials', '-s', 'partner-center'],
		3,
		/refresh-token/,
	],
	[
		'client credentials for many tenants',
		['--demo', 'token', 'contoso-inventory', '--tenant', 'common'],
		3,
		/many tenants/,
	],
	[
		'a path without a service',
		['--demo', 'request', 'GET', '/x', '-p', 'contoso-user', '-s', 'https://vault.azure.net/.default'],
		2,
		/whole address/,
	],
	[
		'an address that is none',
		['--demo', 'request', 'GET', 'ftp://x', '-p', 'contoso-user'],
		2,
		/neither an https address/,
	],
	[
		'a header that is none',
		['--demo', 'request', 'GET', '/me', '-p', 'contoso-user', '-H', 'nonsense'],
		2,
		/NAME:VALUE/,
	],
	[
		'an Authorization header of one’s own',
		['--demo', 'request', 'GET', '/me', '-p', 'contoso-user', '-H', 'Authorization: Basic x'],
		2,
		/set by entok itself/,
	],
	['a time limit that is none', ['--demo', 'token', 'contoso-user', '--timeout', 'soon'], 2, /number of seconds/],
	['a missing input file', ['inspect', '/no/such/file'], 2, /does not exist/],
	['a folder as input file', ['inspect', '/'], 2, /folder/],
	['standard input twice', ['diff', '-', '-'], 2, /cannot be both/],
	[
		'the secret and the body both from standard input',
		['--demo', 'request', 'POST', '/x', '-p', 'contoso-inventory', '--body', '-', '--secret-stdin', '--allow-writes'],
		2,
		/Standard input cannot be both/,
	],
	['a port that is none', ['emulator', '--port', '99999'], 2, /port/],
	['a proxy without HTTPS', ['emulator', '--proxy', '0'], 2, /--proxy has no meaning without --https/],
	['a certificate authority without HTTPS', ['emulator', '--ca-file', 'ca.pem'], 2, /--ca-file has no meaning/],
	['a proxy port that is none', ['emulator', '--https', '--proxy', 'yes'], 2, /whole number/],
	['a folder for a certificate authority', ['emulator', '--https', '--ca-file', '.'], 3, /not a regular file/],
	['a port in hexadecimal digits', ['emulator', '--port', '0xFF'], 2, /whole number/],
];

test('a service of another cloud ends with 3 and says what to do', async () => {
	const user = newUser();
	await user.profile('add', 'agency', ...ids, '--cloud', 'us-gov', '--secret', 'env:NOT_NEEDED');
	const run = await user.run(['token', 'agency', '-s', 'https://graph.microsoft.com/.default']);
	assert.equal(run.code, 3);
	assert.match(run.stderr, /belongs to the cloud Global[\s\S]*--cloud public/);
	assert.equal(run.stdout, '');
});

for (const [name, argv, code, says] of cases) {
	test(`${name} ends with ${code} and says what to do`, async () => {
		const run = await entok(argv, {input: 'some input'});
		assert.match(run.stderr, says);
		assert.equal(run.code, code, run.stderr);
		assert.equal(run.stdout, '');
		assert.doesNotMatch(run.stderr, /hunter2/);
	});
}

test('a token as an argument is refused without being repeated', async () => {
	const token = jwt({aud: 'x'});
	for (const argv of [
		['inspect', token],
		['diff', token, token],
		['token', `--note=${token}`],
	]) {
		const {code, stderr} = await entok(argv);
		assert.equal(code, 2);
		assert.match(stderr, /entok inspect -/);
		assert.doesNotMatch(stderr, /eyJ/);
	}
});

const badTokens: ReadonlyArray<readonly [name: string, input: string, says: RegExp]> = [
	['nothing', '', /no token/],
	['no JWT', 'EwBwA8l6BAAU', /no dots/],
	['two parts', 'eyJhIjoxfQ.eyJhIjoxfQ', /has 2/],
	['an encrypted token', 'a.b.c.d.e', /encrypted/],
	['bad base64', `${part({})}.%%%.x`, /base64url/],
	['bad JSON', `${part({})}.${part('{"a":')}.x`, /not JSON/],
	['a payload that is an array', jwt([1]), /not a JSON object/],
	['more than 256 KiB', jwt({a: 'x'.repeat(300_000)}), /256 KiB/],
];

for (const [name, input, says] of badTokens) {
	test(`inspect: ${name} ends with 2 and a plain sentence`, async () => {
		const {code, stderr, stdout} = await entok(['inspect', '-'], {input});
		assert.match(stderr, says);
		assert.equal(code, 2);
		assert.equal(stdout, '');
	});
}

test('terminal sequences in a claim are shown as escapes, never as they are', async () => {
	const name = '\u001b]52;c;aGk=\u0007\u001b[31mred\u009b2J\u202egnp';
	const {code, stdout} = await entok(['inspect', '-'], {input: jwt({name, '\u001b[2J': 'key too', aud: '\u001b[1m'})});
	assert.equal(code, 0);
	assert.match(stdout, /\\x1b\]52;c;aGk=\\x07/);
	assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f\u202e]/);
});

test('an empty variable behind env: is told by its name', async () => {
	const home = newHome();
	const environment = {HOME: home, CONTOSO_SECRET: ''};
	await entok(
		[
			'profile',
			'add',
			'contoso',
			'--tenant',
			'contoso.example',
			'--client-id',
			'11112222-bbbb-3333-cccc-4444dddd5555',
			'--secret',
			'env:CONTOSO_SECRET',
		],
		{environment},
	);
	const {code, stderr} = await entok(['token', 'contoso'], {environment});
	assert.equal(code, 3);
	assert.match(stderr, /CONTOSO_SECRET .* is empty/);
});

test('a prompt nobody can answer ends with 2 and names the pipe', async () => {
	const environment = {HOME: newHome()};
	await entok(
		[
			'profile',
			'add',
			'contoso',
			'--tenant',
			'contoso.example',
			'--client-id',
			'11112222-bbbb-3333-cccc-4444dddd5555',
			'--secret',
			'prompt',
		],
		{environment},
	);
	const {code, stderr} = await entok(['token', 'contoso', '--no-input'], {environment});
	assert.equal(code, 2);
	assert.match(stderr, /--secret-stdin/);
});

test('a corrupt profile file is told, quoted nowhere and left as it is', async () => {
	const home = newHome();
	const folder = path.join(home, '.config/entok');
	mkdirSync(folder, {recursive: true, mode: 0o700});
	writeFileSync(path.join(folder, 'profiles.json'), '{"secret": "hunter2-', {mode: 0o600});
	for (const argv of [
		['profile', 'list'],
		['token', 'x'],
		['profile', 'remove', 'x'],
	]) {
		const {code, stderr} = await entok(argv, {environment: {HOME: home}});
		assert.equal(code, 3);
		assert.match(stderr, /profiles\.json/);
		assert.doesNotMatch(stderr, /hunter2/);
	}
});

test('an empty standard input is no secret', async () => {
	const {code, stderr} = await entok(['--demo', 'token', 'contoso-inventory', '--secret-stdin']);
	assert.equal(code, 2);
	assert.match(stderr, /Standard input is empty/);
});
