import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../source/core/secret.ts';
import {refreshToken} from '../../source/flows/refresh-token.ts';
import {formOf, tokenAnswer} from '../helpers/canned.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const scope = 'https://api.partnercenter.microsoft.com/user_impersonation';
const profile = {...appProfile, refreshToken: 'env:MY_REFRESH_TOKEN'};

test('refresh token: grant type, client, secret, refresh token and scope, in this order', async () => {
	const tools = flowTools(tokenAnswer(), {profile});
	await refreshToken.acquire(requestFor({profile, scope}), tools);
	assert.deepEqual(formOf(tools.sent[0]), [
		['grant_type', 'refresh_token'],
		['client_id', profile.clientId],
		['client_secret', 'the client secret'],
		['refresh_token', 'the refresh token'],
		['scope', `${scope} offline_access`],
	]);
	assert.ok(tools.sent[0]?.form?.find(({name}) => name === 'refresh_token')?.value instanceof Secret);
});

test('refresh token: a public client sends no secret', async () => {
	const open = {...profile, credential: {kind: 'none'}} as const;
	const tools = flowTools(tokenAnswer(), {profile: open});
	await refreshToken.acquire(requestFor({profile: open, scope}), tools);
	assert.deepEqual(
		formOf(tools.sent[0]).map(([name]) => name),
		['grant_type', 'client_id', 'refresh_token', 'scope'],
	);
});

test('refresh token: offline_access is asked for once', async () => {
	const tools = flowTools(tokenAnswer(), {profile});
	await refreshToken.acquire(requestFor({profile, scope: `offline_access ${scope}`}), tools);
	assert.deepEqual(formOf(tools.sent[0]).at(-1), ['scope', `offline_access ${scope}`]);
});

test('refresh token: claims come last', async () => {
	const tools = flowTools(tokenAnswer(), {profile});
	await refreshToken.acquire(requestFor({profile, scope, claims: '{}'}), tools);
	assert.deepEqual(formOf(tools.sent[0]).at(-1), ['claims', '{}']);
});

test('refresh token: the successor is handed on as a secret', async () => {
	const tools = flowTools(tokenAnswer({refresh_token: 'the next one', id_token: 'a.b.c'}), {profile});
	const token = await refreshToken.acquire(requestFor({profile, scope}), tools);
	assert.equal(token.refreshToken?.reveal(), 'the next one');
	assert.equal(token.idToken?.reveal(), 'a.b.c');
	assert.equal(token.flow, 'refresh-token');
});
