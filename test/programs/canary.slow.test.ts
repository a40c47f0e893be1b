import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {type Listening, listenOnLoopback} from '../helpers/loopback-server.ts';
import {entok, newHome, type ProgramRun} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const home = newHome();
const secretFolder = path.join(home, 'secrets');
const token = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;
const kept: string[] = [];
const variables: Record<string, string> = {HOME: home};
let calls = 0;
/** Each call has a state of its own in the home: equal token requests of one login would be stopped after ten. */
const environmentOf = () => ({...variables, XDG_STATE_HOME: path.join(home, 'state', String(calls++))});
let emulator: Awaited<ReturnType<typeof serveEmulator>>;
let mirror: Listening;

const variableOf = (name: string): string => `CANARY_${name.replaceAll('-', '_')}`;

/** A server that says back whatever it was sent, in its error, its headers and its body. */
const reflecting = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const body = Buffer.concat(chunks).toString('utf8');
		const said = `${request.headers.authorization ?? ''} ${body} ${decodeURIComponent(body.replaceAll('+', ' '))}`;
		response.writeHead(400, {'content-type': 'application/json', 'x-said': encodeURIComponent(said)});
		response.end(
			JSON.stringify({error: 'invalid_client', error_description: `AADSTS7000215: you sent ${said}`, trace_id: said}),
		);
	});
});

