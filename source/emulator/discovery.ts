import {publicCloud} from '../catalogue/clouds.ts';
import {type Authority, readAuthority} from './authority.ts';
import {EntraRefusal} from './entra-errors.ts';
import {isLoopbackHost, originsFor, serviceOfHost} from './hosts.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import type {World} from './world.ts';

const {host: preferred} = new URL(publicCloud.authority);

const cacheable = {'cache-control': 'max-age=86400, private'} as const;

/** How a tenant is written in the addresses discovery gives: as asked; in the issuer as its id, or the braces of a template. */
const issuerTenant = (authority: Authority): string =>
	authority.kind === 'tenant' ? authority.tenant.id : '{tenantid}';

/** Where the endpoints of the two versions of the token service are, and which claims name an id token's issuer. */
const versions = {
	'1.0': {endpoints: 'oauth2', keys: 'discovery/keys', issuer: ''},
	'2.0': {endpoints: 'oauth2/v2.0', keys: 'discovery/v2.0/keys', issuer: 'v2.0'},
} as const;

/** The OpenID configuration of an authority (OpenID Connect Discovery 1.0, with the members Entra adds). */
export const openIdConfiguration =
	(version: keyof typeof versions) =>
	(_: World, call: Call, tenantSegment: string): EmulatorResponse => {
		const authority = readAuthority(tenantSegment);
		const base = `${call.origin}/${authority.kind === 'tenant' ? authority.tenant.id : authority.kind}`;
		const {endpoints, keys: keysPath, issuer} = versions[version];
		const {graph} = originsFor(call.origin);
		const {host: graphHost} = new URL(graph);
		return jsonAnswer(
			200,
			{
				token_endpoint: `${base}/${endpoints}/token`,
				token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
				jwks_uri: `${base}/${keysPath}`,
				response_modes_supported: ['query', 'fragment', 'form_post'],
				subject_types_supported: ['pairwise'],
				id_token_signing_alg_values_supported: ['RS256'],
				response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
				scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
				issuer: `${call.origin}/${issuerTenant(authority)}/${issuer}`,
				request_uri_parameter_supported: false,
				userinfo_endpoint: `${graph}/oidc/userinfo`,
				authorization_endpoint: `${base}/${endpoints}/authorize`,
				device_authorization_endpoint: `${base}/${endpoints}/devicecode`,
				http_logout_supported: true,
				frontchannel_logout_supported: true,
				end_session_endpoint: `${base}/${endpoints}/logout`,
				claims_supported:
					'sub iss cloud_instance_name cloud_instance_host_name cloud_graph_host_name msgraph_host aud exp iat auth_time acr nonce preferred_username name tid ver at_hash c_hash email'.split(
						' ',
					),
				kerberos_endpoint: `${base}/kerberos`,
				tenant_region_scope: authority.kind === 'tenant' ? authority.tenant.region : null,
				cloud_instance_name: new URL(call.origin).host,
				cloud_graph_host_name: graphHost,
				msgraph_host: graphHost,
				rbac_url: call.origin,
			},
			cacheable,
		);
	};

/** The keys document (RFC 7517). */
export function keys(world: World, call: Call, tenantSegment: string): EmulatorResponse {
	const authority = readAuthority(tenantSegment);
	return jsonAnswer(
		200,
		{keys: [{...world.key.publicKey, issuer: `${call.origin}/${issuerTenant(authority)}/v2.0`}]},
		cacheable,
	);
}

/** The names of one cloud's authorities, as client libraries keep their caches by. */
const aliasesOf = (host: string) =>
	serviceOfHost(host) === 'authority'
		? {
				preferred_network: preferred,
				preferred_cache: publicCloud.authorityAliases[0],
				aliases: [preferred, ...publicCloud.authorityAliases],
			}
		: {preferred_network: host, preferred_cache: host, aliases: [host]};

/**
 * Whether a host is an authority (50049 otherwise). The emulator knows itself under the name it was called by; clients
 * that were led here under a name of Microsoft's may also ask for `localhost`, where the emulator is found as well.
 */
export function instanceDiscovery(_: World, call: Call): EmulatorResponse {
	const endpoint = URL.parse(call.url.searchParams.get('authorization_endpoint') ?? '');
	const {host} = new URL(call.origin);
	if (!endpoint) {
		throw new EntraRefusal(50050, 'invalid_request', 'The discovery request is malformed.');
	}

	const isNamedByMicrosoft = serviceOfHost(host) === 'authority';
	if (
		endpoint.host !== host &&
		!(isNamedByMicrosoft && (isLoopbackHost(endpoint.host) || serviceOfHost(endpoint.host) === 'authority'))
	) {
		throw new EntraRefusal(50049, 'invalid_instance', 'Unknown or invalid instance.');
	}

	const [, tenant = 'common'] = endpoint.pathname.split('/');
	return jsonAnswer(
		200,
		{
			tenant_discovery_endpoint: `${endpoint.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
			'api-version': call.url.searchParams.get('api-version') ?? '1.1',
			metadata: [aliasesOf(endpoint.host)],
		},
		cacheable,
	);
}
