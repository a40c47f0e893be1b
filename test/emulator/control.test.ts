import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench, graphScope} from './bench.ts';

const path = '/.emulator/switches';
const off = {
	throttleTokens: {count: 0, retryAfter: 5},
	throttleApis: {count: 0, retryAfter: 5},
	outage: false,
	slowDown: false,
	rotateRefreshTokens: false,
	authenticationContexts: {},
	tokensRevoked: false,
};

test('switches over HTTP: GET tells how they stand, PATCH turns those it names', async () => {
	const bench = await createBench();
	assert.deepEqual((await bench.get(path)).json, off);
	const turned = await bench.send('PATCH', path, {}, '{"throttleTokens": {"count": 2, "retryAfter": 7}}');
	assert.equal(turned.status, 200);
	assert.deepEqual(turned.json, {...off, throttleTokens: {count: 2, retryAfter: 7}});

	const form = {
		grant_type: 'client_credentials',
		client_id: bench.app('contoso-inventory').clientId,
		client_secret: bench.secrets.get('contoso-inventory-secret') ?? '',
		scope: graphScope,
	};
	const refused = await bench.token(bench.contoso, form);
	assert.equal(refused.status, 429);
	assert.equal(refused.headers['retry-after'], '7');
	assert.deepEqual((await bench.get(path)).json, {...off, throttleTokens: {count: 1, retryAfter: 7}});

	await bench.send('PATCH', path, {}, '{"throttleTokens": {"count": 0}, "throttleApis": {"count": 1}}');
	assert.equal((await bench.token(bench.contoso, form)).status, 200);
	assert.equal((await bench.get('/v1.0/users', await bench.appToken('contoso-inventory'))).status, 429);
});

test('switches over HTTP: an outage can be ended while it lasts', async () => {
	const bench = await createBench();
	await bench.send('PATCH', path, {}, '{"outage": true}');
	assert.equal((await bench.get('/v1.0/users')).status, 503);
	assert.equal((await bench.get(path)).json['outage'], true);
	await bench.send('PATCH', path, {}, '{"outage": false}');
	assert.equal((await bench.get('/v1.0/users')).status, 401);
});

test('switches over HTTP: sign-ins and claims challenges have theirs', async () => {
	const bench = await createBench();
	const wanted = {
		slowDown: true,
		rotateRefreshTokens: true,
		authenticationContexts: {'me/messages': 'c1', users: 'c25'},
		tokensRevoked: true,
	};
	assert.deepEqual((await bench.send('PATCH', path, {}, JSON.stringify(wanted))).json, {...off, ...wanted});
	const back = {slowDown: false, rotateRefreshTokens: false, authenticationContexts: {users: null}};
	assert.deepEqual((await bench.send('PATCH', path, {}, JSON.stringify(back))).json, {
		...off,
		authenticationContexts: {'me/messages': 'c1'},
		tokensRevoked: true,
	});
});

const unusable: ReadonlyArray<readonly [body: string, says: RegExp]> = [
	['', /one JSON object/],
	['[]', /one JSON object/],
	['null', /one JSON object/],
	['{"outage": "yes"}', /outage takes true or false/],
	['{"outage": 1}', /outage takes true or false/],
	['{"throttleTokens": 3}', /throttleTokens takes/],
	['{"throttleTokens": {"count": -1}}', /throttleTokens takes/],
	['{"throttleTokens": {"count": 1.5}}', /throttleTokens takes/],
	['{"throttleTokens": {"count": 1e300}}', /throttleTokens takes/],
	['{"throttleTokens": {"count": "2"}}', /throttleTokens takes/],
	['{"throttleTokens": {"retryAfter": 2}}', /throttleTokens takes/],
	['{"throttleApis": {"count": 1, "retryAfter": -1}}', /throttleApis takes/],
	['{"throttleApis": {"count": 1, "retryAfter": 1e9}}', /throttleApis takes/],
	['{"throttleApis": {"count": 1, "after": 1}}', /throttleApis takes/],
	['{"slowDown": "on"}', /slowDown takes true or false/],
	['{"rotateRefreshTokens": null}', /rotateRefreshTokens takes/],
	['{"tokensRevoked": false}', /tokensRevoked takes/],
	['{"authenticationContexts": "c1"}', /authenticationContexts takes/],
	['{"authenticationContexts": {"/me": "c1"}}', /authenticationContexts takes/],
	['{"authenticationContexts": {"me": "c100"}}', /authenticationContexts takes/],
	['{"authenticationContexts": {"me": "c1", "a b": "c1"}}', /authenticationContexts takes/],
	[`{"authenticationContexts": {"${'x'.repeat(201)}": "c1"}}`, /authenticationContexts takes/],
	['{"constructor": true}', /no such switch. Switches: throttleTokens/],
	['{"__proto__": {"outage": true}}', /no such switch/],
	['{"outage": true, "nothing\\u001b[31m": 1}', /no such switch/],
];

test('switches over HTTP: what cannot be understood is refused whole, and says what can', async () => {
	const bench = await createBench();
	for (const [body, says] of unusable) {
		const {status, json} = await bench.send('PATCH', path, {}, body);
		assert.equal(status, 400, body);
		assert.match(String(json['error']), says);
		assert.doesNotMatch(String(json['error']), /\u001b/);
	}

	assert.deepEqual((await bench.get(path)).json, off);
});

test('switches over HTTP: a page of another site turns nothing with what it may send unasked', async () => {
	const bench = await createBench();
	for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
		const {status, headers} = await bench.send(method, path, {'content-type': 'text/plain'}, '{"outage": true}');
		assert.equal(status, 405, method);
		assert.equal(headers['allow'], 'GET, PATCH');
		assert.equal(headers['access-control-allow-origin'], undefined);
	}

	assert.deepEqual((await bench.get(path)).json, off);
});

test('switches over HTTP: found in any case, and not under a name of Microsoft’s', async () => {
	const bench = await createBench();
	assert.equal((await bench.get('/.emulator/Switches')).status, 200);
	assert.equal((await bench.get('/.emulator')).status, 404);
	assert.equal((await bench.get('/.emulator/keys')).status, 404);
	for (const host of ['graph.microsoft.com', 'login.microsoftonline.com', '169.254.169.254']) {
		assert.equal((await bench.get(`https://${host}${path}`)).status, 404, host);
	}
});
