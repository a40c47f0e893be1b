import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../source/core/profile.ts';
import {checkProfile} from '../../source/core/profile-check.ts';
import {needsNoProfile, noProfile, onlyProfile, profileForCall} from '../../source/session/profile-for-call.ts';
import {thrownBy} from '../helpers/failure.ts';
import {appProfile} from '../helpers/flow-bench.ts';

const publicClient: Profile = {...appProfile, credential: {kind: 'none'}, refreshToken: 'prompt'};
const stdinSecret = {kind: 'secret', secret: 'stdin'};

for (const [flow, profile, changed] of [
	['client-credentials', appProfile, {credential: stdinSecret}],
	[undefined, appProfile, {credential: stdinSecret}],
	['refresh-token', {...appProfile, refreshToken: 'env:R'}, {credential: stdinSecret}],
	['refresh-token', publicClient, {}],
	['on-behalf-of', appProfile, {userToken: 'stdin'}],
	['username-password', {...appProfile, password: 'env:P'}, {password: 'stdin'}],
	[undefined, {...appProfile, flows: ['username-password']}, {password: 'stdin'}],
	['own-token', appProfile, {}],
	['managed-identity', appProfile, {}],
] as const) {
	test(`--secret-stdin for ${flow ?? `a profile of ${profile.flows}`} changes ${Object.keys(changed).join() || 'nothing'}`, () => {
		assert.deepEqual(profileForCall({flow, secretFromStdin: true})(profile), {...profile, ...changed});
	});
}

test('--username stands in for the profile’s user, and nothing else is touched', () => {
	assert.deepEqual(profileForCall({username: 'a@b.example', secretFromStdin: false})(appProfile), {
		...appProfile,
		username: 'a@b.example',
	});
	assert.equal(profileForCall({secretFromStdin: false})(appProfile), appProfile);
});

test('the profile that is none is a right profile, for two flows', () => {
	const profile = noProfile({cloud: 'china'});
	assert.deepEqual(checkProfile(profile, 'it'), profile);
	assert.deepEqual(['own-token', 'managed-identity', 'client-credentials', 'nonsense', undefined].map(needsNoProfile), [
		true,
		true,
		false,
		false,
		false,
	]);
});

test('the only profile is taken, of several one must be named', () => {
	assert.equal(onlyProfile([appProfile]), 'my app');
	assert.match(thrownBy(() => onlyProfile([appProfile, {...appProfile, name: 'other'}])).hint ?? '', /my app, other/);
	assert.match(thrownBy(() => onlyProfile([])).hint ?? '', /profile add/);
});
