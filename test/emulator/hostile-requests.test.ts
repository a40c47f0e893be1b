import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createRandom} from '../../source/emulator/random.ts';
import {armScope, createBench, partnerCenterScope} from './bench.ts';

const pieces = [
	'v1.0',
	'beta',
	'v1',
	'me',
	'users',
	'$count',
	'groups',
	'subscriptions',
	'providers',
	'tenants',
	'common',
	'%',
	'%00',
	'%2f',
	'%e0%a4%a',
	'..',
	'.',
	'',
	'?',
	'#',
	'$top=-1',
	'$top=1e9',
	'$skiptoken=%ff',
	'$filter=startswith(',
	'oauth2',
	'v2.0',
	'token',
	'authorize',
	'devicecode',
	'devicelogin',
	'client_id=70bca8dd-31d3-492b-9f9f-54581f3a4843',
	'redirect_uri=http://localhost:99999',
	'response_mode=form_post',
	'discovery',
	'keys',
	'instance',
	'\\',
	'\u202e',
	'oidc',
	'userinfo',
	'customers',
	'size=x',
	'api-version=1',
];

test('emulator: nothing a caller sends makes it fail', async () => {
	const bench = await createBench();
	const tokens = [
		undefined,
		await bench.userToken('contoso-user'),
		await bench.userToken('contoso-user', armScope),
		await bench.userToken('fabrikam-partner', partnerCenterScope),
	];
	const random = createRandom('hostile');
	for (let round = 0; round < 3000; round += 1) {
		const parts = Array.from({length: 1 + random.integer(6)}, () => random.pick(pieces));
		const path = `/${parts.join(random.pick(['/', '/', '/', '?', '&']))}`;
		const method = random.pick(['GET', 'GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'NONSENSE']);
		const token = random.pick(tokens);
		const {status} = await bench.send(
			method,
			random.pick(['', 'http://localhost:1', 'foo:']) + path,
			token === undefined ? {} : {authorization: `Bearer ${token}`},
			random.pick(['', '{}', '[', 'null', 'grant_type=refresh_token', '\u0000']),
		);
		assert.ok(status >= 200 && status < 500, `${method} ${path} ${status}`);
	}
});

test('emulator: an address that is none, or of no web scheme, is 400', async () => {
	const {emulator} = await createBench();
	for (const url of ['http://[', 'foo:bar', 'file:///etc/passwd']) {
		assert.equal((await emulator.handle({method: 'GET', url, headers: {}, body: ''})).status, 400, url);
	}
});
