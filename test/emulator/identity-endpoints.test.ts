import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {parseJsonObject} from '../../source/core/json.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {createManagedIdentities, identityHeader} from '../../source/emulator/managed-identities.ts';
import {claimsOf, createBench, fixedClock, origin} from './bench.ts';

const imds = '/metadata/identity/oauth2/token';
const query = '?api-version=2018-02-01&resource=https%3A%2F%2Fmanagement.azure.com%2F';
const metadata = {metadata: 'true'};

test('IMDS gives a token with and without a slash at its end, numbers as texts', async () => {
	const bench = await createBench();
	for (const address of [imds, `${imds}/`]) {
		const {status, json} = await bench.get(`${address}${query}`, undefined, metadata);
		assert.equal(status, 200);
		for (const member of ['expires_in', 'expires_on', 'ext_expires_in', 'not_before']) {
			assert.match(String(json[member]), /^\d+$/);
			assert.equal(typeof json[member], 'string', member);
		}

		const claims = claimsOf(String(json['access_token']));
		assert.deepEqual(
			[claims['aud'], claims['idtyp'], claims['appidacr']],
			['https://management.azure.com/', 'app', '2'],
		);
		assert.match(String(claims['xms_mirid']), /virtualMachines/);
	}
});

test('IMDS refuses what lacks the header, the resource or the identity', async () => {
	const bench = await createBench();
	for (const [address, headers, error] of [
		[`${imds}${query}`, {}, 'bad_request_102'],
		[`${imds}${query}`, {metadata: 'false'}, 'bad_request_102'],
		[`${imds}?api-version=2018-02-01`, metadata, 'invalid_request'],
		[`${imds}?resource=x`, metadata, 'bad_request'],
		[`${imds}?api-version=2018-02-01&resource=https%3A%2F%2Funknown.example`, metadata, 'invalid_resource'],
		[`${imds}${query}&client_id=11112222-bbbb-4333-8ccc-4444dddd5555`, metadata, 'invalid_request'],
	] as const) {
		const {status, json} = await bench.get(address, undefined, headers);
		assert.deepEqual([status, json['error']], [400, error], address);
	}

	assert.equal((await bench.get('/metadata/elsewhere', undefined, metadata)).status, 404);
});

test('the user-assigned identity is found by each of its three names', async () => {
	const bench = await createBench();
	const identity = createManagedIdentities(bench.emulator.seed).find(({kind}) => kind === 'user');
	assert.ok(identity);
	for (const [name, value] of [
		['client_id', identity.registration.clientId],
		['object_id', identity.objectId],
		['msi_res_id', identity.resourceId],
		['mi_res_id', identity.resourceId.toUpperCase()],
	] as const) {
		const {json} = await bench.get(`${imds}${query}&${name}=${encodeURIComponent(value)}`, undefined, metadata);
		assert.equal(claimsOf(String(json['access_token']))['oid'], identity.objectId, name);
	}
});

test('App Service wants its header, and gives no expires_in', async () => {
	const bench = await createBench();
	const header = {'x-identity-header': identityHeader(bench.emulator.seed)};
	const address = '/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fvault.azure.net';
	const {status, json} = await bench.get(address, undefined, header);
	assert.deepEqual(
		[status, Object.keys(json).sort()],
		[200, ['access_token', 'client_id', 'expires_on', 'resource', 'token_type']],
	);
	assert.equal((await bench.get(address)).json['statusCode'], 401);
	const unknown = await bench.get('/msi/token?resource=https%3A%2F%2Funknown.example', undefined, header);
	assert.deepEqual([unknown.status, unknown.json['statusCode']], [400, 400]);
});

test('Cloud Shell answers a form with a token of the person', async () => {
	const bench = await createBench();
	const ask = (resource: string, headers: Readonly<Record<string, string>> = metadata) =>
		bench.send('POST', '/cloudshell/oauth2/token', headers, new URLSearchParams({resource}).toString());
	const {status, json} = await ask('https://management.azure.com/');
	assert.equal(status, 200);
	assert.equal(claimsOf(String(json['access_token']))['upn'], 'nadia.winter@contoso.example');
	for (const answer of [await ask('https://unknown.example'), await ask('https://vault.azure.net', {})]) {
		assert.deepEqual([answer.status, typeof answer.json['error']], [400, 'object']);
	}
});

test('Azure Arc names a file in the folder handed in, and takes what stands in it once', async context => {
	const arcKeyFolder = mkdtempSync(path.join(tmpdir(), 'entok-arc-'));
	context.after(() => rmSync(arcKeyFolder, {recursive: true}));
	const emulator = await createEmulator({clock: fixedClock(), key: 'demo', arcKeyFolder});
	const ask = async (headers: Readonly<Record<string, string>>) => {
		const url = `${origin}/arc/metadata/identity/oauth2/token?api-version=2020-06-01&resource=https%3A%2F%2Fmanagement.azure.com`;
		const answer = await emulator.handle({method: 'GET', url, headers, body: ''});
		return {...answer, json: parseJsonObject(answer.body) ?? {}};
	};
	const challenge = await ask(metadata);
	const [, file = ''] = /^Basic realm=(.+)$/.exec(challenge.headers['www-authenticate'] ?? '') ?? [];
	assert.deepEqual([challenge.status, path.dirname(file), path.extname(file)], [401, arcKeyFolder, '.key']);
	const proof = {...metadata, authorization: `Basic ${readFileSync(file, 'utf8')}`};
	assert.equal((await ask(proof)).status, 200);
	assert.equal((await ask(proof)).status, 400);
	assert.equal((await ask({...metadata, authorization: 'Basic wrong'})).status, 400);
	assert.equal((await ask({})).json['error'], 'bad_request_102');
});

test('without a folder there is no Azure Arc', async () => {
	const bench = await createBench();
	assert.equal((await bench.get('/arc/metadata/identity/oauth2/token', undefined, metadata)).status, 404);
});
