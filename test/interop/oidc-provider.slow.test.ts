import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {createRemoteJWKSet, type JWTPayload, jwtVerify} from 'jose';
import type {Doors} from '../../source/core/doors.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Profile} from '../../source/core/profile.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {createCertificateLoader} from '../../source/platform/client-certificate.ts';
import {createHttp} from '../../source/platform/http.ts';
import {newId, randomText, sha256} from '../../source/platform/ids.ts';
import {createManagedIdentityHost} from '../../source/platform/managed-identity-host.ts';
import {createMemoryProfileStore} from '../../source/platform/memory-profile-store.ts';
import {listenForRedirect} from '../../source/platform/redirect-listener.ts';
import {createSecretStore} from '../../source/platform/secrets.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {verifySignature} from '../../source/platform/verify-signature.ts';
import {Session} from '../../source/session/session.ts';
import {makeCertificate} from '../helpers/client-certificates.ts';
import {entok, newHome, type ProgramRun} from '../helpers/program.ts';
import {modeOf} from '../platform/profile-bench.ts';
import {
	certificateClient,
	confidentialClient,
	type OidcServer,
	publicClient,
	resource,
	scope,
	startOidcServer,
	tenant,
} from './oidc-server.ts';

/** The clients of the server as profiles, the refresh tokens in files of a folder. */
const profilesFor = ({origin}: OidcServer, folder: string): readonly Profile[] => {
	const shared = {tenant, cloud: 'custom', customCloud: {authority: origin}, scopes: [scope]} as const;
	return [
		{
			...shared,
			id: 'id-of-app',
			name: 'app',
			clientId: confidentialClient,
			credential: {kind: 'secret', secret: 'env:APP_SECRET'},
			refreshToken: `file:${join(folder, 'app.refresh')}`,
			flows: ['client-credentials', 'refresh-token'],
		},
		{
			...shared,
			id: 'id-of-person',
			name: 'person',
			clientId: publicClient,
			credential: {kind: 'none'},
			refreshToken: `file:${join(folder, 'person.refresh')}`,
			flows: ['refresh-token'],
		},
		{
			...shared,
			id: 'id-of-daemon',
			name: 'daemon',
			clientId: certificateClient,
			credential: {kind: 'certificate', certificate: 'env:DAEMON_PEM'},
			flows: ['client-credentials'],
		},
	];
};

/** A session as the program makes one: HTTP over sockets, secrets from an environment and from files. */
async function sessionWith(
	server: OidcServer,
	folder: string,
	secret = server.secret,
	more: Partial<Doors> = {},
): Promise<Session> {
	const {keyPem, certificatePem} = server.certificate;
	const secrets = createSecretStore({environment: {APP_SECRET: secret, DAEMON_PEM: certificatePem + keyPem}});
	const session = new Session({
		clock: systemClock,
		http: createHttp({clock: systemClock, environment: {}}),
		profiles: createMemoryProfileStore(profilesFor(server, folder)),
		secrets,
		randomText,
		loadCertificate: createCertificateLoader(secrets),
		listenForRedirect,
		managedIdentity: createManagedIdentityHost({}),
		verifySignature,
		redactor: new Redactor(),
		sha256,
		newId,
		...more,
	});
	await session.loadProfiles();
	return session;
}

/** The claims of a token, by the server's published keys; fails unless it signed the token for the resource. */
async function claimsOf({origin, keys}: OidcServer, token: string): Promise<JWTPayload> {
	const {payload} = await jwtVerify(token, createRemoteJWKSet(keys), {issuer: origin, audience: resource});
	return payload;
}

const isRefusal =
	(code: string) =>
	(thrown: unknown): boolean =>
		thrown instanceof EntokError && thrown.kind === 'token-refused' && thrown.facts.code === code;

test('oidc-provider gives a session a token for client credentials, and another one when asked afresh', async context => {
	const server = await startOidcServer(context);
	const session = await sessionWith(server, newHome());
	session.choose({profileId: 'app'});
	const {accessToken, expiresAt, receivedAt, tokenType, clockSkew, refreshToken} = await session.requestToken();
	const claims = await claimsOf(server, accessToken.reveal());
	assert.equal(claims['client_id'], confidentialClient);
	assert.equal(claims['scope'], scope);
	assert.equal(tokenType, 'Bearer');
	assert.equal(expiresAt - receivedAt, 3_600_000);
	assert.ok(Math.abs(clockSkew ?? Number.NaN) < 60_000, 'its Date header was read');
	assert.equal(refreshToken, undefined);
	const next = await session.requestToken({fresh: true});
	assert.notEqual((await claimsOf(server, next.accessToken.reveal())).jti, claims.jti);
});

test('oidc-provider refuses a session with a wrong secret as invalid_client', async context => {
	const session = await sessionWith(await startOidcServer(context), newHome(), 'not the secret');
	session.choose({profileId: 'app'});
	await assert.rejects(session.requestToken(), isRefusal('invalid_client'));
});

test('oidc-provider gives a session with a certificate one token after another, and refuses it an assertion it saw before', async context => {
	const server = await startOidcServer(context);
	const session = await sessionWith(server, newHome());
	session.choose({profileId: 'daemon'});
	for (let round = 0; round < 2; round++) {
		const {accessToken} = await session.requestToken({fresh: true});
		assert.equal((await claimsOf(server, accessToken.reveal()))['client_id'], certificateClient);
	}

	const repeating = await sessionWith(server, newHome(), server.secret, {newId: () => 'always the same'});
	repeating.choose({profileId: 'daemon'});
	await repeating.requestToken();
	await assert.rejects(repeating.requestToken({fresh: true}), isRefusal('invalid_client'));
});

