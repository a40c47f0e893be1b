import {EntokError} from '../core/entok-error.ts';
import type {Flow, FlowTools, TokenRequest} from '../core/flow.ts';
import {decodeToken} from '../core/jwt.ts';
import {codeChallenge} from '../core/pkce.ts';
import type {RedirectListener} from '../core/redirect-listener.ts';
import {signInScope} from '../core/scope.ts';
import {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import {type Authorization, authorizeAddress} from './authorize-address.ts';
import {firstObstacle} from './obstacles.ts';
import {redirectRefusal} from './redirect-error.ts';
import {requestToken} from './token-endpoint.ts';

/** A sign-in that takes longer is none any more. Milliseconds. */
const longestSignIn = 10 * 60_000;

/** What a public client that is not told otherwise registers (mobile and desktop applications). */
const usualRedirectUri = 'http://localhost';

const neverCameBack = (): EntokError =>
	new EntokError(
		'no-answer',
		`The browser did not come back within ${longestSignIn / 60_000} minutes.`,
		'Read the page in the browser: some errors are shown there and told to nobody else, such as AADSTS50011 for a redirect URI that is not registered. Then sign in again.',
		{code: 'timeout'},
	);

/** Waits for the browser, but not for ever. */
async function answerOf({redirected}: RedirectListener, {clock}: FlowTools): Promise<ReadonlyMap<string, string>> {
	const waiting = new AbortController();
	try {
		return await Promise.race([
			redirected,
			clock.sleep(longestSignIn, waiting.signal).then(() => {
				throw neverCameBack();
			}),
		]);
	} finally {
		waiting.abort();
	}
}

/** Whether an answer names this authority or nobody (RFC 9207): one of another authority's codes must not be redeemed here. */
function isFrom({cloud}: TokenRequest, issuer: string | undefined): boolean {
	const host = issuer === undefined ? undefined : URL.parse(issuer)?.host;
	return issuer === undefined || [new URL(cloud.authority).host, ...cloud.authorityAliases].includes(host ?? '');
}

function codeOf(answer: ReadonlyMap<string, string>, request: TokenRequest): Secret {
	if (answer.has('error')) {
		throw redirectRefusal(answer);
	}

	if (!isFrom(request, answer.get('iss'))) {
		throw new EntokError(
			'token-refused',
			'The sign-in was answered by another authority than the one that was asked.',
			'The code it brought was not used. Check the cloud of the profile, then sign in again.',
			{code: 'wrong-issuer'},
		);
	}

	return new Secret(answer.get('code') ?? '');
}

function nonceOf(idToken: Secret): unknown {
	try {
		return decodeToken(idToken.reveal()).payload['nonce'];
	} catch {
		return undefined;
	}
}

/** An id token that came for another sign-in would mean that its code was slipped in (OpenID Connect Core section 3.1.3.7). */
function checkNonce({idToken}: TokenSet, nonce: string): void {
	if (idToken && nonceOf(idToken) !== nonce) {
		throw new EntokError(
			'token-refused',
			'The id token belongs to another sign-in: its nonce is not the one that was sent.',
			'The tokens were thrown away. Sign in again.',
			{code: 'wrong-nonce'},
		);
	}
}

async function redeem(
	code: Secret,
	redirectUri: string,
	authorization: Authorization,
	request: TokenRequest,
	tools: FlowTools,
): Promise<TokenSet> {
	const token = await requestToken(
		{
			flow: 'authorization-code',
			grantType: 'authorization_code',
			fields: [
				{name: 'code', value: code},
				{name: 'redirect_uri', value: redirectUri},
				{name: 'code_verifier', value: authorization.verifier},
				{name: 'scope', value: authorization.scope},
			],
		},
		request,
		tools,
	);
	checkNonce(token, authorization.nonce);
	return token;
}

/**
 * A person signs in with a browser that comes back to this machine (RFC 6749 section 4.1, RFC 8252), with PKCE
 * (RFC 7636), a state and a nonce.
 */
export const authorizationCode: Flow = {
	id: 'authorization-code',
	title: 'authorization code + PKCE',
	audience: 'user',
	needsPerson: true,
	obstacle: request =>
		firstObstacle(request, [
			'plainAuthority',
			'personalAccounts',
			'foreignRedirectUri',
			'badScope',
			'severalResources',
			'mixedDefaultScope',
		]),
	async acquire(request, tools) {
		const verifier = new Secret(tools.randomText());
		const authorization: Authorization = {
			scope: signInScope(request.scope),
			state: tools.randomText(),
			nonce: tools.randomText(),
			verifier,
			challenge: await codeChallenge(verifier.reveal(), tools.sha256),
		};
		const listener = await tools.listenForRedirect({
			redirectUri: request.profile.redirectUri ?? usualRedirectUri,
			state: authorization.state,
			authorizeUrl: (redirectUri, mode) => authorizeAddress(request, authorization, redirectUri, mode),
			signal: request.signal,
		});
		try {
			const {redirectUri, startAddress, port, notes} = listener;
			tools.show({
				kind: 'sign-in',
				startAddress,
				port,
				address: authorizeAddress(request, authorization, redirectUri, 'query'),
				notes,
				take: address => listener.take(address),
			});
			const code = codeOf(await answerOf(listener, tools), request);
			return await redeem(code, redirectUri, authorization, request, tools);
		} finally {
			await listener.close();
		}
	},
};
