import {EntokError} from '../core/entok-error.ts';
import {isJsonObject, type JsonObject, parseJsonObject, textMember} from '../core/json.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import type {Session} from './session.ts';

/** More pages than anyone reads; an end for servers that link in circles. */
const mostPages = 1000;

/** The one header of a link that is followed; a server must not choose others for us. */
const continuation = 'ms-continuationtoken';

type Page = {
	readonly body: JsonObject;
	readonly member: 'value' | 'items';
	readonly items: readonly unknown[];
	readonly next?: Next;
};

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

function pageOf(answer: ApiAnswer): Page | undefined {
	const body = parseJsonObject(answer.response.body);
	const member = body && (Array.isArray(body['value']) ? 'value' : Array.isArray(body['items']) ? 'items' : undefined);
	const items = body && member && body[member];
	return body && member && Array.isArray(items) ? {body, member, items, next: nextOf(body)} : undefined;
}

/**
 * Follows the links to further pages, each verbatim and only within the origin of the first, and gives one answer with
 * all items. An answer that is no page, or the first refusal on the way, is given as it is.
 */
export async function allPages(session: Session, draft: RequestDraft): Promise<ApiAnswer> {
	const first = await session.send(draft);
	const page = pageOf(first);
	if (first.response.status !== 200 || !page) {
		return first;
	}

	const items = [...page.items];
	let {next} = page;
	for (let pages = 1; next !== undefined; pages++) {
		const url = URL.parse(next.link, first.url);
		if (url === null) {
			throw new EntokError('request-refused', 'The link to the next page is no address.', 'Ask without --all-pages.');
		}

		if (url.origin !== new URL(first.url).origin) {
			throw new EntokError(
				'request-refused',
				`The next page is at ${url.origin}, another host than the first: not followed.`,
				'Ask for that page yourself if you trust it.',
			);
		}

		if (pages >= mostPages) {
			throw new EntokError(
				'request-refused',
				`There are more than ${mostPages} pages.`,
				'Narrow the request down, with $filter or $top.',
			);
		}

		const headers = [...draft.headers.filter(({name}) => name.toLowerCase() !== continuation), ...next.headers];
		const answer = await session.send({...draft, url: url.href, headers});
		const further = pageOf(answer);
		if (answer.response.status !== 200 || !further) {
			return answer;
		}

		items.push(...further.items);
		next = further.next;
	}

	const {'@odata.nextLink': _odata, nextLink: _arm, links: _links, ...rest} = page.body;
	return {...first, response: {...first.response, body: JSON.stringify({...rest, [page.member]: items})}};
}
