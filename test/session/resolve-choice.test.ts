import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {flowIds} from '../../source/core/flow-id.ts';
import type {Profile} from '../../source/core/profile.ts';
import {findFlow} from '../../source/flows/index.ts';
import {findProfile, flowNamed, resolveChoice, scopeNamed} from '../../source/session/resolve-choice.ts';
import {type Choice, initialState} from '../../source/session/state.ts';
import {thrownBy} from '../helpers/failure.ts';
import {appProfile} from '../helpers/flow-bench.ts';

const other: Profile = {
	...appProfile,
	id: 'my app',
	name: 'Other',
	cloud: 'us-gov',
	flows: ['device-code', 'refresh-token'],
	scopes: ['https://graph.microsoft.us/User.Read', 'arm'],
};
const profiles = [appProfile, other];
const resolve = (choice: Choice) => resolveChoice({...initialState, profiles, choice});

test('a profile is found by its name in any case, else by its id', () => {
	assert.equal(findProfile(profiles, 'MY APP'), appProfile);
	assert.equal(findProfile(profiles, 'other'), other);
	assert.equal(findProfile(profiles, 'profile-1'), appProfile);
	assert.equal(findProfile([other], 'my app'), other);
});

test('a profile that is not there is answered with the nearest and all names', () => {
	const error = thrownBy(() => findProfile(profiles, 'othr'));
	assert.equal(error.exitCode, 3);
	assert.match(error.hint ?? '', /Did you mean Other\? There are: my app, Other\./);
	assert.match(thrownBy(() => findProfile([], 'x')).hint ?? '', /profile add.*--demo/);
});

test('a flow is found by id; a mistyped one and one of a later version are told apart', () => {
	assert.equal(flowNamed('refresh-token').id, 'refresh-token');
	const typo = thrownBy(() => flowNamed('client-credential'));
	assert.match(typo.message, /no flow/);
	assert.match(typo.hint ?? '', /Did you mean client-credentials/);
	assert.equal(typo.exitCode, 2);
	for (const id of flowIds.filter(known => !findFlow(known))) {
		const later = thrownBy(() => flowNamed(id));
		assert.match(later.message, /This version of entok cannot/);
		assert.match(later.hint ?? '', /client-credentials, refresh-token/);
		assert.equal(later.exitCode, 2);
	}
});

test('a scope is a preset in any case, or what was typed', () => {
	const gov = cloudOf(other);
	assert.equal(scopeNamed('GRAPH', gov).scope, 'https://graph.microsoft.us/.default');
	assert.equal(scopeNamed('graph', gov).preset?.id, 'graph');
	assert.deepEqual(scopeNamed('User.Read', gov), {scope: 'User.Read'});
	assert.deepEqual(scopeNamed('api://x/.default offline_access', gov), {scope: 'api://x/.default offline_access'});
	assert.deepEqual(scopeNamed('openid', gov), {scope: 'openid'});
});

test('a mistyped preset is no scope, and a preset may be missing in a cloud', () => {
	const typo = thrownBy(() => scopeNamed('grahp', cloudOf(appProfile)));
	assert.equal(typo.exitCode, 2);
	assert.match(typo.hint ?? '', /Did you mean graph/);
	const missing = thrownBy(() => scopeNamed('partner-center', cloudOf({cloud: 'us-gov-dod'})));
	assert.match(missing.message, /Partner Center has no scope in the cloud US Government \(DoD\)/);
});

test('without a choice, the profile decides: its first flow that works here, its first scope, its tenant and cloud', () => {
	const {profile, flow, scope, tenant, cloud} = resolve({profileId: 'other'});
	assert.equal(profile, other);
	assert.deepEqual([flow.id, scope, tenant, cloud.id], ['device-code', other.scopes?.[0], other.tenant, 'us-gov']);
	assert.equal(resolve({profileId: 'my app'}).scope, 'https://graph.microsoft.com/.default');
});

test('what is chosen wins over the profile', () => {
	const choice = resolve({
		profileId: 'other',
		flow: 'client-credentials',
		scope: 'arm',
		tenant: 'contoso.example',
		cloud: 'china',
	});
	assert.deepEqual(
		[choice.flow.id, choice.scope, choice.tenant, choice.cloud.id],
		['client-credentials', 'https://management.chinacloudapi.cn/.default', 'contoso.example', 'china'],
	);
});

test('without a profile there is nothing to resolve', () => {
	const error = thrownBy(() => resolve({}));
	assert.equal(error.kind, 'input-needed');
	assert.match(error.hint ?? '', /--profile/);
});
