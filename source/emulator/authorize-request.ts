import {loopbackRedirect} from '../core/loopback-redirect.ts';
import {type Authority, authorityName, workAuthority} from './authority.ts';
import type {AuthorizationCode} from './authorization-codes.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import type {Registration} from './registrations.ts';
import {userScope} from './requested-scope.ts';
import {contoso} from './tenants.ts';
import {installationOf, registrationOf, required} from './token-request.ts';
import type {World} from './world.ts';

/** Where an answer goes, once it is known that it may. */
export type Return = {
	readonly redirectUri: string;
	readonly mode: 'query' | 'form_post';
	readonly state: string | undefined;
};

export type AuthorizeClient = {
	readonly authority: Authority;
	readonly registration: Registration;
	readonly back: Return;
};

/** The same for every port of this machine (RFC 8252 section 7.3). */
const portless = (uri: string): string => loopbackRedirect(uri)?.at(0) ?? uri;

function redirectUriOf({clientId, redirectUris}: Registration, asked: string | null): string {
	const [first] = redirectUris;
	if (first === undefined) {
		throw new EntraRefusal(500113, 'invalid_request', 'No reply address is registered for the application.');
	}

	if (asked === null || redirectUris.some(registered => portless(registered) === portless(asked))) {
		return asked ?? first;
	}

	throw new EntraRefusal(
		50011,
		'invalid_request',
		`The redirect URI '${asked}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
	);
}

/** Who asks, and where the answer goes. What is refused here is told on a page: an answer must not go to a stranger. */
export function authorizeClient(world: World, call: Call, tenantSegment: string): AuthorizeClient {
	const query = call.url.searchParams;
	const authority = workAuthority(tenantSegment);
	const registration = registrationOf(world, required(query, 'client_id'), authorityName(authority));
	if (authority.kind === 'tenant') {
		installationOf(registration, authority.tenant);
	}

	const redirectUri = redirectUriOf(registration, query.get('redirect_uri'));
	const mode = query.get('response_mode') ?? 'query';
	if (mode !== 'query' && mode !== 'form_post') {
		throw new EntraRefusal(
			70007,
			'unsupported_response_mode',
			`'${mode}' is not a supported value of 'response_mode' here; the emulator has query and form_post.`,
		);
	}

	return {authority, registration, back: {redirectUri, mode, state: query.get('state') ?? undefined}};
}

/** What is asked for. What is refused here goes back to the app. */
export function authorizeWish(
	call: Call,
	{authority}: AuthorizeClient,
): Pick<AuthorizationCode, 'scope' | 'nonce' | 'challenge'> {
	const query = call.url.searchParams;
	if (required(query, 'response_type') !== 'code') {
		throw new EntraRefusal(
			700054,
			'unsupported_response_type',
			`response_type '${query.get('response_type')}' is not enabled for the application.`,
		);
	}

	const scope = required(query, 'scope');
	userScope(scope, authority.kind === 'tenant' ? authority.tenant : contoso);
	const value = query.get('code_challenge');
	const method = query.get('code_challenge_method') ?? 'plain';
	if (value !== null && ((method !== 'S256' && method !== 'plain') || !/^[\w.~-]{43,128}$/.test(value))) {
		throw new EntraRefusal(501491, 'invalid_request', 'The code_challenge or its method is not valid.');
	}

	if (query.get('prompt') === 'none') {
		throw new EntraRefusal(
			50058,
			'login_required',
			'A silent sign-in request was sent but no user is signed in. The cookies used to represent the session were not sent.',
		);
	}

	return {
		scope,
		nonce: query.get('nonce') ?? undefined,
		...(value === null ? {} : {challenge: {method: method === 'S256' ? 'S256' : 'plain', value}}),
	};
}
