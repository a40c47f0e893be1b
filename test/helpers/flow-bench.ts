import assert from 'node:assert/strict';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import type {FlowTools, TokenRequest} from '../../source/core/flow.ts';
import type {HttpRequest, HttpResponse} from '../../source/core/http.ts';
import type {Profile} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import type {AuthenticationTools} from '../../source/flows/authentication-tools.ts';
import {clientAuthenticationOf} from '../../source/flows/client-authentication.ts';
import {newId, randomText, sha256} from '../../source/platform/ids.ts';
import {createManagedIdentityHost} from '../../source/platform/managed-identity-host.ts';
import {listenForRedirect} from '../../source/platform/redirect-listener.ts';
import {createFakeClock} from './fake-clock.ts';

/** An app with a secret, in the public cloud. */
export const appProfile: Profile = {
	id: 'profile-1',
	name: 'my app',
	tenant: '0beb5e25-f415-4763-926a-0aa4f89a968f',
	cloud: 'public',
	clientId: '4c1c9cfa-d2e8-4901-8a9b-8eef4f33ccc0',
	credential: {kind: 'secret', secret: 'env:MY_SECRET'},
	flows: ['client-credentials'],
};

/** What a flow is asked for. */
export const requestFor = (more: Partial<TokenRequest> = {}): TokenRequest => {
	const profile = more.profile ?? appProfile;
	return {
		profile,
		cloud: cloudOf(profile),
		tenant: profile.tenant,
		scope: 'https://graph.microsoft.com/.default',
		hasRefreshToken: profile.refreshToken !== undefined,
		...more,
	};
};

/** The tools of a client that proves itself; what a test does not name must not be used. */
export const authenticationBench = (more: Partial<AuthenticationTools> = {}): AuthenticationTools => ({
	http: async () => assert.fail('nothing should be sent'),
	clock: createFakeClock(),
	environment: {},
	loadCertificate: async () => assert.fail('no certificate should be read'),
	newId,
	resolve: async () => assert.fail('nothing should be looked up'),
	learn: () => {},
	...more,
});

/** The tools of a flow with one canned answer; the requests that were sent are kept. */
export function flowTools(
	answer: HttpResponse | undefined,
	{profile = appProfile, secret = 'the client secret', refreshToken = 'the refresh token'} = {},
): FlowTools & {readonly sent: readonly HttpRequest[]} {
	const sent: HttpRequest[] = [];
	return {
		sent,
		http: async request => {
			sent.push(request);
			if (!answer) {
				throw new Error('Nothing should have been sent.');
			}

			return answer;
		},
		clock: createFakeClock(),
		clientAuthentication: clientAuthenticationOf(
			profile,
			cloudOf(profile),
			authenticationBench({resolve: async () => new Secret(secret)}),
			() => {},
		),
		refreshToken: async () => new Secret(refreshToken),
		sha256,
		newId,
		randomText,
		userToken: async () => new Secret('the user token'),
		username: async () => 'nadia.winter@contoso.example',
		password: async () => new Secret('the password'),
		ownToken: async () => new Secret('the own token'),
		listenForRedirect,
		managedIdentity: createManagedIdentityHost({}, 'none'),
		show: () => {},
	};
}
