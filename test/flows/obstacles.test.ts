import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TokenRequest} from '../../source/core/flow.ts';
import type {FlowId} from '../../source/core/flow-id.ts';
import type {CustomCloud, Profile} from '../../source/core/profile.ts';
import {findFlow, flows} from '../../source/flows/index.ts';
import {appProfile, requestFor} from '../helpers/flow-bench.ts';

const user: Profile = {...appProfile, refreshToken: 'env:MY_REFRESH_TOKEN', flows: ['refresh-token']};
const graph = 'https://graph.microsoft.com';
const partnerCenter = 'https://api.partnercenter.microsoft.com';
const profileWith = (credential: Profile['credential'], base = appProfile): Partial<TokenRequest> => ({
	profile: {...base, credential},
});
const inCloud = (customCloud: CustomCloud, base = appProfile): Partial<TokenRequest> => ({
	profile: {...base, cloud: 'custom', customCloud},
});

const obstacleOf = (flow: FlowId, more: Partial<TokenRequest>) => findFlow(flow)?.obstacle(requestFor(more));

const app: FlowId = 'client-credentials';
const onBehalf: FlowId = 'refresh-token';
const code: FlowId = 'device-code';
const browser: FlowId = 'authorization-code';
const open: Profile = {...appProfile, credential: {kind: 'none'}};
const both = `${graph}/.default https://management.azure.com/.default`;

