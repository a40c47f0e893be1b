import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../source/core/secret.ts';
import {clientCredentials} from '../../source/flows/client-credentials.ts';
import {formOf, tokenAnswer} from '../helpers/canned.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

test('client credentials: one form-encoded POST with grant type, client, secret and scope, and nothing else', async () => {
	const tools = flowTools(tokenAnswer());
	await clientCredentials.acquire(requestFor(), tools);
	const [request, ...more] = tools.sent;
	assert.equal(more.length, 0);
	assert.equal(request?.method, 'POST');
	assert.equal(request.purpose, 'token');
	assert.equal(request.url, 'https://login.microsoftonline.com/0beb5e25-f415-4763-926a-0aa4f89a968f/oauth2/v2.0/token');
	assert.equal(request.body, undefined);
	assert.deepEqual(request.headers, [{name: 'accept', value: 'application/json'}]);
	assert.deepEqual(formOf(request), [
		['grant_type', 'client_credentials'],
		['client_id', appProfile.clientId],
		['client_secret', 'the client secret'],
		['scope', 'https://graph.microsoft.com/.default'],
	]);
	assert.ok(request.form?.find(({name}) => name === 'client_secret')?.value instanceof Secret);
});

test('client credentials: a claims challenge goes along as it came', async () => {
	const tools = flowTools(tokenAnswer());
	const claims = '{"access_token":{"nbf":{"essential":true,"value":"1777885200"}}}';
	await clientCredentials.acquire(requestFor({claims}), tools);
	assert.deepEqual(formOf(tools.sent[0]).at(-1), ['claims', claims]);
});

test('client credentials: the tenant of the request is part of the address, escaped', async () => {
	const tools = flowTools(tokenAnswer());
	await clientCredentials.acquire(requestFor({tenant: '../evil?x=#y'}), tools);
	assert.equal(tools.sent[0]?.url, 'https://login.microsoftonline.com/..%2Fevil%3Fx%3D%23y/oauth2/v2.0/token');
});

test('client credentials: the cloud decides the authority', async () => {
	const tools = flowTools(tokenAnswer());
	await clientCredentials.acquire(requestFor({profile: {...appProfile, cloud: 'china'}}), tools);
	assert.equal(new URL(tools.sent[0]?.url ?? '').origin, 'https://login.partner.microsoftonline.cn');
});
