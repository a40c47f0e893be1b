import assert from 'node:assert/strict';
import {generateKeyPairSync, randomBytes} from 'node:crypto';
import {createServer} from 'node:http';
import type {TestContext} from 'node:test';
import {Provider} from 'oidc-provider';
import {type KeyAndCertificate, makeCertificate} from '../helpers/client-certificates.ts';
import {listenOnLoopback} from '../helpers/loopback-server.ts';

export const tenant = 'f3c1f4d0-52a4-4b7c-9a43-0d6ba1f0a7c5';
/** An app with a secret, and a public one. */
export const confidentialClient = '5c0a7bb6-8ad2-4b25-8a55-3a4b2d6f0b11';
/** An app with a certificate. */
export const certificateClient = '9a4fb1d2-6c3e-4d8a-b7f0-2e5c81d3a964';
export const publicClient = 'd1d7a9de-0b0c-4a6e-b1a4-6a3c5a8f4e22';
/** A public app that people sign in to, and one with a secret. */
export const signInClient = '0b0f5c3e-58f7-4b5e-8f3e-0d6a5b1c9e77';
export const confidentialSignInClient = '6f6d3a52-2f6a-4c0e-9b53-8e2d5b7a1c44';
export const resource = 'https://api.example';
export const scope = `${resource}/.default`;
const person = 'ada';
const endpoints = `/${tenant}/oauth2/v2.0`;

export type OidcServer = {
	readonly origin: string;
	/** The confidential client's secret. */
	readonly secret: string;
	/** The certificate client's. */
	readonly certificate: KeyAndCertificate;
	/** Where the keys that sign its tokens are published. */
	readonly keys: URL;
	/** The refresh token of a person who signed in to a client before the test. */
	signedIn(clientId: string): Promise<string>;
};

/**
 * An authorization server that is none of ours (oidc-provider, certified for OpenID Connect), on loopback. Only the
 * path of its endpoints is like Entra's; it takes the resource from its own default, as our clients name none.
 */
export async function startOidcServer(context: TestContext): Promise<OidcServer> {
	const secret = randomBytes(24).toString('base64url');
	const server = createServer();
	const listening = await listenOnLoopback(server);
	context.after(() => listening.close());
	const origin = `http://127.0.0.1:${listening.port}`;
	const client = {redirect_uris: [], response_types: []};
	const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
	const certificate = makeCertificate({notBefore: '2020-01-01T00:00:00Z', notAfter: '2049-01-01T00:00:00Z'});
	const provider = new Provider(origin, {
		clients: [
			{
				...client,
				client_id: confidentialClient,
				client_secret: secret,
				token_endpoint_auth_method: 'client_secret_post',
				grant_types: ['client_credentials', 'refresh_token'],
				scope: `offline_access ${scope}`,
			},
			{
				...client,
				client_id: certificateClient,
				token_endpoint_auth_method: 'private_key_jwt',
				token_endpoint_auth_signing_alg: 'PS256',
				jwks: {keys: [{...certificate.certificate.publicKey.export({format: 'jwk'}), use: 'sig', alg: 'PS256'}]},
				grant_types: ['client_credentials'],
				scope,
			},
			{
				...client,
				client_id: publicClient,
				token_endpoint_auth_method: 'none',
				grant_types: ['refresh_token'],
				scope: `offline_access ${scope}`,
			},
			// People sign in to these; one proves itself besides.
			...(
				[
					[signInClient, {token_endpoint_auth_method: 'none'}],
					[confidentialSignInClient, {token_endpoint_auth_method: 'client_secret_post', client_secret: secret}],
				] as const
			).map(([id, proof]) => ({
				...proof,
				client_id: id,
				application_type: 'native',
				redirect_uris: ['http://127.0.0.1/cb'],
				response_types: ['code'],
				grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
				scope: `openid offline_access profile ${scope}`,
			})),
		],
		jwks: {keys: [{...privateKey.export({format: 'jwk'}), kid: 'test', use: 'sig', alg: 'RS256'}]},
		scopes: ['openid', 'offline_access', 'profile', scope],
		cookies: {keys: [secret]},
		issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
		routes: {
			token: `${endpoints}/token`,
			authorization: `${endpoints}/authorize`,
			device_authorization: `${endpoints}/devicecode`,
			jwks: '/keys',
		},
		rotateRefreshToken: true,
		ttl: {RefreshToken: 3600, Grant: 3600},
		findAccount: (_context, id) => ({accountId: id, claims: () => ({sub: id})}),
		features: {
			// Its own pages to sign in and consent on.
			devInteractions: {enabled: true},
			deviceFlow: {enabled: true},
			clientCredentials: {enabled: true},
			resourceIndicators: {
				enabled: true,
				defaultResource: () => resource,
				useGrantedResource: () => true,
				getResourceServerInfo: () => ({
					scope,
					audience: resource,
					accessTokenTTL: 3600,
					accessTokenFormat: 'jwt',
					jwt: {sign: {alg: 'RS256'}},
				}),
			},
		},
	});
	server.on('request', provider.callback());
	return {
		origin,
		secret,
		certificate,
		keys: new URL('/keys', origin),
		async signedIn(clientId) {
			const signedInTo = await provider.Client.find(clientId);
			assert.ok(signedInTo, 'no such client');
			const grant = new provider.Grant({accountId: person, clientId});
			grant.addOIDCScope('offline_access');
			grant.addResourceScope(resource, scope);
			return new provider.RefreshToken({
				client: signedInTo,
				accountId: person,
				grantId: await grant.save(),
				scope: `offline_access ${scope}`,
				resource,
				gty: 'authorization_code',
			}).save();
		},
	};
}
