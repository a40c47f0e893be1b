import {createHash} from 'node:crypto';
import {type Authority, authorityName} from './authority.ts';
import type {AuthorizationCode} from './authorization-codes.ts';
import {tenantDirectory} from './directory.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {checkedClient, required} from './token-request.ts';
import {userAnswer} from './user-answer.ts';
import type {World} from './world.ts';

const refused = (code: number, message: string): EntraRefusal => new EntraRefusal(code, 'invalid_grant', message);

function checkVerifier({challenge}: AuthorizationCode, verifier: string | null): void {
	const made = (method: 'S256' | 'plain', text: string): string =>
		method === 'plain' ? text : createHash('sha256').update(text).digest('base64url');
	const fits = challenge
		? verifier !== null && made(challenge.method, verifier) === challenge.value
		: verifier === null;
	if (!fits) {
		throw refused(501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');
	}
}

/** The code that is redeemed, after everything it is bound to was found the same. */
function liveCode(world: World, call: Call, authority: Authority, clientId: string, form: URLSearchParams) {
	const text = required(form, 'code');
	const code = world.authorizationCodes.find(text);
	if (!code || code.clientId !== clientId) {
		throw refused(70000, 'Provided grant is invalid or malformed.');
	}

	if (code.isUsed) {
		throw refused(54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code.');
	}

	if (code.endsAt <= call.now) {
		throw refused(70008, 'The provided authorization code or refresh token has expired due to inactivity.');
	}

	if (authorityName(code.authority) !== authorityName(authority)) {
		throw refused(700005, `Provided Authorization Code is intended to use against other tenant, thus rejected.`);
	}

	if (required(form, 'redirect_uri') !== code.redirectUri) {
		throw refused(
			50011,
			'The redirect URI specified in the request does not match the one the authorization code was issued for.',
		);
	}

	checkVerifier(code, form.get('code_verifier'));
	world.authorizationCodes.use(text);
	return code;
}

/** The authorization code grant (RFC 6749 section 4.1.3) with PKCE (RFC 7636). */
export async function authorizationCode(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	const client = checkedClient(world, call, form, authorityName(authority), false);
	const code = liveCode(world, call, authority, client.registration.clientId, form);
	const {grant, scope, nonce} = code;
	return userAnswer(world, call, form, {
		...client,
		tenant:
			authority.kind === 'tenant' ? authority.tenant : tenantDirectory(world.directory, grant.homeTenantId).tenant,
		grant,
		scope: form.get('scope') || scope,
		nonce,
	});
}
