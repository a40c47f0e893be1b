import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {chmodSync, globSync, lstatSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {entok, newHome, root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** Everything below a folder: what it is, its mode, owner, times and content. */
function snapshot(folder: string): Readonly<Record<string, string>> {
	const names = ['.', ...readdirSync(folder, {recursive: true, encoding: 'utf8'})];
	return Object.fromEntries(
		names.sort().map(name => {
			const file = path.join(folder, name);
			const stats = lstatSync(file, {bigint: true});
			const content = stats.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
			return [name, [stats.ino, stats.mode, stats.uid, stats.mtimeNs, stats.ctimeNs, content].join(' ')];
		}),
	);
}

/** A home in which everything entok could trip over is there: a corrupt profile file that all may write, and more. */
function fullHome(): string {
	const home = newHome();
	const files: Readonly<Record<string, readonly [text: string, mode: number]>> = {
		'.config/entok/profiles.json': ['{"version": 1, "profiles": [{"name": "mine", ', 0o666],
		'.config/entok/profiles.json.bak': ['{"version": 99}', 0o644],
		'.config/entok/profiles.json.lock': ['nobody', 0o644],
		'.config/entok/profiles.json.tmp-1': ['left over', 0o644],
		'.config/entok/keys.json': ['not JSON', 0o644],
		'.local/state/entok/history.json': ['not JSON', 0o644],
		'.cache/entok/anything': ['x', 0o644],
		'.secrets/mine': ['a secret', 0o644],
		'token.jwt': ['assertion', 0o600],
	};
	for (const [name, [text, mode]] of Object.entries(files)) {
		const file = path.join(home, name);
		mkdirSync(path.dirname(file), {recursive: true, mode: 0o755});
		writeFileSync(file, text);
		chmodSync(file, mode);
		utimesSync(file, 1_000_000_000, 1_000_000_000);
	}

	return home;
}

/** The address of a port at which nobody answers. */
async function deadAddress(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return `http://127.0.0.1:${port}`;
}

async function hostileEnvironment(home: string): Promise<Readonly<Record<string, string>>> {
	const proxy = await deadAddress();
	return {
		HOME: home,
		ENTOK_PROFILE: 'mine',
		AZURE_TENANT_ID: 'not a tenant',
		AZURE_CLIENT_ID: 'not a client',
		AZURE_CLIENT_SECRET: 'mine',
		AZURE_CLIENT_CERTIFICATE_PATH: path.join(home, '.secrets/mine'),
		AZURE_FEDERATED_TOKEN_FILE: path.join(home, 'token.jwt'),
		AZURE_AUTHORITY_HOST: proxy,
		HTTP_PROXY: proxy,
		HTTPS_PROXY: proxy,
		ALL_PROXY: proxy,
		http_proxy: proxy,
		https_proxy: proxy,
		all_proxy: proxy,
	};
}

const inDemo: ReadonlyArray<readonly [argv: readonly string[], says: RegExp]> = [
	[[], /countdown/],
	[['tour'], /countdown/],
	[['token', 'contoso-inventory', '-s', 'graph'], /^[\w-]+\.[\w-]+\.[\w-]+\n$/],
	[['token', 'contoso-user', '-f', 'refresh-token', '-s', 'arm', '--json'], /"access_token"/],
	[['request', 'GET', '/organization', '-p', 'contoso-inventory'], /"value"/],
	[['exec', 'contoso-user', '-s', 'arm', '--', process.execPath, '-p', '1 + 1'], /^2\n$/],
	[['profile', 'list'], /contoso-inventory/],
	[['profile', 'show', 'contoso-user', '--json'], /"profile"/],
	[['profile', 'export'], /"version": 1/],
	[['profile', 'path'], /memory/],
	[['doctor'], /Node/],
	[['explain', '7000215'], /secret/],
];

test('--demo works in a home that is out of order and behind dead proxies, and leaves every file as it is', async () => {
	const home = fullHome();
	const environment = await hostileEnvironment(home);
	const before = snapshot(home);
	for (const [argv, says] of inDemo) {
		const {code, stdout, stderr} = await entok(['--demo', ...argv], {environment});
		assert.equal(code, 0, `${argv.join(' ')}: ${stderr}`);
		assert.match(stdout, says);
		assert.deepEqual(snapshot(home), before, `changed by ${argv.join(' ')}`);
	}
});

test('--demo does not take the profile that ENTOK_PROFILE names', async () => {
	const environment = await hostileEnvironment(fullHome());
	const {code, stderr} = await entok(['--demo', 'token'], {environment});
	assert.equal(code, 2);
	assert.match(stderr, /Which profile\?/);
});

test('--demo keeps what is added, changed and removed in memory', async () => {
	const home = fullHome();
	const environment = await hostileEnvironment(home);
	const before = snapshot(home);
	for (const argv of [
		['add', 'new', '--tenant', 'contoso.example', '--client-id', '11112222-bbbb-3333-cccc-4444dddd5555'],
		['edit', 'contoso-user', '--note', 'changed'],
		['remove', 'contoso-user'],
	]) {
		const {code, stderr} = await entok(['--demo', 'profile', ...argv], {environment});
		assert.equal(code, 0, stderr);
	}

	assert.deepEqual(snapshot(home), before);
});

test('the workbench with --demo works in such a home, and leaves every file as it is', async () => {
	const home = fullHome();
	const environment = await hostileEnvironment(home);
	const before = snapshot(home);
	await using terminal = openTerminal({arguments: ['--demo'], environment, cwd: home, columns: 120, rows: 40});
	await terminal.waitFor('contoso-inventory');
	terminal.press('enter', 't');
	await terminal.waitFor('https://graph.microsoft.com');
	terminal.press('q');
	assert.deepEqual(await terminal.exited, {code: 0});
	assert.deepEqual(snapshot(home), before);
});

test('without --demo that home and those variables are in the way', async () => {
	const home = fullHome();
	const environment = await hostileEnvironment(home);
	assert.equal((await entok(['token', '-s', 'graph'], {environment})).code, 3);
	const mended = path.join(home, '.config/entok/profiles.json');
	writeFileSync(mended, '{"version": 1, "profiles": []}');
	chmodSync(mended, 0o600);
	assert.equal((await entok(['token', '-s', 'graph'], {environment})).code, 3);
});

/** Texts that stand in Ink and in React whatever a bundler does to them. */
const marks = ['ink-box', 'react.transitional.element', 'react.element'];
const hasMark = (file: string): boolean => {
	const text = readFileSync(file, 'utf8');
	return marks.some(mark => text.includes(mark));
};

const dist = path.join(root, 'dist');
const hook = path.join(root, 'test/programs/record-loaded.ts');

/** The files of the built program among the addresses in a list. */
const builtFiles = (list: string): readonly string[] =>
	readFileSync(list, 'utf8')
		.split('\n')
		.filter(url => url.startsWith('file:'))
		.map(url => fileURLToPath(url))
		.filter(file => file.startsWith(dist));

test('no command without a screen loads Ink or React', async () => {
	const token = (await entok(['--demo', 'token', 'contoso-inventory'])).stdout;
	for (const [argv, input] of [
		[['--version']],
		[['--help']],
		[['--demo', 'token', 'contoso-inventory', '-s', 'graph']],
		[['--demo', 'token', 'contoso-wrong-secret', '--json']],
		[['--demo', 'request', 'GET', '/organization', '-p', 'contoso-inventory', '--verbose']],
		[['--demo', 'exec', 'contoso-user', '-s', 'arm', '--', process.execPath, '--version']],
		[['--demo', 'profile', 'list']],
		[['profile', 'add', 'x', '--tenant', 'contoso.example', '--client-id', '11112222-bbbb-3333-cccc-4444dddd5555']],
		[['inspect', '-'], token],
		[['explain', '7000215']],
		[['tour']],
		[['doctor']],
	] as const) {
		const home = newHome();
		const list = path.join(home, 'loaded');
		await entok(argv, {
			input,
			environment: {HOME: home, ENTOK_TEST_LOADED: list},
			node: ['--import', hook],
		});
		const loaded = builtFiles(list);
		assert.ok(loaded.includes(path.join(dist, 'cli.js')), argv.join(' '));
		assert.deepEqual(loaded.filter(hasMark), [], argv.join(' '));
	}
});

test('the workbench does load them, so that the test before this one can fail', async () => {
	const files = globSync('dist/*.js', {cwd: root}).map(file => path.join(root, file));
	const text = files
		.filter(hasMark)
		.map(file => readFileSync(file, 'utf8'))
		.join('');
	assert.ok(text.includes('ink-box') && /react\.(?:transitional\.)?element/.test(text), 'the marks are in the program');
	const home = newHome();
	const list = path.join(home, 'loaded');
	await using terminal = openTerminal({
		arguments: ['--demo'],
		columns: 120,
		environment: {HOME: home, ENTOK_TEST_LOADED: list, NODE_OPTIONS: `--import=${hook}`},
	});
	await terminal.waitFor('contoso-inventory');
	assert.ok(builtFiles(list).some(hasMark));
});
