import {EntokError} from '../core/entok-error.ts';
import {isJsonObject, type JsonObject, parseJsonObject, textMember} from '../core/json.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import {mayWriteBy} from './planned-request.ts';

/** The one header of a link that is followed; a server must not choose others for us. */
const continuation = 'ms-continuationtoken';

type Next = {readonly link: string; readonly headers: RequestDraft['headers']};

/** Partner Center's link lacks the version of its path, and its place in the list may be in a header («Paging»). */
function partnerCenterNext(links: unknown): Next | undefined {
	const next = isJsonObject(links) && isJsonObject(links['next']) ? links['next'] : undefined;
	const uri = next && textMember(next, 'uri');
	if (next === undefined || uri === undefined) {
		return undefined;
	}

	const headers: readonly unknown[] = Array.isArray(next['headers']) ? next['headers'] : [];
	const [token] = headers.flatMap(header =>
		isJsonObject(header) && textMember(header, 'key')?.toLowerCase() === continuation
			? [textMember(header, 'value') ?? '']
			: [],
	);
	return {
		link: uri.replace(/^\/(?!\/|v\d+\/)/i, '/v1/'),
		headers: token ? [{name: continuation, value: token}] : [],
	};
}

/** Graph's `@odata.nextLink`, ARM's `nextLink`, Partner Center's `links.next`. */
function nextOf(body: JsonObject): Next | undefined {
	const link = textMember(body, '@odata.nextLink') ?? textMember(body, 'nextLink');
	return link === undefined ? partnerCenterNext(body['links']) : {link, headers: []};
}

/**
 * The request for the page behind a body: a GET without body, its link verbatim. Undefined when there is no link, and
 * behind a draft that is more than a GET: a server must not choose where that goes. A link that leaves the origin of
 * the first page is not followed: EntokError `request-refused`.
 */
export function nextPage(body: JsonObject, draft: RequestDraft, firstUrl: string): RequestDraft | undefined {
	const next = draft.method === 'GET' && mayWriteBy(draft, undefined) === undefined ? nextOf(body) : undefined;
	if (next === undefined) {
		return undefined;
	}

	const url = URL.parse(next.link, firstUrl);
	if (url === null) {
		throw new EntokError(
			'request-refused',
			'The link to the next page is no address.',
			'Ask for the pages one by one.',
		);
	}

	if (url.origin !== new URL(firstUrl).origin) {
		throw new EntokError(
			'request-refused',
			`The next page is at ${url.origin}, another host than the first: not followed.`,
			'Ask for that page yourself if you trust it.',
		);
	}

	const headers = [...draft.headers.filter(({name}) => name.toLowerCase() !== continuation), ...next.headers];
	const {body: _body, ...rest} = draft;
	return {...rest, url: url.href, headers};
}

/** Whether an answer links to a further page. */
export function hasNextPage({method, response}: ApiAnswer): boolean {
	const body = method === 'GET' ? parseJsonObject(response.body) : undefined;
	return body !== undefined && nextOf(body) !== undefined;
}
