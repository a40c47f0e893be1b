import assert from 'node:assert/strict';
import {test} from 'node:test';
import {armScope, createBench} from './bench.ts';

const hosts = {
	authority: 'https://login.microsoftonline.com',
	graph: 'https://graph.microsoft.com',
	arm: 'https://management.azure.com',
	partnerCenter: 'https://api.partnercenter.microsoft.com',
	metadata: 'https://169.254.169.254',
} as const;

/** One path of each service, and the status without a token. */
const paths = {
	authority: ['/common/v2.0/.well-known/openid-configuration', 200],
	graph: ['/v1.0/users', 401],
	arm: ['/subscriptions?api-version=2022-12-01', 401],
	partnerCenter: ['/v1/customers', 401],
} as const;

test('hosts: under a name of Microsoft’s only the service of that name answers', async () => {
	const bench = await createBench();
	for (const [host, origin] of Object.entries(hosts)) {
		for (const [service, [path, status]] of Object.entries(paths)) {
			const answer = await bench.get(origin + path);
			assert.equal(answer.status, host === service ? status : 404, `${path} at ${origin}`);
		}
	}
});

test('hosts: the authority’s other names are the authority', async () => {
	const bench = await createBench();
	for (const host of ['login.windows.net', 'login.microsoft.com', 'sts.windows.net']) {
		const {json} = await bench.get(`https://${host}${paths.authority[0]}`);
		assert.equal(json['token_endpoint'], `https://${host}/common/oauth2/v2.0/token`);
	}
});

test('hosts: a service names the others by the names of the cloud', async () => {
	const bench = await createBench();
	const configuration = await bench.get(`${hosts.authority}/${bench.contoso}/v2.0/.well-known/openid-configuration`);
	assert.equal(configuration.json['userinfo_endpoint'], `${hosts.graph}/oidc/userinfo`);
	assert.equal(configuration.json['msgraph_host'], 'graph.microsoft.com');

	const [subscription] = bench.emulator.directory.azure.subscriptions;
	const path = `${hosts.arm}/subscriptions/${subscription?.id}?api-version=2022-12-01`;
	const challenge = `authorization_uri="${hosts.authority}/${bench.contoso}"`;
	assert.ok((await bench.get(path)).headers['www-authenticate']?.includes(challenge));
	const foreign = await bench.userToken('fabrikam-partner', armScope);
	assert.ok((await bench.get(path, foreign)).headers['www-authenticate']?.includes(challenge));
});

test('cloud metadata: the addresses of this cloud, without a token', async () => {
	const bench = await createBench();
	const here = await bench.get('/metadata/endpoints?api-version=2022-09-01');
	assert.equal(here.status, 200);
	const {authentication, resourceManager, microsoftGraphResourceId} = here.json;
	assert.deepEqual(authentication, {
		loginEndpoint: 'http://localhost:4711',
		audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
		tenant: 'common',
		identityProvider: 'AAD',
	});
	assert.equal(resourceManager, 'http://localhost:4711/');
	assert.equal(microsoftGraphResourceId, 'http://localhost:4711/');
	const older = await bench.get('/metadata/endpoints?api-version=2019-05-01');
	assert.deepEqual(JSON.parse(older.body), [here.json], 'a list of clouds');

	const named = await bench.get(`${hosts.arm}/metadata/endpoints?api-version=2022-09-01`);
	assert.equal(named.json['resourceManager'], `${hosts.arm}/`);
	assert.equal((await bench.get(`${hosts.metadata}/metadata/endpoints`)).status, 404);
	assert.equal((await bench.get('/metadata')).status, 404);
});

test('instance discovery: under Microsoft’s name it vouches for the cloud’s names and for localhost', async () => {
	const bench = await createBench();
	const ask = (endpoint: string) =>
		bench.get(
			`${hosts.authority}/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(endpoint)}`,
		);
	const cloud = await ask(`${hosts.authority}/common/oauth2/v2.0/authorize`);
	assert.deepEqual(cloud.json['metadata'], [
		{
			preferred_network: 'login.microsoftonline.com',
			preferred_cache: 'login.windows.net',
			aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
		},
	]);
	const here = await ask('https://localhost:8443/contoso.example/oauth2/v2.0/authorize');
	assert.equal(
		here.json['tenant_discovery_endpoint'],
		'https://localhost:8443/contoso.example/v2.0/.well-known/openid-configuration',
	);
	for (const other of ['https://evil.example/common', 'https://graph.microsoft.com/common']) {
		assert.deepEqual((await ask(other)).json['error_codes'], [50049], other);
	}
});
