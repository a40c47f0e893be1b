import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claimsOf, origin} from './bench.ts';
import {createSignInBench} from './sign-in-bench.ts';

test('devicecode gives a code to poll with, one to type, and its own page as the place to type it', async () => {
	const {deviceCode} = await createSignInBench();
	const {status, json} = await deviceCode();
	assert.equal(status, 200);
	assert.match(String(json['user_code']), /^[A-Z2-9]{9}$/);
	assert.ok(String(json['device_code']).length > 100);
	assert.equal(json['verification_uri'], `${origin}/devicelogin`);
	assert.deepEqual([json['expires_in'], json['interval']], [900, 5]);
	assert.match(String(json['message']), new RegExp(String(json['user_code'])));
});

test('a code is pending, then approved by a person, and good for one token', async () => {
	const {deviceCode, poll, browse, emulator} = await createSignInBench();
	const asked = await deviceCode();
	const pending = await poll(asked);
	assert.deepEqual(
		[pending.status, pending.json['error'], pending.json['error_codes']],
		[400, 'authorization_pending', [70016]],
	);
	// As a person types it.
	const typed = String(asked.json['user_code'])
		.toLowerCase()
		.replace(/^(...)/, '$1 - ');
	const page = await browse(`${origin}/devicelogin`, {userCode: typed});
	assert.match(page.body, /You are signed in/);
	const {status, json} = await poll(asked, {client_info: '1'});
	assert.equal(status, 200);
	assert.equal(claimsOf(String(json['access_token']))['name'], emulator.directory.contoso.users[0]?.displayName);
	assert.equal(
		claimsOf(String(json['id_token']))['preferred_username'],
		emulator.directory.contoso.users[0]?.userPrincipalName,
	);
	assert.ok(json['refresh_token']);
	assert.ok(json['client_info']);
	assert.equal((await poll(asked)).json['error'], 'invalid_grant');
});

test('the page shows who asks for what, and everything of it escaped', async () => {
	const {deviceCode, send} = await createSignInBench();
	const asked = await deviceCode({scope: 'User.Read "><script>alert(1)</script>'});
	const page = await send(
		'POST',
		'/devicelogin',
		{'content-type': 'application/x-www-form-urlencoded'},
		`user_code=${asked.json['user_code']}`,
	);
	assert.match(page.body, /Contoso Workbench/);
	assert.match(page.body, /&lt;script&gt;alert/);
	assert.doesNotMatch(page.body, /<script>|\u001b|\u202e/, 'a name that would act on a terminal is on it as well');
	assert.match(page.body, /\\x1b\[31mMallory/);
});

test('both names of the grant and both names of the code are taken', async () => {
	const {deviceCode, token, browse, contoso, app} = await createSignInBench();
	for (const [grant, fields] of [
		['device_code', ['device_code']],
		['device_code', ['code']],
		['urn:ietf:params:oauth:grant-type:device_code', ['code', 'device_code']],
	] as const) {
		const asked = await deviceCode();
		await browse(`${origin}/devicelogin`, {userCode: String(asked.json['user_code'])});
		const {status, body} = await token(contoso, {
			grant_type: grant,
			client_id: app('contoso-workbench').clientId,
			...Object.fromEntries(fields.map(name => [name, String(asked.json['device_code'])])),
		});
		assert.equal(status, 200, body);
	}
});

test('declined, unknown, late and wrongly typed codes are each told as what they are', async () => {
	const {deviceCode, poll, browse, clock} = await createSignInBench();
	const declined = await deviceCode();
	await browse(`${origin}/devicelogin`, {userCode: String(declined.json['user_code']), declines: true});
	assert.equal((await poll(declined)).json['error'], 'authorization_declined');
	assert.equal((await poll(declined, {device_code: 'made up'})).json['error'], 'bad_verification_code');
	const mistyped = await browse(`${origin}/devicelogin`, {userCode: 'WRONGCODE'});
	assert.equal(mistyped.status, 400);
	assert.match(mistyped.body, /AADSTS70018/);
	const late = await deviceCode();
	clock.turn(900_000);
	assert.equal((await poll(late)).json['error'], 'expired_token');
	assert.match(
		(await browse(`${origin}/devicelogin`, {userCode: String(late.json['user_code'])})).body,
		/code is over/,
	);
});

test('too early a poll is minded only where that is switched on, and then each time needs longer', async () => {
	const {deviceCode, poll, clock, emulator} = await createSignInBench();
	const unminded = await deviceCode();
	assert.equal((await poll(unminded)).json['error'], 'authorization_pending');
	emulator.switches.slowDown(true);
	const asked = await deviceCode();
	clock.turn(1000);
	assert.equal((await poll(asked)).json['error'], 'slow_down');
	clock.turn(5000);
	assert.equal((await poll(asked)).json['error'], 'slow_down');
	clock.turn(15_000);
	assert.equal((await poll(asked)).json['error'], 'authorization_pending');
});

test('policies: who may not use device codes gets 53003, who did without a second factor 50076 with claims', async () => {
	const {deviceCode, poll, browse} = await createSignInBench();
	const blocked = await deviceCode();
	const page = await browse(`${origin}/devicelogin`, {userCode: String(blocked.json['user_code']), user: 'Tara Bloom'});
	assert.match(page.body, /AADSTS53003/);
	assert.deepEqual((await poll(blocked)).json['error_codes'], [53003]);
	const weak = await deviceCode();
	await browse(`${origin}/devicelogin`, {
		userCode: String(weak.json['user_code']),
		user: 'Silas Frost',
		skipsMfa: true,
	});
	const refused = await poll(weak);
	assert.deepEqual([refused.json['error_codes'], refused.json['suberror']], [[50076], 'basic_action']);
	assert.match(String(refused.json['claims']), /capolids/);
});

test('a confidential app has to prove itself when it polls, and an unknown app is told at once', async () => {
	const {deviceCode, poll, browse, app, secrets, token, contoso} = await createSignInBench();
	assert.deepEqual(
		(await deviceCode({client_id: '00000000-0000-4000-8000-000000000000'})).json['error_codes'],
		[700016],
	);
	const {clientId} = app('contoso-auditor');
	const asked = await deviceCode({client_id: clientId});
	await browse(`${origin}/devicelogin`, {userCode: String(asked.json['user_code'])});
	const bare = await poll(asked, {client_id: clientId});
	assert.deepEqual([bare.status, bare.json['error_codes']], [401, [7_000_218]]);
	const proven = await token(contoso, {
		grant_type: 'device_code',
		client_id: clientId,
		device_code: String(asked.json['device_code']),
		client_secret: secrets.get('contoso-auditor-secret') ?? '',
	});
	assert.equal(proven.status, 200, proven.body);
});

test('at organizations everybody can sign in, and gets a token of the own tenant', async () => {
	const {deviceCode, browse, token, fabrikam, app} = await createSignInBench();
	const {clientId} = app('fabrikam-partner');
	const {secrets} = await createSignInBench();
	const asked = await deviceCode({client_id: clientId}, 'organizations');
	await browse(`${origin}/devicelogin`, {userCode: String(asked.json['user_code']), user: 'Omar Lind'});
	const {json} = await token('organizations', {
		grant_type: 'device_code',
		client_id: clientId,
		device_code: String(asked.json['device_code']),
		client_secret: secrets.get('fabrikam-partner-secret') ?? '',
	});
	assert.equal(claimsOf(String(json['access_token']))['tid'], fabrikam);
});
