import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import type {HttpRequest, HttpResponse} from '../../../source/core/http.ts';
import type {ManagedIdentityHost} from '../../../source/core/managed-identity-host.ts';
import type {UserAssignedIdentity} from '../../../source/core/profile.ts';
import type {Prompt} from '../../../source/core/prompt.ts';
import {Secret} from '../../../source/core/secret.ts';
import {managedIdentityToken} from '../../../source/flows/managed-identity/identity-token.ts';
import {formOf, headerOf, json, jwtOf, receivedAt, response, scriptedHttp} from '../../helpers/canned.ts';
import {failureOf} from '../../helpers/failure.ts';
import {createFakeClock, settle} from '../../helpers/fake-clock.ts';

const arm = 'https://management.azure.com/';
const token = jwtOf({aud: arm, idtyp: 'app', exp: receivedAt / 1000 + 7200});
const answer = (more: object = {}): HttpResponse =>
	json(200, {access_token: token, expires_in: '86399', token_type: 'Bearer', ...more});
const headerMissing = json(400, {
	error: 'bad_request_102',
	error_description: 'Required metadata header not specified',
});

type Machine = {
	readonly environment?: Readonly<Record<string, string>>;
	readonly hasArcAgent?: boolean;
	readonly identity?: UserAssignedIdentity;
	readonly answers?: ReadonlyArray<HttpResponse | Error>;
};

/** A machine whose endpoints give these answers in turn. */
function machine({environment = {}, hasArcAgent = false, identity, answers = []}: Machine) {
	const sent: HttpRequest[] = [];
	const shown: Prompt[] = [];
	const keys: string[] = [];
	const clock = createFakeClock();
	const script = scriptedHttp(...answers);
	const managedIdentity: ManagedIdentityHost = {
		environment,
		hasArcAgent: async () => hasArcAgent,
		async readArcKey(path) {
			keys.push(path);
			return new Secret('the challenge');
		},
	};
	const ask = () =>
		managedIdentityToken(
			{resource: arm, identity},
			{
				clock,
				managedIdentity,
				show: prompt => shown.push(prompt),
				http: async request => {
					sent.push(request);
					return script(request);
				},
			},
		);
	return {ask, sent, shown, keys, clock};
}

const queryOf = (request: HttpRequest | undefined) => Object.fromEntries(new URL(request?.url ?? '').searchParams);

test('a virtual machine: a quick probe without the header, then the token, never through a proxy', async () => {
	const {ask, sent} = machine({answers: [headerMissing, answer()]});
	const found = await ask();
	const [probe, request] = sent;
	assert.equal(new URL(probe?.url ?? '').origin, 'http://169.254.169.254');
	assert.equal(headerOf(probe, 'metadata'), undefined);
	assert.equal(probe?.timeoutMilliseconds, 1000);
	assert.equal(headerOf(request, 'metadata'), 'true');
	assert.equal(new URL(request?.url ?? '').pathname, '/metadata/identity/oauth2/token');
	assert.deepEqual(queryOf(request), {'api-version': '2018-02-01', resource: arm});
	assert.ok(sent.every(({isDirect, purpose}) => isDirect === true && purpose === 'token'));
	assert.equal(found.accessToken.reveal(), token);
	assert.equal(found.expiresAt, receivedAt + 86_399_000);
});

test('another address for the metadata service is taken from the variable the Azure SDKs read', async () => {
	for (const host of [
		'http://127.0.0.1:8080',
		'http://127.0.0.1:8080/',
		'http://127.0.0.1:8080/metadata/identity/oauth2/token',
	]) {
		const {ask, sent} = machine({
			environment: {AZURE_POD_IDENTITY_AUTHORITY_HOST: host},
			answers: [headerMissing, answer()],
		});
		await ask();
		assert.match(sent[1]?.url ?? '', /^http:\/\/127\.0\.0\.1:8080\/metadata\/identity\/oauth2\/token\?/);
	}
});

const appService = {IDENTITY_ENDPOINT: 'http://127.0.0.1:41234/msi/token', IDENTITY_HEADER: 'the header'};

for (const [identity, imds, service] of [
	[{clientId: 'c'}, ['client_id', 'c'], ['client_id', 'c']],
	[{objectId: 'o'}, ['object_id', 'o'], ['object_id', 'o']],
	[{resourceId: '/subscriptions/r'}, ['msi_res_id', '/subscriptions/r'], ['mi_res_id', '/subscriptions/r']],
] as const) {
	test(`a user-assigned identity is named by ${Object.keys(identity)} as each source wants it`, async () => {
		const machineIdentity = machine({identity, answers: [headerMissing, answer()]});
		await machineIdentity.ask();
		assert.equal(queryOf(machineIdentity.sent[1])[imds[0]], imds[1]);
		const serviceIdentity = machine({identity, environment: appService, answers: [answer()]});
		await serviceIdentity.ask();
		assert.equal(queryOf(serviceIdentity.sent[0])[service[0]], service[1]);
	});
}

