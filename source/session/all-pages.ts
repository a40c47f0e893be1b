import {EntokError} from '../core/entok-error.ts';
import {isJsonObject, type JsonObject, parseJsonObject, textMember} from '../core/json.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import type {Session} from './session.ts';

/** More pages than anyone reads; an end for servers that link in circles. */
const mostPages = 1000;

type Page = {
	readonly body: JsonObject;
	readonly member: 'value' | 'items';
	readonly items: readonly unknown[];
	readonly next?: string;
};

/** Graph's `@odata.nextLink`, ARM's `nextLink`, Partner Center's `links.next.uri`. */
function nextLink(body: JsonObject): string | undefined {
	const {links} = body;
	const next = isJsonObject(links) && isJsonObject(links['next']) ? textMember(links['next'], 'uri') : undefined;
	return textMember(body, '@odata.nextLink') ?? textMember(body, 'nextLink') ?? next;
}

function pageOf(answer: ApiAnswer): Page | undefined {
	const body = parseJsonObject(answer.response.body);
	const member = body && (Array.isArray(body['value']) ? 'value' : Array.isArray(body['items']) ? 'items' : undefined);
	const items = body && member && body[member];
	return body && member && Array.isArray(items) ? {body, member, items, next: nextLink(body)} : undefined;
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
		const url = new URL(next, first.url);
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

		const answer = await session.send({...draft, url: url.href});
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
