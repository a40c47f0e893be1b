import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Credential} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import {clientAuthenticationOf} from '../../source/flows/client-authentication.ts';
import {clientCredentials} from '../../source/flows/client-credentials.ts';
import {failureOf} from '../helpers/failure.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const target = {tokenEndpoint: 'https://login.example/token', clientId: appProfile.clientId};
const never = async (): Promise<Secret> => assert.fail('nothing should be looked up');
const withCredential = (credential: Credential) => ({...appProfile, credential});

test('a public client adds nothing and looks nothing up', async () => {
	assert.deepEqual(await clientAuthenticationOf(withCredential({kind: 'none'}), never)(target), []);
});

test('a secret is looked up when it is needed, not before', async () => {
	const asked: string[] = [];
	const authentication = clientAuthenticationOf(appProfile, async (reference, purpose) => {
		asked.push(`${reference} for ${purpose}`);
		return new Secret('hunter2');
	});
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

for (const credential of [
	{kind: 'certificate', certificate: 'file:/a.pem'},
	{kind: 'federated', assertion: 'file:/token'},
] as const) {
	test(`${credential.kind}: what this version cannot do is said`, async () => {
		const error = await failureOf(clientAuthenticationOf(withCredential(credential), never)(target));
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, new RegExp(credential.kind));
	});
}
