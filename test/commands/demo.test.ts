import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entok} from '../helpers/program.ts';

const payloadOf = (token: string): Record<string, unknown> =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

test('the tour without a terminal shows both grants, claims, a countdown, successes and an explained 403', async () => {
	const {code, stdout, stderr} = await entok(['--demo']);
	assert.equal(code, 0, stderr);
	for (const expected of [
		'grant_type=client_credentials',
		'grant_type=refresh_token',
		'client_secret=********',
		'refresh_token=********',
		/aud +https:\/\/graph\.microsoft\.com/,
		/countdown +\d/,
		/ok +GET \/v1\.0\/organization -> 200/,
		/ok +GET \/subscriptions -> 200/,
		/403 Authorization_RequestDenied/,
		/need +GroupMember\.Read\.All/,
	]) {
		assert.match(stdout, typeof expected === 'string' ? new RegExp(expected.replace(/[*]/g, '[*]')) : expected);
	}

	assert.doesNotMatch(stdout, /eyJ|8Q~/);
});

test('token prints one line, the token, and the payload decodes with cut and base64', async () => {
	const {code, stdout, stderr} = await entok([
		'--demo',
		'token',
		'contoso-inventory',
		'-f',
		'client-credentials',
		'-s',
		'graph',
	]);
	assert.equal(code, 0);
	assert.equal(stderr, '');
	assert.match(stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
	const payload = payloadOf(stdout);
	assert.equal(payload['aud'], 'https://graph.microsoft.com');
	assert.equal(payload['idtyp'], 'app');
});

test('token --json gives the promised members, times absolute and in epoch seconds', async () => {
	const {code, stdout} = await entok(['--demo', 'token', 'contoso-user', '-f', 'refresh-token', '-s', 'arm', '--json']);
	assert.equal(code, 0);
	const answer: Record<string, unknown> = JSON.parse(stdout);
	assert.equal(answer['schemaVersion'], 1);
	assert.equal(answer['token_type'], 'Bearer');
	assert.equal(answer['profile'], 'contoso-user');
	assert.match(String(answer['expires_at']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	assert.equal(Date.parse(String(answer['expires_at'])) / 1000, answer['expires_at_epoch']);
	assert.ok(Number(answer['expires_in']) > 3000);
	assert.equal(payloadOf(String(answer['access_token']))['aud'], 'https://management.azure.com');
});

test('the profile with the wrong secret ends with 4 and 7000215 explained, nothing on standard output', async () => {
	const {code, stdout, stderr} = await entok(['--demo', 'token', 'contoso-wrong-secret', '-s', 'graph']);
	assert.equal(code, 4);
	assert.equal(stdout, '');
	assert.match(stderr, /AADSTS7000215/);
	assert.match(stderr, /secret is wrong/);
	assert.match(stderr, /Do this/);
	assert.match(stderr, /correlation id +[\da-f-]{36}/);
});

test('with --json the same refusal is one JSON object on standard error, with the same exit code', async () => {
	const {code, stdout, stderr} = await entok(['--demo', 'token', 'contoso-wrong-secret', '--json']);
	assert.equal(code, 4);
	assert.equal(stdout, '');
	const {error} = JSON.parse(stderr);
	assert.equal(error.kind, 'token-refused');
	assert.equal(error.code, 'invalid_client');
	assert.equal(error.aadsts, 7_000_215);
	assert.match(error.traceId, /^[\da-f-]{36}$/);
	assert.match(error.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
});

test('a refusal that asks for claims prints them; on behalf of a user they are to be handed on to the caller', async () => {
	const stepUp = ['--demo', 'token', 'contoso-expenses-step-up', '-f', 'on-behalf-of', '-s', 'graph'];
	const text = await entok(stepUp);
	assert.equal(text.code, 4);
	const printed = /^ {2}claims +(\{"access_token":.+\})$/m.exec(text.stderr)?.[1] ?? '';
	assert.match(text.stderr, /to the calling client.* 401 .*WWW-Authenticate: Bearer error="insufficient_claims"/);
	const json = await entok([...stepUp, '--json']);
	assert.deepEqual(JSON.parse(json.stderr).error.claims, JSON.parse(printed));
	const password = await entok(['--demo', 'token', 'contoso-password-mfa']);
	assert.match(password.stderr, /^ {2}claims +\{"access_token":/m);
	assert.doesNotMatch(password.stderr, /calling client/);
});

test('the commands offered after a refusal in the demo stay there, and change no profile that is gone with the command', async () => {
	const password = await entok(['--demo', 'token', 'contoso-password-mfa']);
	assert.match(password.stderr, /^ {2}entok --demo token contoso-password-mfa -f authorization-code -s \S+$/m);
	const secret = await entok(['--demo', 'token', 'contoso-wrong-secret', '-s', 'graph']);
	assert.match(secret.stderr, /^Do this$/m);
	assert.doesNotMatch(secret.stderr, /profile edit/);
	const none = await entok(['--demo', 'token', 'contoso-user', '-f', 'client-credentials']);
	assert.match(none.stderr, /profile edit contoso-user .* The demo keeps no profile: .*the workbench/);
});

test('request: a Graph 200, an ARM 200 and a Partner Center 200, each by its scope', async () => {
	const graph = await entok(['--demo', 'request', 'GET', '/users?$top=3', '-p', 'contoso-inventory', '-s', 'graph']);
	assert.equal(graph.code, 0, graph.stderr);
	assert.equal(JSON.parse(graph.stdout).value.length, 3);
	const arm = await entok([
		'--demo',
		'request',
		'GET',
		'/subscriptions',
		'-p',
		'contoso-inventory',
		'-s',
		'arm',
		'--json',
	]);
	assert.equal(arm.code, 0, arm.stderr);
	const answer = JSON.parse(arm.stdout);
	assert.equal(answer.status, 200);
	assert.equal(answer.body.value.length, 3);
	assert.match(answer.url, /api-version=/);
	const partner = await entok([
		'--demo',
		'request',
		'GET',
		'/v1/customers',
		'-p',
		'fabrikam-partner',
		'-f',
		'refresh-token',
		'-s',
		'partner-center',
	]);
	assert.equal(partner.code, 0, partner.stderr);
	assert.equal(JSON.parse(partner.stdout).totalCount, 12);
});

test('request --all-pages joins every page', async () => {
	const {code, stdout, stderr} = await entok([
		'--demo',
		'request',
		'GET',
		'/users?$top=50&$select=id',
		'-p',
		'contoso-inventory',
		'--all-pages',
	]);
	assert.equal(code, 0, stderr);
	const users: ReadonlyArray<{id: string}> = JSON.parse(stdout).value;
	assert.ok(users.length >= 200);
	assert.equal(new Set(users.map(({id}) => id)).size, users.length);
});

test('a refused request ends with 5, its body on standard output, have and need on standard error', async () => {
	const {code, stdout, stderr} = await entok(['--demo', 'request', 'GET', '/groups', '-p', 'contoso-helpdesk']);
	assert.equal(code, 5);
	assert.equal(JSON.parse(stdout).error.code, 'Authorization_RequestDenied');
	assert.match(stderr, /have +Organization\.Read\.All, User\.ReadBasic\.All/);
	assert.match(stderr, /need +GroupMember\.Read\.All/);
});

test('a write is refused without --allow-writes, and a token is not sent to a host it is not for', async () => {
	const write = await entok(['--demo', 'request', 'DELETE', '/users/x', '-p', 'contoso-inventory']);
	assert.equal(write.code, 2);
	assert.match(write.stderr, /--allow-writes/);
	const foreign = await entok([
		'--demo',
		'request',
		'GET',
		'https://graph.microsoft.com.evil.example/me',
		'-p',
		'contoso-inventory',
	]);
	assert.equal(foreign.code, 2);
	assert.match(foreign.stderr, /--allow-host https:\/\/graph\.microsoft\.com\.evil\.example/);
});

test('exec gives the program the token in ACCESS_TOKEN, hides secrets from it, and takes over its exit code', async () => {
	const script =
		'console.log(process.env.ACCESS_TOKEN.split(".").length, process.env.AZURE_CLIENT_SECRET, process.argv.length); process.exit(7)';
	const {code, stdout} = await entok(
		['--demo', 'exec', 'contoso-user', '-s', 'arm', '--', process.execPath, '-e', script],
		{
			environment: {AZURE_CLIENT_SECRET: 'not for children'},
		},
	);
	assert.equal(stdout, '3 undefined 1\n');
	assert.equal(code, 7);
});

test('exec ends with 128 and the signal’s number when the program is killed, and 2 when there is none', async () => {
	const killed = await entok([
		'--demo',
		'exec',
		'contoso-user',
		'-s',
		'arm',
		'--',
		process.execPath,
		'-e',
		'process.kill(process.pid, "SIGKILL")',
	]);
	assert.equal(killed.code, 137);
	const missing = await entok(['--demo', 'exec', 'contoso-user', '-s', 'arm', '--', '/no/such/program']);
	assert.equal(missing.code, 2);
});

test('--verbose shows every exchange on standard error, masked', async () => {
	const {stdout, stderr} = await entok([
		'--demo',
		'request',
		'GET',
		'/organization',
		'-p',
		'contoso-inventory',
		'--verbose',
	]);
	assert.match(stderr, /> POST http:\/\/localhost:\d+\/[\da-f-]+\/oauth2\/v2\.0\/token/);
	assert.match(stderr, /client_secret=\*{8}/);
	assert.match(stderr, /authorization: Bearer \*{8}/i);
	assert.doesNotMatch(stderr, /eyJ|8Q~/);
	assert.doesNotMatch(stdout, /eyJ/);
});

test('inspect explains a token from a pipe; hostile names in claims and answers are shown as escapes', async () => {
	const {stdout: token} = await entok(['--demo', 'token', 'contoso-user', '-s', 'graph']);
	const {code, stdout} = await entok(['inspect', '-'], {
		input: `Bearer "${token.slice(0, 40)}\n${token.slice(40).trim()}"\r\n`,
	});
	assert.equal(code, 0);
	assert.match(stdout, /token +delegated {2}\(idtyp is user\)/);
	assert.match(stdout, /cannot be checked: Graph adds a nonce/);
	const hostile = await entok(['--demo', 'request', 'GET', '/users?$top=999', '-p', 'contoso-inventory']);
	// A pipe gets the body byte for byte: JSON itself escapes control characters.
	assert.doesNotMatch(hostile.stdout, /\u001b/);
});
