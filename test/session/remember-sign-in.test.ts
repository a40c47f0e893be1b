import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import type {Profile} from '../../source/core/profile.ts';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {vaultSecrets} from '../../source/platform/named-secrets.ts';
import {createSecretStore} from '../../source/platform/secrets.ts';
import {rememberSignIn, whyNotRemember} from '../../source/session/remember-sign-in.ts';
import {benchOrigin, createBench} from '../helpers/bench.ts';
import {formOf} from '../helpers/canned.ts';
import {ordinaryFolder} from '../platform/ordinary-user.ts';
import {vaultBench} from '../platform/vault/vault-bench.ts';

const {emulator} = await createBench();
const firstToken = demoSecrets(emulator).get('contoso-user-refresh-token') ?? '';
const user = demoProfiles(benchOrigin).find(({name}) => name === 'contoso-user') ?? assert.fail('no profile');

/** A person of the emulator whose refresh token is in a variable, with files in a folder of the test. */
async function signedIn(context: TestContext, profile: Profile = {...user, refreshToken: 'env:REFRESH_TOKEN'}) {
	const home = ordinaryFolder(context);
	const secrets = createSecretStore({environment: {REFRESH_TOKEN: firstToken}, home});
	const bench = await createBench({profiles: [profile], choice: {profileId: profile.id}, doors: {secrets}});
	return {...bench, home, secrets};
}

const sentTokens = ({requests}: Pick<Awaited<ReturnType<typeof signedIn>>, 'requests'>) =>
	requests.map(request => Object.fromEntries(formOf(request))['refresh_token']);

test('a sign-in that is remembered is in a file, the stored profile refers to it, and the token stays', async context => {
	const bench = await signedIn(context);
	const {session, home} = bench;
	const token = await session.requestToken();
	assert.equal(await rememberSignIn(session, '~/kept/contoso'), 'file:~/kept/contoso');
	assert.equal(readFileSync(join(home, 'kept/contoso'), 'utf8').trim(), token.refreshToken?.reveal());
	assert.equal((await bench.doors.profiles.read()).profiles[0]?.refreshToken, 'file:~/kept/contoso');
	assert.equal(await session.requestToken(), token, 'the access token is held still');
	const next = await session.requestToken({fresh: true});
	assert.equal(readFileSync(join(home, 'kept/contoso'), 'utf8').trim(), next.refreshToken?.reveal());
	assert.deepEqual(sentTokens(bench), [firstToken, token.refreshToken?.reveal()]);
	assert.match(session.state.notices.join(), /for this run only/);
	assert.equal(session.state.notices.length, 1, 'the file can be written, unlike the variable');
});

test('a sign-in that is remembered in the vault is read from there by the next run, and rotates there', async context => {
	const {vault, folder} = vaultBench(context);
	const secrets = createSecretStore({environment: {REFRESH_TOKEN: firstToken}, vault: vaultSecrets(vault)});
	const profile = {...user, refreshToken: 'env:REFRESH_TOKEN'};
	const {session, doors} = await createBench({profiles: [profile], choice: {profileId: profile.id}, doors: {secrets}});
	const token = await session.requestToken();
	assert.equal(await rememberSignIn(session, 'vault:contoso user'), 'vault:contoso user');
	const {profiles} = await doors.profiles.read();
	assert.equal(profiles[0]?.refreshToken, 'vault:contoso user');
	assert.equal((await vault.read('contoso user'))?.reveal(), token.refreshToken?.reveal());

	const later = vaultBench(context, [], folder);
	const next = await createBench({
		profiles,
		choice: {profileId: profile.id},
		// The same tenant: another bench has an emulator of its own.
		http: doors.http,
		doors: {secrets: createSecretStore({environment: {}, vault: vaultSecrets(later.vault)})},
	});
	const rotated = await next.session.requestToken();
	assert.deepEqual(sentTokens(next), [token.refreshToken?.reveal()]);
	assert.equal((await later.vault.read('contoso user'))?.reveal(), rotated.refreshToken?.reveal());
	assert.equal(later.asked.length, 1, 'the passphrase is asked for once');
	assert.deepEqual(next.session.state.notices, []);
	await assert.rejects(rememberSignIn(session, 'vault:contoso user'), /already; it is not written over/);
	await assert.rejects(rememberSignIn(session, 'vault:'), {kind: 'usage'});
});