for (const [flow, what, more, message, hint] of [
	[app, 'common', {tenant: 'common'}, /common/, /--tenant/],
	[app, 'Organizations, in any case', {tenant: 'Organizations'}, /Organizations/, /tenant id/],
	[app, 'consumers', {tenant: 'consumers'}, /consumers/, /tenant id/],
	[app, 'no credential', profileWith({kind: 'none'}), /no credential/, /profile edit 'my app' --secret/],
	[app, 'no scope', {scope: ''}, /no scope/, /graph/],
	[app, 'OpenID scopes alone', {scope: 'openid profile'}, /names no resource/, /\.default/],
	[app, 'a scope with a line end', {scope: `${graph}/.default\nx`}, /names no resource/, /\.default/],
	[app, 'two resources', {scope: both}, /names 2: https:\/\/graph.*https:\/\/management/, /Ask once for each/],
	[app, 'Partner Center', {scope: `${partnerCenter}/.default`}, /wants a user/, /refresh-token/],
	[app, 'Partner Center with a slash', {scope: `${partnerCenter}//.default`}, /wants a user/, /refresh-token/],
	[
		app,
		'Partner Center by its id',
		{scope: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd/.default'},
		/wants a user/,
		/refresh/,
	],
	[
		app,
		'a permission',
		{scope: `${graph}/User.Read`},
		/cannot choose permissions/,
		/https:\/\/graph\.microsoft\.com\/\.default/,
	],
	[app, 'a bare permission', {scope: 'User.Read'}, /cannot choose permissions/, /graph\.microsoft\.com\/\.default/],
	[
		app,
		'a resource alone',
		{scope: 'https://management.azure.com/'},
		/cannot choose/,
		/management\.azure\.com\/\.default/,
	],
	[app, '.default and a permission', {scope: `${graph}/.default ${graph}/User.Read`}, /cannot choose/, /\.default/],
	[app, '.default and offline_access', {scope: `${graph}/.default offline_access`}, /cannot choose/, /\.default/],
	[app, 'an authority over plain http', inCloud({authority: 'http://login.contoso.example'}), /plain text/, /https/],
	[
		onBehalf,
		'no refresh token',
		{profile: {...user, refreshToken: undefined}},
		/no refresh token/,
		/profile edit 'my app' --refresh-token/,
	],
	[onBehalf, 'no scope', {profile: user, scope: ' '}, /no scope/, /graph/],
	[onBehalf, 'two resources', {profile: user, scope: both}, /names 2/, /Ask once/],
	[
		onBehalf,
		'.default and a permission',
		{profile: user, scope: `${graph}/.default User.Read`},
		/mixes \.default/,
		/alone/,
	],
	[onBehalf, 'an authority over plain http', inCloud({authority: 'http://10.0.0.1:80'}, user), /plain text/, /https/],
	[code, 'an authority over plain http', inCloud({authority: 'http://10.0.0.1:80'}, open), /plain text/, /https/],
	[code, 'two resources', {profile: open, scope: both}, /names 2/, /Ask once/],
	[
		code,
		'personal accounts in another cloud',
		{
			profile: {...open, cloud: 'china'},
			tenant: 'consumers',
			scope: 'https://microsoftgraph.chinacloudapi.cn/.default',
		},
		/no personal Microsoft accounts in the cloud/,
		/tenant id/,
	],
	[
		code,
		'personal accounts for ARM',
		{profile: open, tenant: 'Consumers', scope: 'https://management.core.windows.net//.default'},
		/Resource Manager has nothing for personal/,
		/organizations/,
	],
	[
		browser,
		'a redirect URI of a web app',
		{profile: {...open, redirectUri: 'https://app.contoso.example/cb'}},
		/go to https:\/\/app\.contoso\.example\/cb, and from there it cannot come back/,
		/profile edit 'my app' --redirect-uri http:\/\/localhost.*device-code/,
	],
	[
		browser,
		'a redirect URI of this machine with TLS',
		{profile: {...open, redirectUri: 'https://localhost'}},
		/cannot come back/,
		/http:\/\/localhost/,
	],
	[browser, 'two resources', {profile: open, scope: both}, /names 2/, /Ask once/],
	[browser, '.default and a permission', {profile: open, scope: `${graph}/.default User.Read`}, /mixes/, /alone/],
] as const) {
	test(`${flow} says no to ${what}, and what to do instead`, () => {
		const obstacle = obstacleOf(flow, more);
		assert.ok(obstacle, 'nothing was found');
		assert.match(obstacle.message, message);
		assert.match(obstacle.hint, hint);
	});
}

for (const [flow, what, more] of [
	[app, 'Graph', {}],
	[app, 'the classic audience of ARM', {scope: 'https://management.core.windows.net//.default'}],
	[app, 'an API of one’s own', {scope: 'api://0beb5e25-f415-4763-926a-0aa4f89a968f/.default'}],
	[app, 'an authority on this machine', inCloud({authority: 'http://localhost:8080'})],
	[onBehalf, 'Partner Center', {profile: user, scope: `${partnerCenter}/user_impersonation`}],
	[onBehalf, 'a shared tenant', {profile: user, tenant: 'organizations'}],
	[onBehalf, 'several permissions of one API', {profile: user, scope: `${graph}/User.Read Mail.Read offline_access`}],
	[onBehalf, '.default and OpenID scopes', {profile: user, scope: `${graph}/.default openid offline_access`}],
	[onBehalf, 'a public client', {profile: {...user, credential: {kind: 'none'}}}],
	[onBehalf, 'a refresh token of this session', {profile: appProfile, hasRefreshToken: true}],
	[
		onBehalf,
		'a bare permission beside one of the cloud’s own Graph',
		{profile: {...user, cloud: 'us-gov'}, scope: 'https://graph.microsoft.us/User.Read Mail.Read'},
	],
	[code, 'personal accounts and Graph', {profile: open, tenant: 'consumers', scope: 'User.Read'}],
	[code, 'a redirect URI of a web app', {profile: {...open, redirectUri: 'https://app.contoso.example/cb'}}],
	[code, 'a confidential client', {}],
	[browser, 'no redirect URI at all: http://localhost is meant', {profile: open}],
	[browser, 'a redirect URI of this machine', {profile: {...open, redirectUri: 'http://127.0.0.1:5000/cb'}}],
	[browser, 'common', {profile: open, tenant: 'common'}],
] as const) {
	test(`${flow} has nothing against ${what}`, () => {
		assert.equal(obstacleOf(flow, more), undefined);
	});
}

test('flows are found by id', () => {
	for (const flow of flows) {
		assert.equal(findFlow(flow.id), flow);
	}

	assert.deepEqual(
		flows.map(({id, audience}) => [id, audience]),
		[
			['client-credentials', 'app'],
			['refresh-token', 'user'],
			['device-code', 'user'],
			['authorization-code', 'user'],
			['on-behalf-of', 'user'],
			['username-password', 'user'],
			['managed-identity', 'app'],
			['own-token', 'any'],
		],
	);
	assert.equal(findFlow('implicit'), undefined);
});
