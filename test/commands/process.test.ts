import assert from 'node:assert/strict';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {type AddressInfo, connect, createServer} from 'node:net';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {until} from '../helpers/loopback-server.ts';
import {newHome, root} from '../helpers/program.ts';
import {type Running, start} from '../helpers/running.ts';

const program = path.join(root, 'bin/entok.js');
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** A line of shell that runs the program. */
const entokLine = (...argv: readonly string[]): string => [process.execPath, program, ...argv].map(quoted).join(' ');

/** Runs a line of shell to its end. */
async function shell(
	context: TestContext,
	line: string,
	environment?: Readonly<Record<string, string>>,
): Promise<{readonly code: number | string | null; readonly stdout: string; readonly stderr: string}> {
	const {said, ended} = start(context, ['/bin/sh', '-c', line], environment);
	const code = await ended;
	return {code, ...said};
}

type Description = {
	readonly schemaVersion: number;
	readonly origin: string;
	readonly tenants: ReadonlyArray<{readonly id: string; readonly tokenEndpoint: string}>;
	readonly apps: ReadonlyArray<{
		readonly name: string;
		readonly clientId: string;
		readonly tenantId: string;
		readonly secrets: ReadonlyArray<{readonly value: string}>;
	}>;
	readonly refreshTokens: Readonly<Record<string, string>>;
};

/** Starts `entok emulator` and waits until it has said where it is. */
async function startEmulator(
	context: TestContext,
	environment?: Readonly<Record<string, string>>,
): Promise<Running & {readonly description: Description}> {
	const running = start(context, [process.execPath, program, 'emulator'], environment);
	await until(() => running.said.stdout.endsWith('}\n'));
	return {...running, description: JSON.parse(running.said.stdout)};
}

async function fetchToken({tenants, apps}: Description): Promise<Record<string, unknown>> {
	const app = apps.find(({name}) => name === 'contoso-inventory');
	const tenant = tenants.find(({id}) => id === app?.tenantId);
	const body = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: app?.clientId ?? '',
		client_secret: app?.secrets[0]?.value ?? '',
		scope: 'https://graph.microsoft.com/.default',
	});
	const answer = await fetch(tenant?.tokenEndpoint ?? '', {method: 'POST', body});
	assert.equal(answer.status, 200);
	return (await answer.json()) as Record<string, unknown>;
}

test('the emulator says in JSON where it is and what opens it, and gives a token to whoever uses that', async context => {
	const {description, child, ended, said} = await startEmulator(context);
	assert.equal(description.schemaVersion, 1);
	assert.match(description.origin, /^http:\/\/localhost:\d+$/);
	assert.ok(Object.values(description.refreshTokens).length > 0);
	const answer = await fetchToken(description);
	assert.equal(answer['token_type'], 'Bearer');
	const [, payload = ''] = String(answer['access_token']).split('.');
	assert.equal(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).aud, 'https://graph.microsoft.com');
	child.kill();
	await ended;
	assert.equal(said.stderr, '');
});