test('what cannot be remembered says why, and changes nothing', async context => {
	const bench = await signedIn(context);
	const {session, home, doors} = bench;
	assert.match(whyNotRemember(session) ?? '', /no sign-in of this run/);
	await assert.rejects(rememberSignIn(session, '~/a'), /no sign-in of this run/);
	await session.requestToken();
	await assert.rejects(rememberSignIn(session, 'relative/path'), {kind: 'usage'});
	writeFileSync(join(home, 'mine'), 'my diary');
	await assert.rejects(rememberSignIn(session, join(home, 'mine')), /already; it is not overwritten/);
	assert.equal(readFileSync(join(home, 'mine'), 'utf8'), 'my diary');
	assert.equal((await doors.profiles.read()).profiles[0]?.refreshToken, 'env:REFRESH_TOKEN');
	assert.equal(whyNotRemember(session), undefined);
});

test('the sign-in of a profile that is saved nowhere cannot be remembered', async () => {
	const bench = await createBench({profiles: []});
	await bench.session.loadProfiles([{...user, name: 'env', id: 'env'}]);
	bench.session.choose({profileId: 'env', flow: 'refresh-token'});
	await bench.session.requestToken();
	assert.match(whyNotRemember(bench.session) ?? '', /saved nowhere.*save the profile first/);
});

test('the demo remembers nothing', async () => {
	const {session} = await createBench({choice: {profileId: 'contoso-user'}});
	await session.requestToken();
	await assert.rejects(rememberSignIn(session, '~/x'), /The demo writes nothing/);
});

test('when the profile cannot be stored, the person hears where the sign-in is', async context => {
	const bench = await signedIn(context);
	await bench.session.requestToken();
	await bench.doors.profiles.update(() => []);
	await assert.rejects(rememberSignIn(bench.session, '~/a'), /The sign-in is in ~\/a, but the profile does not refer/);
});

test('with one sign-in, tokens come for other services and other tenants', async context => {
	const bench = await signedIn(context);
	const {session} = bench;
	const first = await session.requestToken();
	session.choose({scope: 'arm'});
	const second = await session.requestToken();
	session.choose({scope: 'graph', tenant: emulator.directory.contoso.tenant.id});
	await session.requestToken();
	assert.deepEqual(sentTokens(bench), [firstToken, first.refreshToken?.reveal(), second.refreshToken?.reveal()]);
	assert.ok(bench.requests[2]?.url.includes(`/${emulator.directory.contoso.tenant.id}/`));
	session.choose({profileId: 'another'});
	assert.equal(session.state.choice.tenant, undefined);
});

test('a file that another entok has written since holds the token to use, not the one of this run', async context => {
	const home = ordinaryFolder(context);
	const path = join(home, 'refresh');
	writeFileSync(path, firstToken, {mode: 0o600});
	const secrets = createSecretStore({environment: {}});
	const profile = {...user, refreshToken: `file:${path}`};
	const bench = await createBench({profiles: [profile], choice: {profileId: profile.id}, doors: {secrets}});
	const {session} = bench;
	await session.requestToken();
	writeFileSync(path, firstToken, {mode: 0o600});
	await session.requestToken({fresh: true});
	assert.deepEqual(sentTokens(bench), [firstToken, firstToken]);
	writeFileSync(path, '', {mode: 0o600});
	const held = session.state.token.status === 'done' && session.state.token.result.refreshToken?.reveal();
	await session.requestToken({fresh: true});
	assert.equal(sentTokens(bench)[2], held, 'a file without a token is no reason to lose the one that is held');
});

test('a file that cannot be written back does not bring the used token back', async context => {
	const path = join(ordinaryFolder(context), 'refresh');
	writeFileSync(path, firstToken, {mode: 0o600});
	const store = createSecretStore({environment: {}});
	const secrets = {...store, replace: async () => 'The disk is full.'};
	const profile = {...user, refreshToken: `file:${path}`};
	const bench = await createBench({profiles: [profile], choice: {profileId: profile.id}, doors: {secrets}});
	const token = await bench.session.requestToken();
	await bench.session.requestToken({fresh: true});
	assert.deepEqual(sentTokens(bench), [firstToken, token.refreshToken?.reveal()]);
});
