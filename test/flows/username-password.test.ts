import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../source/core/secret.ts';
import {usernamePassword} from '../../source/flows/username-password.ts';
import {formOf, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const profile = {...appProfile, credential: {kind: 'none'}, flows: ['username-password']} as const;

test('user name and password go into the form, the password as a secret, and no offline access unless asked', async () => {
	const tools = flowTools(tokenAnswer(), {profile});
	const token = await usernamePassword.acquire(requestFor({profile}), tools);
	assert.deepEqual(formOf(tools.sent[0]), [
		['grant_type', 'password'],
		['client_id', profile.clientId],
		['scope', 'https://graph.microsoft.com/.default'],
		['username', 'nadia.winter@contoso.example'],
		['password', 'the password'],
	]);
	assert.ok(tools.sent[0]?.form?.find(({name}) => name === 'password')?.value instanceof Secret);
	assert.equal(token.flow, 'username-password');
});

test('a password with blanks around it is refused before it is sent', async () => {
	for (const password of [' hunter2', 'hunter2 ', 'hunter2\n']) {
		const tools = {...flowTools(undefined, {profile}), password: async () => new Secret(password)};
		const error = await failureOf(usernamePassword.acquire(requestFor({profile}), tools));
		assert.deepEqual([error.kind, error.facts.code], ['configuration', 'not-sent']);
		assert.match(error.message, /begins or ends with a blank/);
		assert.doesNotMatch(`${error.message}${error.hint}`, /hunter2/);
	}
});

test('a blank inside a password is part of it', async () => {
	const tools = {...flowTools(tokenAnswer(), {profile}), password: async () => new Secret('correct horse')};
	await usernamePassword.acquire(requestFor({profile}), tools);
});
