import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {Secret} from '../../source/core/secret.ts';
import {managedIdentity} from '../../source/flows/managed-identity.ts';
import {ownToken} from '../../source/flows/own-token.ts';
import {noProfile} from '../../source/session/profile-for-call.ts';
import {whoseToken} from '../../source/session/whose-token.ts';
import {jwtOf} from '../helpers/canned.ts';
import {appProfile} from '../helpers/flow-bench.ts';

const cloud = cloudOf(appProfile);
const choice = {profile: appProfile, flow: ownToken, cloud, tenant: 't', scope: 'https://graph.microsoft.com/.default'};
const tokenFor = (aud: string) => ({accessToken: new Secret(jwtOf({aud}))});
const anyToken = tokenFor('https://graph.microsoft.com');

test('a machine’s token under the name of an app is told of, unless the profile is about the machine', () => {
	const asMachine = {...choice, flow: managedIdentity};
	assert.match(whoseToken(asMachine, anyToken, true) ?? '', /machine’s own identity, not of the app of my app/);
	for (const profile of [
		noProfile({cloud: 'public'}),
		{...appProfile, managedIdentity: {clientId: appProfile.clientId}},
		{...appProfile, flows: ['managed-identity'] as const},
	]) {
		assert.equal(whoseToken({...asMachine, profile}, anyToken, true), undefined);
	}
});

test('a token of one’s own for another audience than the scope named is told of', () => {
	const arm = tokenFor('https://management.azure.com');
	assert.match(
		whoseToken(choice, arm, true) ?? '',
		/another audience: https:\/\/management\.azure\.com, not https:\/\/graph/,
	);
	assert.equal(whoseToken(choice, arm, false), undefined, 'nobody said what it is for');
	for (const [aud, scope] of [
		['https://graph.microsoft.com/', choice.scope],
		['00000003-0000-0000-c000-000000000000', 'User.Read'],
		[appProfile.clientId, `api://${appProfile.clientId}/.default`],
		[appProfile.clientId, 'api://inventory/.default'],
	] as const) {
		assert.equal(whoseToken({...choice, scope}, tokenFor(aud), true), undefined, aud);
	}
});
