import {EntokError} from '../core/entok-error.ts';
import {type JsonObject, parseJsonObject} from '../core/json.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import {nextPage} from './next-page.ts';
import type {Session} from './session.ts';

/** More pages than anyone reads; an end for servers that link in circles. */
const mostPages = 1000;

type Page = {
	readonly body: JsonObject;
	readonly member: 'value' | 'items';
	readonly items: readonly unknown[];
};

function pageOf(answer: ApiAnswer): Page | undefined {
	const body = parseJsonObject(answer.response.body);
	const member = body && (Array.isArray(body['value']) ? 'value' : Array.isArray(body['items']) ? 'items' : undefined);
	const items = body && member && body[member];
	return body && member && Array.isArray(items) ? {body, member, items} : undefined;
}

/**
 * Follows the links to further pages, each verbatim and only within the origin of the first, and gives one answer with
 * all items. An answer that is no page or links to none, or the first refusal on the way, is given as it is.
 */
export async function allPages(
	session: Session,
	draft: RequestDraft,
	send: (draft: RequestDraft) => Promise<ApiAnswer> = one => session.send(one),
): Promise<ApiAnswer> {
	const first = await send(draft);
	const page = pageOf(first);
	if (first.response.status !== 200 || !page) {
		return first;
	}

	const items = [...page.items];
	let next = nextPage(page.body, draft, first.url);
	if (next === undefined) {
		return first;
	}

	for (let pages = 1; next !== undefined; pages++) {
		if (pages >= mostPages) {
			throw new EntokError(
				'request-refused',
				`There are more than ${mostPages} pages.`,
				'Narrow the request down, with $filter or $top.',
			);
		}

		const answer = await send(next);
		const further = pageOf(answer);
		if (answer.response.status !== 200 || !further) {
			return answer;
		}

		items.push(...further.items);
		next = nextPage(further.body, next, first.url);
	}

	const {'@odata.nextLink': _odata, nextLink: _arm, links: _links, ...rest} = page.body;
	return {...first, response: {...first.response, body: JSON.stringify({...rest, [page.member]: items})}};
}
