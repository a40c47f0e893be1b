import {matchProbe} from '../catalogue/probes.ts';
import {scopePresets} from '../catalogue/scope-presets.ts';
import {whyNotSendTo} from '../core/audience.ts';
import {audiencesOf} from '../core/claims.ts';
import {type Cloud, type Service, serviceOf} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Field, Http} from '../core/http.ts';
import {decodeToken} from '../core/jwt.ts';
import type {Probe} from '../core/probe.ts';
import {parseScope} from '../core/scope.ts';
import {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import {requestUrl, serviceOfScope} from './request-url.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

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

/** The audiences of a token; one that cannot be read is judged by the resource it was asked for. */
export function audiencesOfToken(token: TokenSet, cloud: Cloud): readonly string[] {
	try {
		return audiencesOf(decodeToken(token.accessToken.reveal()).payload);
	} catch {
		return parseScope(token.scope, serviceOf(cloud, 'graph')?.resource).resources;
	}
}

/** Headers by which a GET is carried out as something else on some servers (OData, «X-HTTP-Method»). */
const methodHeaders = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

function checkDraft(draft: RequestDraft, probe: Probe | undefined): void {
	if (!/^[A-Z]{1,20}$/.test(draft.method)) {
		throw new EntokError('usage', 'This is not an HTTP method.', 'Use GET, POST, PATCH, PUT or DELETE.');
	}

	if (!safeMethods.has(draft.method) && !probe?.readOnly && !draft.allowWrites) {
		throw new EntokError(
			'usage',
			`${draft.method} may change something, so it was not sent.`,
			'Add --allow-writes if that is what you want.',
		);
	}

	const disguise = draft.headers.find(({name}) => methodHeaders.has(name.toLowerCase()));
	if (disguise && !draft.allowWrites) {
		throw new EntokError(
			'usage',
			`The header ${disguise.name} may turn this request into a write, so it was not sent.`,
			'Add --allow-writes if that is what you want.',
		);
	}

	const taken = draft.headers.find(({name}) => ownHeaders.has(name.toLowerCase()));
	if (taken) {
		throw new EntokError('usage', `The header ${taken.name} is set by entok itself.`, 'Leave it out.');
	}
}

function headersOf(
	draft: RequestDraft,
	service: Service | undefined,
	probe: Probe | undefined,
	token: TokenSet,
): readonly Field[] {
	const given = new Set(draft.headers.map(({name}) => name.toLowerCase()));
	const own = Object.entries({
		// Microsoft Partner Center REST: these two are asked for on every call.
		...(service?.id === 'partner-center' && {accept: 'application/json', 'ms-contract-version': 'v1'}),
		...probe?.headers,
		...(draft.body !== undefined && {'content-type': 'application/json'}),
	});
	return [
		{name: 'authorization', value: new Secret(`Bearer ${token.accessToken.reveal()}`)},
		...own.filter(([name]) => !given.has(name.toLowerCase())).map(([name, value]) => ({name, value})),
		...draft.headers,
	];
}

/**
 * Fires one test request. Refused before sending: a write without leave, and a host the token is not meant for.
 * Redirects are shown, not followed, and nothing is ever sent twice.
 */
export async function sendRequest(
	draft: RequestDraft,
	token: TokenSet,
	{cloud, scope}: ResolvedChoice,
	http: Http,
	signal?: AbortSignal,
): Promise<ApiAnswer> {
	const url = requestUrl(draft.url, draft.method, scope, cloud);
	const ofScope = serviceOfScope(scope, cloud);
	// A host of another's is no service of the cloud, whatever its path looks like: the catalogue says nothing of it.
	const service =
		cloud.services.find(({origin}) => origin === url.origin && origin !== cloud.authority) ??
		(ofScope?.origin === url.origin ? ofScope : undefined);
	const probe = service && matchProbe(service.id, draft.method, url.pathname + url.search);
	checkDraft(draft, probe);
	const reason = whyNotSendTo(url, audiencesOfToken(token, cloud), cloud, scopePresets, draft.allowedOrigins);
	if (reason !== undefined) {
		throw new EntokError(
			'usage',
			`Not sent: ${reason}.`,
			`Ask for a token of that service, or add --allow-host ${url.origin} if you trust it with this token.`,
		);
	}

	const response = await http({
		purpose: 'api',
		method: draft.method,
		url: url.href,
		headers: headersOf(draft, service, probe, token),
		body: draft.body,
		certificateAuthority: cloud.certificateAuthority,
		signal,
	});
	return {method: draft.method, url: url.href, service: service?.id, probe, response};
}