test('App Service is asked with its header, which is a secret, and dates may be texts', async () => {
	for (const [expiresOn, expected] of [
		[String(receivedAt / 1000 + 3600), receivedAt + 3_600_000],
		['05/04/2026 10:30:00 +00:00', Date.UTC(2026, 4, 4, 10, 30)],
		['5/4/2026 1:30:00 PM +00:00', Date.UTC(2026, 4, 4, 13, 30)],
		['2026-05-04T11:00:00Z', Date.UTC(2026, 4, 4, 11)],
		['05/04/2026 10:30:00', Date.UTC(2026, 4, 4, 10, 30)],
		[undefined, receivedAt + 7_200_000],
	] as const) {
		const {ask, sent} = machine({
			environment: appService,
			answers: [json(200, {access_token: token, ...(expiresOn && {expires_on: expiresOn})})],
		});
		assert.equal((await ask()).expiresAt, expected, expiresOn);
		assert.deepEqual(queryOf(sent[0]), {'api-version': '2019-08-01', resource: arm});
		const header = sent[0]?.headers.find(({name}) => name === 'x-identity-header');
		assert.ok(header?.value instanceof Secret);
		assert.equal(header.value.reveal(), 'the header');
	}
});

test('Machine Learning is asked with its secret, for the chosen identity or its own default', async () => {
	const environment = {
		MSI_ENDPOINT: 'http://127.0.0.1:46808/MSI/auth',
		MSI_SECRET: 's',
		DEFAULT_IDENTITY_CLIENT_ID: 'own',
	};
	for (const [identity, clientid] of [
		[undefined, 'own'],
		[{clientId: 'chosen'}, 'chosen'],
	] as const) {
		const {ask, sent} = machine({environment, identity, answers: [answer()]});
		await ask();
		assert.deepEqual(queryOf(sent[0]), {'api-version': '2017-09-01', resource: arm, clientid});
		assert.equal(headerOf(sent[0], 'secret'), 's');
	}
});

test('Cloud Shell is asked by a form', async () => {
	const {ask, sent} = machine({
		environment: {MSI_ENDPOINT: 'http://localhost:50342/oauth2/token'},
		answers: [answer()],
	});
	await ask();
	assert.equal(sent[0]?.method, 'POST');
	assert.deepEqual(formOf(sent[0]), [['resource', arm]]);
	assert.equal(headerOf(sent[0], 'metadata'), 'true');
});

const arc = {
	IDENTITY_ENDPOINT: 'http://localhost:40342/metadata/identity/oauth2/token',
	IMDS_ENDPOINT: 'http://localhost:40342',
};
const challenge = response(401, '', {'www-authenticate': 'Basic realm=/var/opt/azcmagent/tokens/abc.key'});

test('Azure Arc is asked, names a file, and gets what stands in it', async () => {
	for (const host of [{environment: arc}, {hasArcAgent: true}]) {
		const {ask, sent, keys} = machine({...host, answers: [challenge, answer()]});
		await ask();
		assert.deepEqual(keys, ['/var/opt/azcmagent/tokens/abc.key']);
		assert.equal(queryOf(sent[0])['api-version'], '2020-06-01');
		assert.equal(headerOf(sent[0], 'authorization'), undefined);
		assert.equal(headerOf(sent[1], 'authorization'), 'Basic the challenge');
		assert.ok(sent[1]?.headers.find(({name}) => name === 'authorization')?.value instanceof Secret);
	}
});

test('Azure Arc: a challenge that names no file is a refusal, and no file is read', async () => {
	for (const header of ['Bearer realm="x"', 'Basic', '']) {
		const {ask, keys} = machine({environment: arc, answers: [response(401, '', {'www-authenticate': header})]});
		assert.equal((await failureOf(ask())).kind, 'token-refused');
		assert.deepEqual(keys, []);
	}
});

