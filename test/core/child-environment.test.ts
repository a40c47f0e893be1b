import assert from 'node:assert/strict';
import {test} from 'node:test';
import {childEnvironment} from '../../source/core/child-environment.ts';
import type {Profile} from '../../source/core/profile.ts';

test('a child gets our environment without the variables that profiles keep secrets in', () => {
	const profile: Profile = {
		id: '1',
		name: 'contoso',
		tenant: 'contoso.example',
		cloud: 'public',
		clientId: '11112222-bbbb-3333-cccc-4444dddd5555',
		credential: {kind: 'secret', secret: 'env:CONTOSO_SECRET'},
		refreshToken: 'env:CONTOSO_REFRESH',
		flows: ['client-credentials'],
	};
	const environment = {
		PATH: '/bin',
		CONTOSO_SECRET: 'a',
		CONTOSO_REFRESH: 'b',
		AZURE_CLIENT_SECRET: 'c',
		AZURE_CLIENT_ID: 'd',
	};
	assert.deepEqual(childEnvironment(environment, [profile]), {PATH: '/bin', AZURE_CLIENT_ID: 'd'});
	assert.equal(environment.CONTOSO_SECRET, 'a');
});
