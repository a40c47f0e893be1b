import assert from 'node:assert/strict';
import {connect, createServer} from 'node:net';
import {test} from 'node:test';
import {createRedirectListener} from '../../source/platform/redirect-listener.ts';
import {failureOf} from '../helpers/failure.ts';
import {listenOnLoopback} from '../helpers/loopback-server.ts';
import {ask, listening, post, state} from './redirect-bench.ts';

/** A port that somebody else listens on. */
async function takenPort(context: {after(work: () => Promise<void>): void}): Promise<number> {
	const {port, close} = await listenOnLoopback(createServer());
	context.after(close);
	return port;
}

test('the start address sends the browser on, with form_post and the real port', async context => {
	const listener = await listening(context, {redirectUri: 'http://localhost/signed-in'});
	assert.equal(listener.redirectUri, `http://localhost:${listener.port}/signed-in`);
	assert.equal(listener.startAddress, `http://localhost:${listener.port}/start`);
	assert.deepEqual(listener.notes, []);
	const {status, headers} = await ask(listener, '/start');
	assert.equal(status, 302);
	assert.equal(
		headers['location'],
		`https://login.example/authorize?to=http://localhost:${listener.port}/signed-in&mode=form_post`,
	);
});

test('a posted code is taken, and the page that says so has no code in its address', async context => {
	const listener = await listening(context);
	const {status, headers, body} = await post(listener, {code: 'the-code', state, session_state: 'x'});
	assert.deepEqual([status, headers['location'], body], [303, '/done', '']);
	const parameters = await listener.redirected;
	assert.equal(parameters.get('code'), 'the-code');
	assert.equal(parameters.get('session_state'), 'x');
	const page = await ask(listener, '/done');
	assert.equal(page.status, 200);
	assert.match(page.body, /You are signed in/);
	assert.match(page.body, /Return to the terminal where entok runs/);
});

test('a code in the address is taken, on 127.0.0.1 and on ::1, and leaves the address', async context => {
	for (const address of ['127.0.0.1', '::1']) {
		const listener = await listening(context);
		const {status, headers} = await ask(listener, `/?code=the-code&state=${state}`, {address});
		assert.deepEqual([status, headers['location']], [303, '/done']);
		assert.equal((await listener.redirected).get('code'), 'the-code');
		await listener.close();
	}
});

test('a refusal of the sign-in page is handed on, and the last page says that it did not succeed', async context => {
	const listener = await listening(context);
	await post(listener, {error: 'access_denied', error_description: 'AADSTS65004: <script>declined</script>', state});
	assert.equal((await listener.redirected).get('error'), 'access_denied');
	const {body} = await ask(listener, '/done');
	assert.match(body, /did not succeed/);
	assert.doesNotMatch(body, /declined|AADSTS|<script/, 'nothing that was sent stands in the page');
});

