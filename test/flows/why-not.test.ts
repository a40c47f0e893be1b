import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clouds} from '../../source/catalogue/clouds.ts';
import {scopePresets} from '../../source/catalogue/scope-presets.ts';
import type {TokenRequest} from '../../source/core/flow.ts';
import type {FlowId} from '../../source/core/flow-id.ts';
import type {CustomCloud, Profile} from '../../source/core/profile.ts';
import {presetScope} from '../../source/core/scope-preset.ts';
import {findFlow, flows} from '../../source/flows/index.ts';
import {appProfile, requestFor} from '../helpers/flow-bench.ts';

const publicClient: Profile = {...appProfile, credential: {kind: 'none'}};
const allowed: Profile = {...publicClient, flows: ['username-password']};
const graph = 'https://graph.microsoft.com';
const plain: CustomCloud = {authority: 'http://login.contoso.example'};
const partnerCenter = {scope: 'https://api.partnercenter.microsoft.com/user_impersonation'};
const two = {scope: `${graph}/.default https://management.azure.com/.default`};
const mixed = {scope: `${graph}/.default User.Read`};
const nothing = {scope: ' '};

/** The flows of this table, each with a request that nothing is against. */
const good: Readonly<Partial<Record<FlowId, Partial<TokenRequest>>>> = {
	'client-credentials': {},
	'refresh-token': {profile: publicClient, hasRefreshToken: true},
	'on-behalf-of': {hasUserToken: true},
	'username-password': {profile: allowed},
	'managed-identity': {profile: publicClient},
	'own-token': {profile: publicClient},
};

const inPlainCloud = (profile = appProfile): Partial<TokenRequest> => ({
	profile: {...profile, cloud: 'custom', customCloud: plain},
});

/** What keeps a flow from working, and the sentence about it. */
const table: ReadonlyArray<readonly [FlowId, string, Partial<TokenRequest>, RegExp]> = [
	['client-credentials', 'no credential', {profile: publicClient}, /has no credential/],
	['client-credentials', 'a tenant word', {tenant: 'organizations'}, /stands for many tenants/],
	['client-credentials', 'Partner Center', partnerCenter, /wants a user/],
	['client-credentials', 'a permission', {scope: 'User.Read'}, /cannot choose permissions/],
	['client-credentials', 'two APIs', two, /names 2/],
	['client-credentials', 'no scope', nothing, /no scope/],
	['client-credentials', 'an authority in plain text', inPlainCloud(), /plain text/],
	['refresh-token', 'no refresh token', {profile: publicClient, hasRefreshToken: false}, /no refresh token/],
	['refresh-token', 'two APIs', two, /names 2/],
	['refresh-token', '.default and a permission', mixed, /mixes \.default/],
	['refresh-token', 'no scope', nothing, /no scope/],
	['refresh-token', 'an authority in plain text', inPlainCloud(), /plain text/],
	['on-behalf-of', 'a public client', {profile: publicClient}, /no credential/],
	['on-behalf-of', 'personal accounts', {tenant: 'consumers'}, /Personal accounts/],
	['on-behalf-of', 'two APIs', two, /names 2/],
	['on-behalf-of', '.default and a permission', mixed, /mixes \.default/],
	['on-behalf-of', 'no scope', nothing, /no scope/],
	['on-behalf-of', 'an authority in plain text', inPlainCloud(), /plain text/],
	['username-password', 'a profile that does not name it', {profile: publicClient}, /This flow is off/],
	['username-password', 'common', {tenant: 'Common'}, /no password at «Common»/],
	['username-password', 'personal accounts', {tenant: 'consumers'}, /no password at «consumers»/],
	['username-password', 'two APIs', two, /names 2/],
	['username-password', '.default and a permission', mixed, /mixes \.default/],
	['username-password', 'no scope', nothing, /no scope/],
	['username-password', 'an authority in plain text', inPlainCloud(allowed), /plain text/],
	['managed-identity', 'another tenant', {tenant: 'other.example'}, /tenant of its machine/],
	['managed-identity', 'Partner Center', partnerCenter, /wants a user/],
	['managed-identity', 'a permission', {scope: 'User.Read'}, /cannot choose permissions/],
	['managed-identity', 'two APIs', two, /names 2/],
	['managed-identity', 'no scope', nothing, /no scope/],
];

for (const [flow, what, more, message] of table) {
	test(`${flow}: ${what} is known before anything is sent, with a way out`, () => {
		const request = requestFor({...good[flow], ...more});
		const obstacle = findFlow(flow)?.obstacle(request);
		assert.match(obstacle?.message ?? 'nothing was found', message);
		assert.ok((obstacle?.hint ?? '').length > 10, 'there is no way out');
		assert.doesNotMatch(`${obstacle?.message} ${obstacle?.hint}`, /undefined|\[object/);
	});
}

for (const [flow, request] of Object.entries(good)) {
	for (const cloud of clouds) {
		test(`${flow}: nothing is against it in ${cloud.id}, at its Graph and its Azure Resource Manager`, () => {
			const base = requestFor(request);
			const profile = {...base.profile, cloud: cloud.id};
			for (const preset of scopePresets.slice(0, 2)) {
				const scope = presetScope(preset, cloud) ?? '';
				assert.equal(findFlow(flow)?.obstacle({...base, profile, cloud, scope}), undefined);
			}
		});

		test(`${flow}: a bare permission in ${cloud.id} is one of that cloud's own Graph`, () => {
			const base = requestFor(request);
			const own = cloud.services.find(({id}) => id === 'graph')?.resource;
			const scope = `${own}/User.Read Mail.Read`;
			const obstacle = findFlow(flow)?.obstacle({...base, profile: {...base.profile, cloud: cloud.id}, cloud, scope});
			assert.doesNotMatch(obstacle?.message ?? '', /names 2/);
		});
	}
}

test('a token of one’s own is in the way of nothing: nothing is asked for', () => {
	for (const more of [nothing, two, partnerCenter, {tenant: 'common'}, inPlainCloud()]) {
		assert.equal(findFlow('own-token')?.obstacle(requestFor(more)), undefined);
	}
});

test('organizations is good enough for a password, and for a user’s token', () => {
	for (const flow of ['username-password', 'on-behalf-of'] as const) {
		assert.equal(findFlow(flow)?.obstacle(requestFor({...good[flow], tenant: 'organizations'})), undefined);
	}
});

test('every flow without a row of its own is one that another test is about', () => {
	const elsewhere: readonly FlowId[] = ['device-code', 'authorization-code'];
	const here = new Set<string>(Object.keys(good));
	assert.deepEqual(
		flows.map(({id}) => id).filter(id => !here.has(id) && !elsewhere.includes(id)),
		[],
	);
});