test('the source is found in the order of Microsoft’s libraries', async () => {
	for (const [environment, asked] of [
		[{...appService, MSI_ENDPOINT: 'http://localhost:1/'}, '127.0.0.1:41234'],
		[{IDENTITY_ENDPOINT: 'http://localhost:2/', MSI_ENDPOINT: 'http://localhost:1/'}, 'localhost:1'],
		[{...arc, MSI_ENDPOINT: 'http://localhost:1/'}, 'localhost:1'],
		[{...arc, AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://localhost:3'}, 'localhost:40342'],
		[
			{IDENTITY_ENDPOINT: 'http://localhost:2/', AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://localhost:3'},
			'localhost:3',
		],
	] as const) {
		const {ask, sent} = machine({environment, answers: [answer(), answer()]});
		await ask();
		assert.equal(new URL(sent[0]?.url ?? '').host, asked);
	}
});

for (const [what, wish, message] of [
	[
		'Service Fabric',
		{environment: {...appService, IDENTITY_SERVER_THUMBPRINT: 'AB'}},
		/Service Fabric.*does not support/,
	],
	[
		'a user-assigned identity on Azure Arc',
		{environment: arc, identity: {clientId: 'c'}},
		/Azure Arc.*system-assigned identity only/,
	],
	[
		'a user-assigned identity in Cloud Shell',
		{environment: {MSI_ENDPOINT: 'http://localhost:1/'}, identity: {clientId: 'c'}},
		/Cloud Shell.*signed-in user only/,
	],
	[
		'an object id in Machine Learning',
		{environment: {MSI_ENDPOINT: 'http://localhost:1/', MSI_SECRET: 's'}, identity: {objectId: 'o'}},
		/client id only/,
	],
	[
		'a variable that is no address',
		{environment: {MSI_ENDPOINT: 'ftp://me:hunter2@x/'}},
		/MSI_ENDPOINT is no http address/,
	],
] as const) {
	test(`${what} is refused with the way out before anything is sent`, async () => {
		const {ask, sent} = machine(wish);
		const error = await failureOf(ask());
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, message);
		assert.ok(error.hint);
		assert.doesNotMatch(error.message + error.hint, /hunter2/);
		assert.deepEqual(sent, []);
	});
}

const silence = new EntokError('no-answer', 'No connection within 1 s.', undefined, {code: 'timeout'});

test('where nothing answers, it is said that there is no managed identity here', async () => {
	const vm = await failureOf(machine({answers: [silence]}).ask());
	assert.deepEqual([vm.kind, vm.facts.code], ['no-answer', 'no-managed-identity']);
	assert.match(vm.message, /no managed identity here: the metadata service/);
	const shell = await failureOf(
		machine({environment: {MSI_ENDPOINT: 'http://localhost:1/'}, answers: [silence]}).ask(),
	);
	assert.match(shell.message, /Cloud Shell is set up in the environment, but nothing answered/);
	assert.ok(vm.hint && shell.hint);
});

test('a metadata service that is being upgraded is asked again for 70 seconds, then no more', async () => {
	const upgrading = json(410, {error: 'gone', error_description: 'Upgrading'});
	const {ask, sent, shown, clock} = machine({answers: [headerMissing, ...Array(9).fill(upgrading)]});
	const outcome = failureOf(ask());
	await settle();
	await clock.advance(69_999);
	assert.equal(sent.length, 1 + 7);
	await clock.advance(1);
	assert.equal((await outcome).facts.status, 410);
	assert.equal(sent.length, 1 + 8);
	assert.match(String(shown[0]?.kind === 'notice' && shown[0].text), /answered 410; it is asked again in 10 s/);
});

for (const status of [404, 429, 500, 503]) {
	test(`a ${status} is tried again after 1, 2 and 4 seconds, and may get better`, async () => {
		const busy = json(status, {error: 'busy', error_description: 'Busy'});
		const better = machine({answers: [headerMissing, busy, busy, answer()]});
		const found = better.ask();
		await settle();
		await better.clock.advance(1000);
		await better.clock.advance(2000);
		assert.equal((await found).accessToken.reveal(), token);
		const worse = machine({answers: [headerMissing, busy, busy, busy, busy]});
		const refused = failureOf(worse.ask());
		await settle();
		await worse.clock.advance(7000);
		assert.equal((await refused).facts.code, 'busy');
		assert.equal(worse.sent.length, 5);
	});
}

test('a longer wait that was asked for is told, not sat out', async () => {
	const {ask, sent} = machine({answers: [headerMissing, json(429, {error: 'busy'}, {'retry-after': '300'})]});
	const error = await failureOf(ask());
	assert.equal(error.facts.retryAfter, 300);
	assert.equal(sent.length, 2);
});

for (const [what, refusal, hint] of [
	[
		'no such identity',
		json(400, {error: 'invalid_request', error_description: 'Identity not found'}),
		/assign it in the Azure portal/,
	],
	[
		'several identities',
		json(400, {
			error: 'invalid_request',
			error_description: 'Multiple user assigned identities exist, please specify the clientId',
		}),
		/--managed-identity client-id=GUID/,
	],
	['an unknown API', json(400, {error: 'invalid_resource', error_description: 'x'}), /Check the scope/],
	['a tunnel', json(401, {error: 'unknown_source', error_description: 'x'}), /from the machine itself/],
	[
		'App Service’s own form',
		json(400, {statusCode: 400, message: 'No managed identity was assigned'}),
		/Compare|assign/,
	],
	['a nested error', json(400, {error: {code: 'ManagedIdentityNotFound', message: 'x'}}), /assign it/],
] as const) {
	test(`a refusal for ${what} says what to do`, async () => {
		const error = await failureOf(machine({answers: [headerMissing, refusal]}).ask());
		assert.deepEqual([error.kind, error.facts.status], ['token-refused', refusal.status]);
		assert.match(error.hint ?? '', hint);
	});
}

for (const [what, nonsense] of [
	['a web page', response(200, '<html></html>')],
	['another service at this address', response(403, 'forbidden')],
	['no token', json(200, {expires_in: '1'})],
	['a token with a line end', answer({access_token: 'a\nb'})],
	['no end', json(200, {access_token: 'opaque'})],
	['an end beyond any calendar', answer({expires_in: '1e300'})],
] as const) {
	test(`an answer with ${what} is told and not taken`, async () => {
		const error = await failureOf(machine({answers: [headerMissing, nonsense]}).ask());
		assert.deepEqual([error.kind, error.facts.code], ['token-refused', 'bad-answer']);
		assert.ok(error.hint);
	});
}