before(async () => {
	const world = await createEmulator({clock: systemClock, key: 'demo'});
	emulator = await serveEmulator(world);
	mirror = await listenOnLoopback(reflecting);
	const host = `http://localhost:${emulator.port}`;
	const real = JSON.stringify(demoProfiles(host));
	const isReferredTo = (name: string): boolean => real.includes(`"demo:${name}"`);
	mkdirSync(secretFolder, {mode: 0o700});
	for (const [name, value] of demoSecrets(world)) {
		writeFileSync(path.join(secretFolder, name), value, {mode: 0o600});
		if (isReferredTo(name)) {
			variables[variableOf(name)] = value;
		}

		// A certificate is public; its key is not.
		if (!name.endsWith('certificate')) {
			kept.push(value);
		}
	}

	const fromFiles = real.replace(/"demo:([\w-]+)"/g, (_, name) =>
		JSON.stringify(`file:${path.join(secretFolder, name)}`),
	);
	const reflected = real
		.replaceAll(host, `http://localhost:${mirror.port}`)
		.replace(/"demo:([\w-]+)"/g, (_, name: string) => JSON.stringify(`env:${variableOf(name)}`))
		.replace(/"name":"/g, '"name":"mirror-')
		.replace(/"id":"/g, '"id":"mirror-');
	const file = path.join(home, 'import.json');
	writeFileSync(file, JSON.stringify({version: 1, profiles: [...JSON.parse(fromFiles), ...JSON.parse(reflected)]}));
	const run = await entok(['profile', 'import', file], {environment: environmentOf()});
	assert.equal(run.code, 0, run.stderr);
});
after(async () => {
	await emulator.close();
	await mirror.close();
});

/** The forms in which a secret may have left: as it is and as encodings make it. */
const formsOf = (secret: string): readonly string[] => [
	secret,
	encodeURIComponent(secret),
	new URLSearchParams({v: secret}).toString().slice(2),
	JSON.stringify(secret).slice(1, -1),
	Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	Buffer.from(secret).toString('base64url'),
	Buffer.from(secret).toString('hex'),
	[...secret].reverse().join(''),
];

function assertNone(text: string, where: string): void {
	for (const secret of kept) {
		for (const form of formsOf(secret)) {
			assert.ok(!text.includes(form), `${where} holds a secret: …${form.slice(0, 6)}…`);
		}
	}
}

/** No secret in either stream, and no token where none was asked for. */
function assertSilent(run: ProgramRun, argv: readonly string[], mayGiveToken = false): void {
	const what = `entok ${argv.join(' ')} (${run.code})`;
	assertNone(run.stdout, `stdout of ${what}`);
	assertNone(run.stderr, `stderr of ${what}`);
	assert.doesNotMatch(run.stderr, token, `stderr of ${what}`);
	if (!mayGiveToken) {
		assert.doesNotMatch(run.stdout, token, `stdout of ${what}`);
	}

	assert.notEqual(run.code, 1, `${what}: ${run.stderr}`);
}

for (const {name, flows} of demoProfiles('http://localhost')) {
	test(`${name}: no flow of it lets a secret out, neither where it works nor where a server says back what it was sent`, async () => {
		for (const [profile, ...more] of [
			[name, '--verbose'],
			[name, '--json', '--tenant', 'unknown.example'],
			[`mirror-${name}`, '--verbose'],
			[`mirror-${name}`, '--json'],
		] as const) {
			for (const flow of flows) {
				const argv = ['token', profile, '-f', flow, '-s', 'graph', '--no-input', '--timeout', '5', ...more];
				assertSilent(await entok(argv, {environment: environmentOf()}), argv, true);
			}
		}
	});
}

test('no request, answer or refusal lets a secret out', async () => {
	for (const name of ['contoso-inventory', 'contoso-helpdesk', 'contoso-automation', 'mirror-contoso-inventory']) {
		for (const [url, scope] of [
			['/users', 'graph'],
			['/groups', 'graph'],
			['/subscriptions', 'arm'],
			['/nowhere', 'graph'],
		] as const) {
			for (const more of [[], ['--json'], ['--verbose']]) {
				const argv = ['request', 'GET', url, '-p', name, '-s', scope, '--no-input', ...more];
				assertSilent(await entok(argv, {environment: environmentOf()}), argv);
			}
		}
	}

	const got = await entok(['token', 'contoso-inventory', '-s', 'graph'], {environment: environmentOf()});
	const argv = ['request', 'POST', `http://localhost:${mirror.port}/anything`, '-f', 'own-token', '--secret-stdin'];
	const allow = ['--allow-writes', '--allow-host', `http://localhost:${mirror.port}`, '-H', 'x-a: b'];
	for (const more of [[], ['--json'], ['--verbose']]) {
		const run = await entok([...argv, ...allow, ...more], {environment: environmentOf(), input: got.stdout});
		assert.equal(run.code, 5, run.stderr);
		assertSilent(run, argv);
	}
});

test('no command about profiles, codes, tokens or this machine lets a secret out', async () => {
	const got = (
		await entok(['token', 'contoso-user', '-f', 'refresh-token', '-s', 'graph'], {environment: environmentOf()})
	).stdout;
	for (const [argv, input] of [
		[['profile', 'list'], ''],
		[['profile', 'list', '--json'], ''],
		[['profile', 'show', 'contoso-automation'], ''],
		[['profile', 'show', 'contoso-automation', '--json'], ''],
		[['profile', 'show', 'mirror-contoso-password'], ''],
		[['profile', 'export'], ''],
		[['profile', 'edit', 'contoso-review', '--secret', 'env:CANARY_contoso_wrong_secret'], ''],
		[['doctor'], ''],
		[['doctor', '--json'], ''],
		[['inspect', '-'], got],
		[['inspect', '-', '--json'], got],
		[['inspect', '-', '--verify'], got],
		[['inspect', got.trim()], ''],
		[['diff', '-', got.trim()], got],
		[['token', 'contoso-inventory', '-s', got.trim()], ''],
		[['token', got.trim()], ''],
		[['profile', 'add', 'x', '--secret', [...kept][0] ?? '', '--tenant', 'a.example', '--client-id', 'b'], ''],
		[['nonsense', got.trim()], ''],
	] as const) {
		assertSilent(
			await entok(argv, {environment: environmentOf(), input}),
			argv.map(word => word.slice(0, 20)),
		);
	}
});

test('a program started with a token gets the token, and no variable a profile refers to', async () => {
	const argv = ['exec', 'mirror-contoso-inventory', '--', 'sh', '-c', 'env'];
	assertSilent(await entok(argv, {environment: environmentOf()}), argv);
	const run = await entok(
		['exec', 'contoso-inventory', '-s', 'graph', '--', 'sh', '-c', 'env; cat /proc/$PPID/cmdline'],
		{
			environment: environmentOf(),
		},
	);
	assert.equal(run.code, 0, run.stderr);
	assert.match(run.stdout, /^ACCESS_TOKEN=eyJ/m);
	assert.doesNotMatch(run.stdout, /CANARY_/);
	assertNone(run.stdout, 'the environment of a child');
});

test('no byte of a screen holds a secret or a token', async () => {
	for (const name of ['contoso-inventory', 'contoso-user', 'contoso-wrong-secret', 'mirror-contoso-inventory']) {
		await using terminal = openTerminal({
			environment: environmentOf(),
			columns: 120,
			rows: 40,
			arguments: ['-p', name, '-s', 'graph'],
		});
		await terminal.waitFor(name);
		terminal.press('T');
		await terminal.waitFor(/aud +Microsoft Graph|7000215|No token/);
		terminal.press('escape');
		await terminal.waitFor('Requests');
		terminal.press('4', ']');
		terminal.press(']');
		terminal.press('5', 'enter');
		await terminal.waitFor(/\b200\b|\b403\b|7000215|401|400/);
		terminal.press('Q');
		await terminal.exited;
		const bytes = terminal.bytes().toString('utf8');
		assertNone(bytes, `the screen with ${name}`);
		assert.doesNotMatch(bytes, token);
	}
});

test('no file holds a secret or a token, but those the person put there', () => {
	const files = readdirSync(home, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
	const read = files
		.map(entry => path.join(entry.parentPath, entry.name))
		.filter(file => !file.startsWith(secretFolder));
	assert.ok(read.some(file => file.endsWith('profiles.json')));
	for (const file of read) {
		const text = readFileSync(file, 'latin1');
		assertNone(text, file);
		assert.doesNotMatch(text, token, file);
	}
});
