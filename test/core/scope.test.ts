import assert from 'node:assert/strict';
import {test} from 'node:test';
import {looksLikeScope, parseScope} from '../../source/core/scope.ts';

const graph = 'https://graph.microsoft.com';

for (const [scope, resources, permissions, openId] of [
	[`${graph}/.default`, [graph], ['.default'], []],
	[`${graph}/User.Read ${graph}/Mail.Read`, [graph], ['User.Read', 'Mail.Read'], []],
	['User.Read', [graph], ['User.Read'], []],
	[`User.Read ${graph}/Mail.Read`, [graph], ['User.Read', 'Mail.Read'], []],
	['https://management.core.windows.net//.default', ['https://management.core.windows.net/'], ['.default'], []],
	['https://management.azure.com/', ['https://management.azure.com'], [''], []],
	['api://contoso/orders/read', ['api://contoso/orders'], ['read'], []],
	['499b84ac-1321-427f-aa17-267ca6975798/.default', ['499b84ac-1321-427f-aa17-267ca6975798'], ['.default'], []],
	['openid profile email offline_access', [], [], ['openid', 'profile', 'email', 'offline_access']],
	[`openid ${graph}/.default offline_access`, [graph], ['.default'], ['openid', 'offline_access']],
	[
		'https://a.example/.default https://b.example/x https://a.example/y',
		['https://a.example', 'https://b.example'],
		['.default', 'x', 'y'],
		[],
	],
	['  User.Read\t Mail.Read ', [graph], ['User.Read', 'Mail.Read'], []],
	['', [], [], []],
] as const) {
	test(`the scope "${scope}" is taken apart`, () => {
		assert.deepEqual(parseScope(scope), {resources, permissions, openId});
	});
}

test('an address alone names no permission, so it is read as one of Graph', () => {
	assert.deepEqual(parseScope('api://contoso').resources, [graph]);
	assert.deepEqual(parseScope('https://contoso.example').resources, [graph]);
});

test('a bare permission belongs to the Graph of the cloud asked', () => {
	const scope = parseScope('User.Read https://a.example/x', 'https://graph.microsoft.us');
	assert.deepEqual(scope.resources, ['https://graph.microsoft.us', 'https://a.example']);
});

test('what a scope parameter may hold is what RFC 6749 allows', () => {
	for (const scope of [`${graph}/.default`, 'User.Read Mail.Read', 'openid']) {
		assert.ok(looksLikeScope(scope), scope);
	}

	for (const scope of ['', ' ', ' a', 'a ', 'a  b', 'a\nb', 'a"b', 'a\\b', 'ä', 'a\u0000b', 'a\tb']) {
		assert.ok(!looksLikeScope(scope), JSON.stringify(scope));
	}
});
