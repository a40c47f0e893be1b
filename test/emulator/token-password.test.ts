import assert from 'node:assert/strict';
import {test} from 'node:test';
import {passwordOf} from '../../source/emulator/accounts.ts';
import {type Bench, claimsOf, createBench, type Form, graphScope} from './bench.ts';

const password = (bench: Bench, more: Form = {}, tenant = bench.contoso) =>
	bench.token(tenant, {
		grant_type: 'password',
		client_id: bench.app('contoso-workbench').clientId,
		username: 'soren.akesson@contoso.example',
		password: bench.secrets.get('contoso-password-password') ?? '',
		scope: graphScope,
		...more,
	});

/** The name and password of one of Contoso's people. */
const accountAt = ({emulator}: Bench, place: number): Form => {
	const user = emulator.directory.contoso.users[place];
	assert.ok(user);
	return {username: user.userPrincipalName, password: passwordOf(emulator.seed, user)};
};

test('name and password give a token of the user, at the tenant and at organizations', async () => {
	const bench = await createBench();
	for (const tenant of [bench.contoso, 'organizations']) {
		const {status, json} = await password(bench, {}, tenant);
		assert.equal(status, 200);
		const claims = claimsOf(String(json['access_token']));
		assert.deepEqual(
			[claims['upn'], claims['amr'], claims['idtyp']],
			['soren.akesson@contoso.example', ['pwd'], 'user'],
		);
		assert.equal(json['refresh_token'], undefined);
	}
});

test('msal’s extras are taken: client_info, response_type, openid and offline_access', async () => {
	const bench = await createBench();
	const {status, json} = await password(bench, {
		client_info: '1',
		response_type: 'id_token token',
		scope: `${graphScope} openid profile offline_access`,
		'x-client-SKU': 'msal.js.node',
	});
	assert.equal(status, 200);
	for (const member of ['client_info', 'id_token', 'refresh_token']) {
		assert.equal(typeof json[member], 'string', member);
	}
});

test('the name may be written in any case', async () => {
	assert.equal((await password(await createBench(), {username: 'Soren.Akesson@CONTOSO.example'})).status, 200);
});

test('the refusals of the grant, each with its number', async () => {
	const bench = await createBench();
	const {users} = bench.emulator.directory.contoso;
	const disabled = users.findIndex(({accountEnabled}) => !accountEnabled);
	for (const [form, code] of [
		[{password: 'wrong'}, 50126],
		[{username: 'nobody@contoso.example'}, 50034],
		[{username: 'somebody@elsewhere.example'}, 50034],
		[accountAt(bench, 2), 50056],
		[accountAt(bench, 3), 50076],
		[accountAt(bench, 5), 50053],
		[accountAt(bench, 6), 50055],
		[accountAt(bench, disabled), 50057],
		[{password: ''}, 900144],
		[{username: ''}, 900144],
		[{scope: 'https://graph.microsoft.com/Directory.ReadWrite.All'}, 65001],
	] as const) {
		assert.deepEqual((await password(bench, form)).json['error_codes'], [code]);
	}

	// Whether an account is disabled or its password over is not told to those who do not know it.
	assert.deepEqual(
		(await password(bench, {...accountAt(bench, disabled), password: 'wrong'})).json['error_codes'],
		[50126],
	);
	assert.deepEqual((await password(bench, {}, 'common')).json['error_codes'], [9001023]);
	assert.deepEqual((await password(bench, {}, 'consumers')).json['error_codes'], [9002332]);
});

test('the realm of a name says whether its domain is managed here', async () => {
	const bench = await createBench();
	const known = await bench.get('/common/userrealm/soren.akesson%40contoso.example?api-version=1.0');
	assert.deepEqual(
		[known.status, known.json['account_type'], known.json['domain_name']],
		[200, 'Managed', 'contoso.example'],
	);
	const unknown = await bench.get('/common/UserRealm/x@elsewhere.example?api-version=1.0');
	assert.equal(unknown.json['account_type'], 'Unknown');
});