for (const [signal, code] of [
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGTERM', 143],
] as const) {
	test(`${signal} ends the emulator with ${code}, quietly`, async context => {
		const {child, ended, said} = await startEmulator(context);
		child.kill(signal);
		assert.equal(await ended, code);
		assert.equal(said.stderr, '');
	});
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

const isListening = (port: number): Promise<boolean> =>
	new Promise(resolve => {
		const socket = connect(port, '127.0.0.1')
			.on('connect', () => {
				socket.destroy();
				resolve(true);
			})
			.on('error', () => resolve(false));
	});

test('SIGUSR1 opens no inspector', async context => {
	const port = await freePort();
	const environment = {NODE_OPTIONS: `--inspect-port=${port}`};
	const {child, ended, said, description} = await startEmulator(context, environment);
	child.kill('SIGUSR1');
	for (let round = 0; round < 5; round++) {
		await fetchToken(description);
		assert.equal(await isListening(port), false);
	}

	child.kill('SIGTERM');
	assert.equal(await ended, 143);
	assert.equal(said.stderr, '');

	// What would happen otherwise.
	const other = start(context, [process.execPath, '-e', 'console.log(1); setInterval(() => {}, 1000)'], environment);
	await until(() => other.said.stdout !== '');
	other.child.kill('SIGUSR1');
	await until(() => other.said.stderr.includes('Debugger listening'));
	assert.equal(await isListening(port), true);
});

/** Every file below a folder with its mode. */
const fileModes = (folder: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		readdirSync(folder, {recursive: true, encoding: 'utf8'})
			.map(name => [name, statSync(path.join(folder, name))] as const)
			.filter(([, stats]) => stats.isFile())
			.map(([name, {mode}]) => [name, (mode & 0o777).toString(8)]),
	);

test('under umask 000 every file it writes is closed to others, and so is their folder', async context => {
	const home = newHome();
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	context.after(() => served.close());
	const refresh = path.join(home, 'refresh');
	const first = emulator.refreshTokens.get('contoso-user') ?? '';
	writeFileSync(refresh, first, {mode: 0o600});
	const profiles = demoProfiles(served.origin).map(profile =>
		profile.name === 'contoso-user' ? {...profile, refreshToken: `file:${refresh}`} : profile,
	);
	// The demo's own secrets are not to be had outside of it.
	const text = JSON.stringify(profiles).replaceAll(/"demo:[^"]*"/g, '"prompt"');
	writeFileSync(path.join(home, 'to-import'), text, {mode: 0o600});
	// Node's own cache of compiled code goes there.
	const cache = path.join(home, 'cache');
	mkdirSync(cache);
	for (const argv of [
		['profile', 'import', 'to-import'],
		['profile', 'edit', 'contoso-helpdesk', '--note', 'changed'],
		['profile', 'remove', 'contoso-helpdesk'],
		['token', 'contoso-user'],
	]) {
		const line = `umask 000; exec ${entokLine(...argv)}`;
		const {code, stderr} = await shell(context, line, {HOME: home, TMPDIR: cache});
		assert.equal(code, 0, stderr);
	}

	assert.notEqual(readFileSync(refresh, 'utf8'), first, 'a rotated refresh token is in its file');
	const modes = fileModes(home);
	assert.ok('.config/entok/profiles.json' in modes && '.config/entok/profiles.json.bak' in modes);
	assert.deepEqual([...new Set(Object.values(modes))], ['600'], JSON.stringify(modes));
	assert.equal(statSync(path.join(home, '.config/entok')).mode & 0o777, 0o700);
});

test('a program run with a token makes its files under the mask its user chose', async context => {
	const {code, stdout} = await shell(
		context,
		`umask 027; exec ${entokLine('--demo', 'exec', 'contoso-user', '-s', 'arm', '--', 'sh', '-c', 'umask')}`,
	);
	assert.deepEqual([code, stdout], [0, '0027\n']);
});

for (const argv of [
	['--help'],
	['--demo', 'tour'],
	['--demo', 'token', 'contoso-inventory'],
	['--demo', 'profile', 'list', '--json'],
	['--demo', 'request', 'GET', '/users?$top=999', '-p', 'contoso-inventory'],
	['emulator'],
]) {
	test(`a reader that went away ends it quietly: entok ${argv.join(' ')}`, async context => {
		const {child, said, ended} = start(context, [process.execPath, program, ...argv]);
		child.stdout?.destroy();
		assert.equal(await ended, 0);
		assert.equal(said.stderr, '');
	});
}

test('a reader that wants one line of many gets it, and nothing is told', async context => {
	const list = entokLine('--demo', 'profile', 'list', '--json');
	for (const line of [list, entokLine('--demo', 'request', 'GET', '/users?$top=999', '-p', 'contoso-inventory')]) {
		const {code, stdout, stderr} = await shell(context, `${line} | head -c 10`);
		assert.deepEqual([code, stdout.length, stderr], [0, 10, '']);
	}
});

const full = '/dev/full';

test('a full disk under standard output is told, and the program ends with 1', {
	skip: !existsSync(full),
}, async context => {
	const {code, stderr} = await shell(context, `exec ${entokLine('--demo', 'token', 'contoso-inventory')} > ${full}`);
	assert.equal(code, 1);
	assert.equal(stderr, 'entok: The output could not be written: no space left on the device.\n');
	assert.equal((await shell(context, `exec ${entokLine('--help')} > ${full} 2>&1`)).code, 1);
});

test('NODE_DEBUG, which would print the request, gets no token and no request; what needs none goes on', async context => {
	const loud = {NODE_DEBUG: 'net'};
	const token = await shell(context, entokLine('--demo', 'token', 'contoso-inventory', '-s', 'graph'), loud);
	assert.deepEqual([token.code, token.stdout], [2, '']);
	assert.match(token.stderr, /entok: NODE_DEBUG is set/);
	assert.doesNotMatch(token.stderr, /client_secret=|eyJ/);
	const doctor = await shell(context, entokLine('doctor'), loud);
	assert.match(doctor.stdout, /NODE_DEBUG +is set/);
});
