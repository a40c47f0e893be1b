import {EntokError} from '../../core/entok-error.ts';
import type {Field, HttpRequest} from '../../core/http.ts';
import type {UserAssignedIdentity} from '../../core/profile.ts';
import {type IdentitySource, sourceTitles} from './identity-source.ts';

/** What is asked of a source: an API by its resource name, and which identity when it is not the machine's own. */
export type IdentityWish = {
	readonly resource: string;
	readonly identity?: UserAssignedIdentity;
	readonly signal?: AbortSignal;
};

/** What goes to a machine's own endpoints: never through a proxy, and they answer within seconds. */
export const request = (more: Pick<HttpRequest, 'url'> & Partial<HttpRequest>): HttpRequest => ({
	purpose: 'token',
	method: 'GET',
	headers: [],
	isDirect: true,
	timeoutMilliseconds: 20_000,
	...more,
});

const metadata: Field = {name: 'metadata', value: 'true'};

function withQuery(endpoint: string, version: string, fields: ReadonlyArray<readonly [string, string]>): string {
	const url = new URL(endpoint);
	for (const [name, value] of [['api-version', version] as const, ...fields]) {
		url.searchParams.set(name, value);
	}

	return url.href;
}

/** The identity as the parameter a source knows it by; Microsoft's libraries name the ARM id differently from source to source. */
function identityFields(
	identity: UserAssignedIdentity | undefined,
	resourceIdName: 'msi_res_id' | 'mi_res_id',
): ReadonlyArray<readonly [string, string]> {
	if (identity === undefined) {
		return [];
	}

	if ('clientId' in identity) {
		return [['client_id', identity.clientId]];
	}

	return 'objectId' in identity ? [['object_id', identity.objectId]] : [[resourceIdName, identity.resourceId]];
}

const notChosenHere = (kind: IdentitySource['kind'], why: string): EntokError =>
	new EntokError(
		'configuration',
		`This machine is served by ${sourceTitles[kind]}, ${why}, and the profile names a user-assigned identity.`,
		'Take managedIdentity out of the profile (--managed-identity system), or use a profile without it.',
		{code: 'not-sent'},
	);

/** The request to a source, without the credential Azure Arc asks for. Throws EntokError `configuration` for what a source cannot do. */
export function identityRequest(source: IdentitySource, {resource, identity, signal}: IdentityWish): HttpRequest {
	const wanted = ['resource', resource] as const;
	switch (source.kind) {
		case 'service-fabric':
			throw new EntokError(
				'configuration',
				'This is a Service Fabric cluster, and entok does not support its managed identity: the endpoint’s own certificate would have to be pinned.',
				'Get the token with the Azure SDK there and look at it with entok inspect -, or use another flow.',
				{code: 'not-sent'},
			);
		case 'app-service':
			return request({
				url: withQuery(source.endpoint, '2019-08-01', [wanted, ...identityFields(identity, 'mi_res_id')]),
				headers: [{name: 'x-identity-header', value: source.header}],
				signal,
			});
		case 'machine-learning': {
			if (identity !== undefined && !('clientId' in identity)) {
				throw notChosenHere(source.kind, 'which knows identities by their client id only');
			}

			const clientId = identity?.clientId ?? source.defaultClientId;
			const chosen = clientId === undefined ? [] : [['clientid', clientId] as const];
			return request({
				url: withQuery(source.endpoint, '2017-09-01', [wanted, ...chosen]),
				headers: [{name: 'secret', value: source.secret}],
				signal,
			});
		}

		case 'cloud-shell':
			if (identity !== undefined) {
				throw notChosenHere(source.kind, 'which gives tokens of the signed-in user only');
			}

			return request({
				method: 'POST',
				url: source.endpoint,
				headers: [metadata],
				form: [{name: 'resource', value: resource}],
				signal,
			});
		case 'azure-arc':
			if (identity !== undefined) {
				throw notChosenHere(source.kind, 'which has the system-assigned identity only');
			}

			return request({url: withQuery(source.endpoint, '2020-06-01', [wanted]), headers: [metadata], signal});
		case 'imds':
			return request({
				url: withQuery(source.endpoint, '2018-02-01', [wanted, ...identityFields(identity, 'msi_res_id')]),
				headers: [metadata],
				signal,
			});
	}
}