test('oidc-provider refuses a session the certificate of somebody else', async context => {
	const server = await startOidcServer(context);
	const certificate = makeCertificate({notBefore: '2020-01-01T00:00:00Z', notAfter: '2049-01-01T00:00:00Z'});
	const session = await sessionWith({...server, certificate}, newHome());
	session.choose({profileId: 'daemon'});
	await assert.rejects(session.requestToken(), isRefusal('invalid_client'));
});

for (const name of ['app', 'person']) {
	test(`oidc-provider gives a session of the ${name} a token and a rotated refresh token, which the next request uses`, async context => {
		const server = await startOidcServer(context);
		const folder = newHome();
		const file = join(folder, `${name}.refresh`);
		const first = await server.signedIn(name === 'app' ? confidentialClient : publicClient);
		writeFileSync(file, `${first}\n`, {mode: 0o600});
		const session = await sessionWith(server, folder);
		session.choose({profileId: name, flow: 'refresh-token'});
		const {accessToken, scope: granted} = await session.requestToken();
		assert.equal((await claimsOf(server, accessToken.reveal())).sub, 'ada');
		assert.equal(granted, scope);
		const second = readFileSync(file, 'utf8');
		assert.notEqual(second, `${first}\n`);
		assert.equal(modeOf(file), 0o600);
		await session.requestToken({fresh: true});
		assert.notEqual(readFileSync(file, 'utf8'), second);
		assert.deepEqual(session.state.notices, []);
	});
}

test('oidc-provider refuses a session a refresh token that was used before, and then the whole family', async context => {
	const server = await startOidcServer(context);
	const folder = newHome();
	const file = join(folder, 'person.refresh');
	const first = await server.signedIn(publicClient);
	const requestAnew = async (): Promise<void> => {
		const session = await sessionWith(server, folder);
		session.choose({profileId: 'person'});
		await session.requestToken();
	};
	writeFileSync(file, first, {mode: 0o600});
	await requestAnew();
	const second = readFileSync(file, 'utf8');
	writeFileSync(file, first);
	await assert.rejects(requestAnew(), isRefusal('invalid_grant'));
	assert.equal(readFileSync(file, 'utf8'), first, 'a refusal leaves the file as it is');
	writeFileSync(file, second);
	await assert.rejects(requestAnew(), isRefusal('invalid_grant'));
});

/** A home with the server's clients as saved profiles, and the program run in it as `entok token`. */
function homeWith(server: OidcServer): {
	readonly home: string;
	token(argv: readonly string[], secret?: string): Promise<ProgramRun>;
} {
	const home = newHome();
	const folder = join(home, '.config/entok');
	mkdirSync(folder, {recursive: true, mode: 0o700});
	writeFileSync(join(folder, 'profiles.json'), JSON.stringify({version: 1, profiles: profilesFor(server, home)}), {
		mode: 0o600,
	});
	return {
		home,
		token: (argv, secret = server.secret) => entok(['token', ...argv], {environment: {HOME: home, APP_SECRET: secret}}),
	};
}

test('the program gets a token from oidc-provider by client credentials, and ends with 4 for a wrong secret', async context => {
	const server = await startOidcServer(context);
	const {token} = homeWith(server);
	const {code, stdout, stderr} = await token(['app']);
	assert.deepEqual([code, stderr], [0, '']);
	assert.equal((await claimsOf(server, stdout.trimEnd()))['client_id'], confidentialClient);
	const wrong = 'not-the-secret-of-this-app';
	const refused = await token(['app'], wrong);
	assert.deepEqual([refused.code, refused.stdout], [4, '']);
	assert.match(refused.stderr, /invalid_client/);
	assert.match(refused.stderr, /Do this/);
	const asJson = await token(['app', '--json'], wrong);
	assert.equal(asJson.code, 4);
	assert.equal(JSON.parse(asJson.stderr).error.code, 'invalid_client');
	assert.doesNotMatch(refused.stderr + asJson.stderr, new RegExp(wrong));
});

test('the program writes a rotated refresh token back to its file, uses it the next time, and tells when it is used up', async context => {
	const server = await startOidcServer(context);
	const {home, token} = homeWith(server);
	const file = join(home, 'person.refresh');
	const read = (): string => readFileSync(file, 'utf8').trimEnd();
	const first = await server.signedIn(publicClient);
	writeFileSync(file, `${first}\n`, {mode: 0o600});
	const seen = [first];
	for (let round = 0; round < 2; round++) {
		const {code, stdout, stderr} = await token(['person']);
		assert.deepEqual([code, stderr], [0, '']);
		assert.equal((await claimsOf(server, stdout.trimEnd())).sub, 'ada');
		assert.ok(!seen.includes(read()), 'the file holds a new refresh token');
		assert.equal(modeOf(file), 0o600);
		seen.push(read());
	}

	writeFileSync(file, `${first}\n`);
	const refused = await token(['person']);
	assert.deepEqual([refused.code, refused.stdout], [4, '']);
	assert.match(refused.stderr, /invalid_grant/);
	assert.match(refused.stderr, /Sign in again/);
	assert.ok(!seen.some(value => refused.stderr.includes(value)), 'no refresh token is told');
	assert.equal(read(), first);
});
