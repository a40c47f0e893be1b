import assert from 'node:assert/strict';
import {createServer, type RequestListener} from 'node:http';
import {after, before, test} from 'node:test';
import {tokenAnswer} from '../helpers/canned.ts';
import {listenOnLoopback} from '../helpers/loopback-server.ts';
import {entok, newHome, type ProgramOptions, type ProgramRun} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** No UTF-8 text: every byte there is. */
const picture = Buffer.from(Array.from({length: 256}, (_, byte) => byte));
const secret = 'abc8Q~9fJ2mP7xLqW4vT1nR6sK3dH8yB5cZ0aG2e';
const environment = {HOME: newHome(), SECRET: secret};

let shortTokens = 0;

const answers: RequestListener = (request, response) => {
	const {pathname} = new URL(request.url ?? '/', 'http://localhost');
	const json = (status: number, value: unknown, headers = {}): void => {
		response.writeHead(status, {'content-type': 'application/json', ...headers}).end(JSON.stringify(value));
	};
	switch (pathname) {
		case '/short.example/oauth2/v2.0/token':
			shortTokens++;
			json(200, JSON.parse(tokenAnswer({expires_in: 60}, {roles: ['User.Read.All']}).body));
			break;
		case '/contoso.example/oauth2/v2.0/token':
			response.writeHead(200, {'content-type': 'application/json'}).end(tokenAnswer().body);
			break;
		case '/v1.0/echo':
			json(200, {authorization: request.headers.authorization});
			break;
		case '/v1.0/blamed':
			json(403, {error: {code: 'Forbidden', message: `You sent ${request.headers.authorization}`}});
			break;
		case '/v1.0/keys':
			json(403, {error: {code: 'Forbidden', message: 'No.', details: {primaryKey: 'hunter2-hunter2', count: 3}}});
			break;
		case '/v1.0/picture':
			response.writeHead(200, {'content-type': 'image/png'}).end(picture);
			break;
		case '/v1.0/moved':
			response.writeHead(302, {location: 'https://elsewhere.example/x'}).end();
			break;
		case '/v1.0/busy':
			json(429, {}, {'retry-after': '7'});
			break;
		default:
			json(200, {});
	}
};

const server = createServer(answers);
let close: () => Promise<void>;
const run = (argv: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> =>
	// Each with a memory of its own: more equal token requests in five minutes would be stopped.
	entok(argv, {environment: {...environment, XDG_STATE_HOME: newHome()}, ...options});
const request = (path: string, ...more: readonly string[]): Promise<ProgramRun> =>
	run(['request', 'GET', path, '-p', 'f', ...more]);

before(async () => {
	const listening = await listenOnLoopback(server);
	close = listening.close;
	const added = await run([
		'profile',
		'add',
		'f',
		'--tenant',
		'contoso.example',
		'--client-id',
		'11112222-bbbb-3333-cccc-4444dddd5555',
		'--authority',
		`http://127.0.0.1:${listening.port}`,
		'--secret',
		'env:SECRET',
	]);
	assert.equal(added.code, 0, added.stderr);
});
after(() => close());

test('a token the server echoes is masked, as text and as JSON, in bodies and in what explains a refusal', async () => {
	for (const argv of [
		['/echo'],
		['/echo', '--json'],
		['/blamed'],
		['/blamed', '--json'],
		['/echo', '--verbose'],
	] as const) {
		const [path, ...more] = argv;
		const {stdout, stderr} = await request(path, ...more);
		assert.doesNotMatch(stdout + stderr, /eyJ/, argv.join(' '));
		assert.ok(!(stdout + stderr).includes(secret));
		assert.match(stdout, /\*{8}/);
	}
});

test('a refusal with --json is one JSON object on standard error, with what the token has and the request needs', async () => {
	const {code, stdout, stderr} = await entok([
		'--demo',
		'request',
		'GET',
		'/groups',
		'-p',
		'contoso-helpdesk',
		'--json',
	]);
	assert.equal(code, 5);
	assert.equal(JSON.parse(stdout).status, 403);
	const {error} = JSON.parse(stderr);
	assert.equal(error.kind, 'request-refused');
	assert.equal(error.code, 'Authorization_RequestDenied');
	assert.equal(error.need, 'GroupMember.Read.All');
	assert.deepEqual(error.have, ['Organization.Read.All', 'User.ReadBasic.All']);
});

test('a member that is called a key is masked for eyes, on a terminal and on the wire, and not in a pipe', async () => {
	const argv = ['request', 'GET', '/keys', '-p', 'f', '--verbose'];
	const {stdout, stderr} = await run(argv);
	assert.equal(JSON.parse(stdout).error.details.primaryKey, 'hunter2-hunter2');
	assert.doesNotMatch(stderr, /hunter2/);
	assert.match(stderr, /"primaryKey":"\*{8}","count":3/);
	await using terminal = openTerminal({arguments: argv, environment, columns: 200});
	assert.equal((await terminal.exited).code, 5);
	const screen = terminal.screen().join('\n');
	assert.doesNotMatch(screen, /hunter2/);
	assert.match(screen, /^\{"error":.*"primaryKey":"\*{8}","count":3/m);
});

test('a body that is no text goes into a pipe byte for byte', async () => {
	const {stdoutBytes, code} = await request('/picture');
	assert.equal(code, 0);
	assert.deepEqual(stdoutBytes, picture);
});

test('a redirect is shown with its place, throttling with its wait', async () => {
	const moved = await request('/moved');
	assert.equal(moved.code, 5);
	assert.match(moved.stderr, /not followed; this one goes to https:\/\/elsewhere\.example\/x/);
	const busy = await request('/busy');
	assert.equal(busy.code, 5);
	assert.match(busy.stderr, /Wait 7 s/);
});

test('--allow-host takes an origin and nothing else; two profiles in one call are an error', async () => {
	for (const wrong of ['*', 'https://*.com', 'api.example', 'https://api.example/path']) {
		const {code, stderr} = await request('/echo', '--allow-host', wrong);
		assert.equal(code, 2);
		assert.match(stderr, /is not an origin/);
	}

	const both = await run(['token', 'f', '-p', 'g']);
	assert.equal(both.code, 2);
	assert.match(both.stderr, /Two profiles are named/);
});

test('a tenant that is none is refused before anything is sent', async () => {
	for (const tenant of ['../../x', 'a b', '', 'good.example?x']) {
		const {code, stderr} = await request('/echo', `--tenant=${tenant}`);
		assert.equal(code, 2, stderr);
		assert.match(stderr, /A tenant is a GUID/);
	}
});

test('an empty command and an empty program are usage errors', async () => {
	assert.equal((await run([''])).code, 2);
	const {code, stderr} = await run(['exec', 'f', '--', '']);
	assert.equal(code, 2);
	assert.match(stderr, /could not be started/);
});

test('a refusal is explained by the token that was sent: none is asked for again', async () => {
	const {code, stderr} = await request('/blamed', '--tenant', 'short.example', '--json');
	assert.equal(code, 5, stderr);
	assert.match(stderr, /"have": ?\[\s*"User\.Read\.All"/);
	assert.equal(shortTokens, 1);
});

test('exec hides the variable a saved profile keeps its secret in, also with --secret-stdin', async () => {
	const argv = ['exec', 'f', '--secret-stdin', '--', process.execPath, '-p', 'String(process.env.SECRET)'];
	const {stdout, stderr} = await run(argv, {input: secret});
	assert.equal(stdout, 'undefined\n', stderr);
});