test('every page stands alone: nothing loaded, nothing kept, no address passed on, and no other site let in', async context => {
	const listener = await listening(context);
	await post(listener, {code: 'the-code', state});
	for (const path of ['/done', '/start', '/?state=other&code=x', '/nowhere']) {
		const {headers, body} = await ask(listener, path, {headers: {origin: 'https://evil.example'}});
		assert.match(String(headers['content-security-policy']), /^default-src 'none'; style-src 'sha256-/);
		assert.equal(headers['cache-control'], 'no-store');
		assert.equal(headers['referrer-policy'], 'no-referrer');
		assert.equal(headers['connection'], 'close');
		assert.deepEqual(
			Object.keys(headers).filter(name => name.startsWith('access-control')),
			[],
		);
		assert.doesNotMatch(body, /https?:\/\/|<script|src=|the-code/);
	}
});

test('what is no answer changes nothing: other states, no code, doubled parameters, other paths; the right one is still taken', async context => {
	const listener = await listening(context);
	const other = await ask(listener, '/?code=stolen&state=of-somebody-else');
	assert.equal(other.status, 400);
	assert.match(other.body, /not the sign-in that is awaited/);
	assert.match(other.body, /goes on waiting/);
	for (const [path, status] of [
		[`/?code=stolen`, 400],
		[`/?state=${state}`, 400],
		[`/?code=a&code=b&state=${state}`, 400],
		[`/?code=a&state=${state}&state=${state}`, 400],
		[`/elsewhere?code=a&state=${state}`, 404],
		['/favicon.ico', 404],
		['/', 400],
		['/done', 400],
	] as const) {
		assert.equal((await ask(listener, path)).status, status, path);
	}

	for (const method of ['PUT', 'OPTIONS', 'HEAD', 'DELETE']) {
		assert.equal((await ask(listener, `/?code=a&state=${state}`, {method})).status, 405, method);
	}

	const json = await ask(listener, '/', {
		method: 'POST',
		headers: {'content-type': 'application/json'},
		body: `code=a&state=${state}`,
	});
	assert.equal(json.status, 415);
	await post(listener, {code: 'right', state});
	assert.equal((await listener.redirected).get('code'), 'right');
});

test('an answer counts once: the second is told so, and so is who starts again', async context => {
	const listener = await listening(context);
	await post(listener, {code: 'first', state});
	const again = await post(listener, {code: 'second', state});
	assert.equal(again.status, 409);
	assert.match(again.body, /over already/);
	assert.match((await ask(listener, '/start')).body, /over already/);
	assert.equal((await listener.redirected).get('code'), 'first');
	assert.match(
		listener.take(`http://localhost:${listener.port}/?code=third&state=${state}`) ?? '',
		/come back already.*once/,
	);
});

test('a request under another name is refused, so that no page of another site can reach the listener', async context => {
	const listener = await listening(context);
	for (const host of ['evil.example', `evil.example:${listener.port}`, 'localhost', 'localhost:1']) {
		assert.equal((await ask(listener, `/?code=x&state=${state}`, {host})).status, 421, host);
	}

	for (const host of [`LOCALHOST:${listener.port}`, `127.0.0.1:${listener.port}`, `[::1]:${listener.port}`]) {
		assert.equal((await ask(listener, '/start', {host})).status, 302);
	}
});

test('a megabyte is refused, said to be one or not, and a target that is no path as well', async context => {
	const listener = await listening(context);
	const headers = {'content-type': 'application/x-www-form-urlencoded'};
	const body = `state=${state}&code=${'x'.repeat(1024 * 1024)}`;
	assert.equal((await ask(listener, '/', {method: 'POST', headers, body})).status, 413);
	const chunked = {...headers, 'transfer-encoding': 'chunked'};
	assert.equal((await ask(listener, '/', {method: 'POST', headers: chunked, body})).status, 413);
	assert.equal((await ask(listener, 'http://evil.example/start')).status, 400);
	await post(listener, {code: 'right', state});
	assert.equal((await listener.redirected).get('code'), 'right');
});

test('a hundred requests at once are all answered, and one of a hundred equal answers is taken', async context => {
	const listener = await listening(context);
	const wrong = await Promise.all(Array.from({length: 100}, (_, n) => ask(listener, `/?code=x&state=guess-${n}`)));
	assert.ok(wrong.every(({status}) => status === 400));
	const right = await Promise.all(Array.from({length: 100}, (_, n) => post(listener, {code: `code-${n}`, state})));
	assert.deepEqual(right.map(({status}) => status).sort(), [303, ...Array.from({length: 99}, () => 409)]);
});

test('who connects and says nothing more is cut off after a time', {timeout: 20_000}, async context => {
	const listener = await listening(context, {}, {longestRequest: 100});
	const socket = connect(listener.port, '127.0.0.1');
	socket.on('error', () => {});
	socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Le');
	await new Promise(resolve => socket.resume().on('close', resolve));
});

test('a taken port is passed over, and that is said', async context => {
	const port = await takenPort(context);
	const listener = await listening(context, {}, {port});
	assert.ok(listener.port > port);
	assert.deepEqual(listener.notes, [`Port ${port} is taken: ${listener.port} is used instead.`]);
	assert.equal((await ask(listener, '/start')).status, 302);
});

test('a port that is taken on ::1 alone is passed over: somebody else would answer to localhost there', async context => {
	const squatter = createServer();
	await new Promise<void>(resolve => squatter.listen(0, '::1', resolve));
	context.after(() => squatter.close());
	const address = squatter.address();
	assert.ok(address && typeof address === 'object');
	const listener = await listening(context, {}, {port: address.port});
	assert.notEqual(listener.port, address.port);
});

test('a port that is registered has to be that one', async context => {
	const port = await takenPort(context);
	const error = await failureOf(listening(context, {redirectUri: `http://localhost:${port}/cb`}));
	assert.equal(error.kind, 'configuration');
	assert.match(error.message, new RegExp(`Port ${port} is taken`));
	assert.match(error.hint ?? '', /redirect URI names this port/);
});

test('without IPv6 it goes on with 127.0.0.1, and says so', async context => {
	// An address of this machine's that it does not have, as ::1 is where there is no IPv6.
	const listener = await listening(context, {}, {addresses: ['127.0.0.1', '2001:db8::1']});
	assert.match(listener.notes.join(), /no IPv6/);
	await post(listener, {code: 'right', state});
	assert.equal((await listener.redirected).get('code'), 'right');
});

test('cancelled, it ends: the waiting is over and nothing listens any more', async context => {
	const controller = new AbortController();
	const listener = await listening(context, {signal: controller.signal});
	controller.abort();
	assert.equal((await failureOf(listener.redirected)).kind, 'cancelled');
	await listener.close();
	await assert.rejects(ask(listener, '/start'), /ECONNREFUSED/);
	await assert.rejects(ask(listener, '/start', {address: '::1'}), /ECONNREFUSED/);
});

test('closing waits for the browser to fetch its last page, but not for ever', async context => {
	const fetched = await listening(context, {}, {longestGoodbye: 60_000});
	await post(fetched, {code: 'x', state});
	const closing = fetched.close();
	assert.equal((await ask(fetched, '/done')).status, 200);
	await closing;
	const forgotten = await listening(context, {}, {longestGoodbye: 10});
	await post(forgotten, {code: 'x', state});
	await forgotten.close();
	await assert.rejects(ask(forgotten, '/done'), /ECONNREFUSED/);
});

test('a redirect URI that leads elsewhere is refused', async () => {
	const error = await failureOf(
		createRedirectListener()({redirectUri: 'https://app.example', state, authorizeUrl: () => ''}),
	);
	assert.equal(error.kind, 'configuration');
});
