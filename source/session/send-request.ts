import {audiencesOf, type Claims} from '../core/claims.ts';
import type {Clock} from '../core/clock.ts';
import {type Cloud, serviceOf} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Field, Http} from '../core/http.ts';
import {decodeToken} from '../core/jwt.ts';
import type {Probe} from '../core/probe.ts';
import {parseScope} from '../core/scope.ts';
import {Secret} from '../core/secret.ts';
import {expiredText, type TokenSet} from '../core/token-set.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import {mayWriteBy, type PlannedRequest, plannedRequest} from './planned-request.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import {tokenKey} from './token-key.ts';

/** Headers entok sets itself: a second one would contradict it or carry a credential past the audience check. */
const ownHeaders = new Set([
	'authorization',
	'host',
	'content-length',
	'transfer-encoding',
	'connection',
	'cookie',
	'proxy-authorization',
]);

function claimsOf(token: TokenSet): Claims | undefined {
	try {
		return decodeToken(token.accessToken.reveal()).payload;
	} catch {
		return undefined;
	}
}

/** The audiences of a token; one that cannot be read is judged by the resource it was asked for. */
export function audiencesOfToken(token: TokenSet, cloud: Cloud): readonly string[] {
	const claims = claimsOf(token);
	return claims ? audiencesOf(claims) : parseScope(token.scope, serviceOf(cloud, 'graph')?.resource).resources;
}

function checkDraft(draft: RequestDraft, probe: Probe | undefined): void {
	if (!/^[A-Z]{1,20}$/.test(draft.method)) {
		throw new EntokError('usage', 'This is not an HTTP method.', 'Use GET, POST, PATCH, PUT or DELETE.');
	}

	const writesBy = mayWriteBy(draft, probe);
	if (writesBy !== undefined && !draft.allowWrites) {
		throw new EntokError(
			'usage',
			writesBy === draft.method
				? `${writesBy} may change something, so it was not sent.`
				: `The header ${writesBy} may turn this request into a write, so it was not sent.`,
			'Add --allow-writes if that is what you want.',
		);
	}

	const taken = draft.headers.find(({name}) => ownHeaders.has(name.toLowerCase()));
	if (taken) {
		throw new EntokError('usage', `The header ${taken.name} is set by entok itself.`, 'Leave it out.');
	}
}

/** The headers of a request beside the one with the token. */
export function headersBesideToken(
	draft: RequestDraft,
	{service, probe}: Pick<PlannedRequest, 'service' | 'probe'>,
): RequestDraft['headers'] {
	const given = new Set(draft.headers.map(({name}) => name.toLowerCase()));
	const own = Object.entries({
		// Microsoft Partner Center REST: these two are asked for on every call.
		...(service?.id === 'partner-center' && {accept: 'application/json', 'ms-contract-version': 'v1'}),
		...probe?.headers,
		...(draft.body !== undefined && {'content-type': 'application/json'}),
	});
	return [
		...own.filter(([name]) => !given.has(name.toLowerCase())).map(([name, value]) => ({name, value})),
		...draft.headers,
	];
}

const headersOf = (draft: RequestDraft, planned: PlannedRequest, token: TokenSet): readonly Field[] => [
	{name: 'authorization', value: new Secret(`Bearer ${token.accessToken.reveal()}`)},
	...headersBesideToken(draft, planned),
];

/**
 * Fires one test request. Refused before sending: a write without leave, and a host the token is not meant for.
 * Redirects are shown, not followed, and a request that may change something is never sent twice.
 */
export async function sendRequest(
	draft: RequestDraft,
	token: TokenSet,
	choice: ResolvedChoice,
	{http, clock}: {readonly http: Http; readonly clock: Clock},
	signal?: AbortSignal,
): Promise<ApiAnswer> {
	const planned = plannedRequest(draft, choice);
	const {url, service, probe, whyNot} = planned;
	checkDraft(draft, probe);
	// Others are renewed in time; one that was brought along stays as it is.
	if (token.flow === 'own-token' && token.expiresAt <= clock.now()) {
		throw new EntokError(
			'usage',
			`Not sent. ${expiredText(token, clock.now())}`,
			'Bring a new one along (T in the workbench asks for it).',
		);
	}

	const reason = whyNot(audiencesOfToken(token, choice.cloud));
	if (reason !== undefined) {
		throw new EntokError(
			'usage',
			`Not sent: ${reason}.`,
			draft.allowedOrigins.includes(url.origin)
				? 'Use https; plain http is for this machine only.'
				: `Ask for a token of that service, or add --allow-host ${url.origin} if you trust it with this token.`,
		);
	}

	const response = await http({
		purpose: 'api',
		method: draft.method,
		url: url.href,
		headers: headersOf(draft, planned, token),
		body: draft.body,
		certificateAuthority: choice.cloud.certificateAuthority,
		signal,
	});
	return {
		method: draft.method,
		url: url.href,
		service: service?.id,
		probe,
		claims: claimsOf(token),
		tokenKey: tokenKey(choice),
		response,
	};
}
