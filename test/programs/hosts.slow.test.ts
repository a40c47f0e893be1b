import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {jwtOf} from '../helpers/canned.ts';
import {type ConnectProxy, startConnectProxy} from '../helpers/connect-proxy.ts';
import {entok, newHome} from '../helpers/program.ts';

const home = newHome();
let proxy: ConnectProxy;
let asked = 0;
before(async () => {
	proxy = await startConnectProxy({kind: 'refuse', status: '502 Bad Gateway'});
});
beforeEach(() => {
	asked = proxy.asked.length;
});
after(() => proxy.close());

/** Runs the program with every way out leading to the proxy; gives the hosts it wanted, and how it ended. */
async function hostsOf(
	argv: readonly string[],
	{input = '', more = {}}: {readonly input?: string; readonly more?: Readonly<Record<string, string>>} = {},
): Promise<readonly string[]> {
	const address = `http://127.0.0.1:${proxy.port}`;
	await entok(argv, {
		input,
		environment: {HOME: home, HTTPS_PROXY: address, HTTP_PROXY: address, ENTOK_TEST_SECRET: 'a-secret', ...more},
	});
	return [...new Set(proxy.asked.slice(asked))];
}

const clouds = [
	['public', 'login.microsoftonline.com', 'graph.microsoft.com', 'management.azure.com'],
	['us-gov', 'login.microsoftonline.us', 'graph.microsoft.us', 'management.usgovcloudapi.net'],
	['us-gov-dod', 'login.microsoftonline.us', 'dod-graph.microsoft.us', 'management.usgovcloudapi.net'],
	['china', 'login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn', 'management.chinacloudapi.cn'],
] as const;

for (const [cloud, authority, graph, arm] of clouds) {
	test(`in the cloud ${cloud}, a token is asked of ${authority} alone`, async () => {
		const add = ['profile', 'add', cloud, '--tenant', 'contoso.example', '--client-id'];
		const more = ['11112222-bbbb-3333-cccc-4444dddd5555', '--cloud', cloud, '--secret', 'env:ENTOK_TEST_SECRET'];
		assert.deepEqual(await hostsOf([...add, ...more]), []);
		assert.deepEqual(await hostsOf(['token', cloud, '-s', 'graph']), [`${authority}:443`]);
	});

	for (const [scope, host, path] of [
		['graph', graph, '/organization'],
		['arm', arm, '/subscriptions'],
	] as const) {
		test(`in the cloud ${cloud}, a request with a token for ${scope} goes to ${host} alone`, async () => {
			const token = jwtOf({aud: `https://${host}`, iss: 'https://elsewhere.example/', exp: 4_000_000_000});
			const request = ['request', 'GET', path, '-f', 'own-token', '-s', scope, '--cloud', cloud, '--secret-stdin'];
			assert.deepEqual(await hostsOf(request, {input: token}), [`${host}:443`]);
		});
	}
}

test('the keys of a token’s signature are asked of an authority that is known, never of one the token names', async () => {
	const claims = {tid: '99990000-aaaa-1111-bbbb-2222cccc3333', aud: 'https://management.azure.com', exp: 4_000_000_000};
	const real = jwtOf({...claims, iss: `https://sts.windows.net/${claims.tid}/`});
	assert.deepEqual(await hostsOf(['inspect', '-', '--verify'], {input: real}), ['login.microsoftonline.com:443']);
	const own = jwtOf({...claims, iss: `https://login.evil.example/${claims.tid}/v2.0`});
	const seen = proxy.asked.length;
	await hostsOf(['inspect', '-', '--verify'], {input: own});
	assert.ok(!proxy.asked.slice(seen).some(host => host.includes('evil')));
});

const token = jwtOf({aud: 'https://graph.microsoft.com', iss: 'https://login.evil.example/', exp: 4_000_000_000});

for (const [argv, input] of [
	[['--version'], ''],
	[['--help'], ''],
	[['explain', 'AADSTS7000215'], ''],
	[['inspect', '-'], token],
	[['inspect', '-', '--json'], token],
	[['profile', 'list'], ''],
	[['profile', 'show', 'public'], ''],
	[['profile', 'export'], ''],
	[['doctor'], ''],
	[['tour'], ''],
	[['--demo', 'token', 'contoso-inventory', '-s', 'graph'], ''],
	[['--demo', 'request', 'GET', '/users', '-p', 'contoso-inventory', '-s', 'graph'], ''],
	[['token', 'nobody', '-s', 'graph'], ''],
] as const) {
	test(`entok ${argv.join(' ')} talks to nobody`, async () => {
		assert.deepEqual(await hostsOf(argv, {input}), []);
	});
}
