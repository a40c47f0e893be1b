import type {Item} from './directory-item.ts';
import {type Call, queryParameter} from './message.ts';

/** One page of a list, or why the request for it was bad: Graph's code and message. */
export type Page =
	| {readonly ok: true; readonly items: readonly object[]; readonly nextLink?: string; readonly count?: number}
	| {readonly ok: false; readonly code: string; readonly message: string};

const largestPage = 999;
const defaultPage = 100;

const propertyOf = (item: object, name: string): unknown =>
	Object.entries(item).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

const unquoted = (text: string): string => text.slice(1, -1).replaceAll("''", "'");

/** `eq`, `ne` and `startswith`, joined by `and`; anything else lets every item through. */
function matches(item: object, filter: string): boolean {
	return filter.split(/\s+and\s+/i).every(part => {
		const [, start, prefix] = /^\s*startswith\(\s*([\w/]+)\s*,\s*('(?:[^']|'')*')\s*\)\s*$/i.exec(part) ?? [];
		if (start && prefix) {
			return String(propertyOf(item, start) ?? '')
				.toLowerCase()
				.startsWith(unquoted(prefix).toLowerCase());
		}

		const [, name, operator, literal] = /^\s*(\w+)\s+(eq|ne)\s+('(?:[^']|'')*'|[\w-]+)\s*$/i.exec(part) ?? [];
		if (!name || !operator || !literal) {
			return true;
		}

		const wanted = literal.startsWith("'") ? unquoted(literal) : literal;
		const equal = String(propertyOf(item, name)).toLowerCase() === wanted.toLowerCase();
		return equal === (operator.toLowerCase() === 'eq');
	});
}

/** The item with the properties of `$select`, in the order the item has them. */
export function selected(item: object, select: string | undefined): object {
	if (!select) {
		return item;
	}

	const names = new Set(select.split(',').map(name => name.trim().toLowerCase()));
	return Object.fromEntries(
		Object.entries(item).filter(([key]) => names.has(key.toLowerCase()) || key.startsWith('@odata.')),
	);
}

const pageToken = (offset: number): string => Buffer.from(`page=${offset}`).toString('base64url');

function offsetOf(token: string): number | undefined {
	const [, digits] = /^page=(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
	return digits === undefined ? undefined : Number(digits);
}

/** The address of a page further on: the one asked, with another page token. */
export function pageLink(call: Call, parameter: string, offset: number): string {
	const query = new URLSearchParams(
		[...call.url.searchParams].filter(([key]) => key.toLowerCase() !== parameter.toLowerCase()),
	);
	query.set(parameter, pageToken(offset));
	return `${call.origin}${call.url.pathname}?${query.toString().replaceAll('%24', '$').replaceAll('%2C', ',')}`;
}

/** Where a page starts, by its token: 0 without one, undefined for a token of no page. */
export function pageStart(call: Call, parameter: string): number | undefined {
	const token = queryParameter(call, parameter);
	return token === undefined ? 0 : offsetOf(token);
}

/** Applies `$filter`, `$top`, `$skiptoken`, `$select` and `$count` of the request to a list. */
export function pageOf(call: Call, items: readonly Item[], defaultSelect?: string): Page {
	const top = queryParameter(call, '$top');
	const size = top === undefined ? defaultPage : Number(top);
	if (!Number.isInteger(size) || size < 1 || size > largestPage) {
		return {
			ok: false,
			code: 'Request_BadRequest',
			message: `Invalid page size specified: '${top}'. Must be between 1 and ${largestPage} inclusive.`,
		};
	}

	const start = pageStart(call, '$skiptoken');
	if (start === undefined) {
		return {
			ok: false,
			code: 'Directory_ExpiredPageToken',
			message: 'The specified page token value has expired and can no longer be included in your request.',
		};
	}

	const filter = queryParameter(call, '$filter');
	const found = filter ? items.filter(item => matches(item, filter)) : items;
	const select = queryParameter(call, '$select') ?? defaultSelect;
	const end = start + size;
	return {
		ok: true,
		items: found.slice(start, end).map(item => selected(item, select)),
		...(end < found.length ? {nextLink: pageLink(call, '$skiptoken', end)} : {}),
		...(queryParameter(call, '$count') === 'true' && start === 0 ? {count: found.length} : {}),
	};
}
