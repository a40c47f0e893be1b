import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import type {Profile} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import type {AuthenticationTools} from '../../source/flows/authentication-tools.ts';
import {clientAuthenticationOf, credentialFactsOf} from '../../source/flows/client-authentication.ts';
import {clientCredentials} from '../../source/flows/client-credentials.ts';
import {failureOf} from '../helpers/failure.ts';
import {appProfile, authenticationBench, flowTools, requestFor} from '../helpers/flow-bench.ts';

const target = {tokenEndpoint: 'https://login.example/token', clientId: appProfile.clientId};
const authenticate = (profile: Profile, tools: Partial<AuthenticationTools> = {}) =>
	clientAuthenticationOf(profile, cloudOf(profile), authenticationBench(tools), () =>
		assert.fail('there is nothing to show'),
	);

test('a public client adds nothing and looks nothing up', async () => {
	const profile: Profile = {...appProfile, credential: {kind: 'none'}};
	assert.deepEqual(await authenticate(profile)(target), []);
	assert.equal(await credentialFactsOf(profile, cloudOf(profile), authenticationBench()), undefined);
});

test('a secret is looked up when it is needed, not before, and there is nothing to tell of it', async () => {
	const asked: string[] = [];
	const authentication = authenticate(appProfile, {
		async resolve(reference, purpose) {
			asked.push(`${reference} for ${purpose}`);
			return new Secret('hunter2');
		},
	});
	assert.equal(await credentialFactsOf(appProfile, cloudOf(appProfile), authenticationBench()), undefined);
	assert.deepEqual(asked, []);
	const [field] = await authentication(target);
	assert.deepEqual(asked, ['env:MY_SECRET for client secret of my app']);
	assert.equal(field?.name, 'client_secret');
	assert.ok(field.value instanceof Secret);
	assert.equal(field.value.reveal(), 'hunter2');
});

for (const secret of ['0beb5e25-f415-4763-926a-0aa4f89a968f', ' 0BEB5E25-F415-4763-926A-0AA4F89A968F\n']) {
	test(`a secret with the form of a GUID is refused before anything is sent: ${JSON.stringify(secret)}`, async () => {
		const tools = flowTools(undefined, {secret});
		const error = await failureOf(clientCredentials.acquire(requestFor(), tools));
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, /id, not its value/);
		assert.match(error.hint ?? '', /new secret/);
		assert.ok(!`${error.message}${error.hint}`.includes(secret.trim()));
		assert.deepEqual(tools.sent, []);
	});
}
