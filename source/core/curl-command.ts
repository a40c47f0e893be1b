import {shellQuoted} from './shell-quoted.ts';

/** A request as curl is told of it. */
export type CurlRequest = {
	readonly method: string;
	readonly url: string;
	readonly headers: ReadonlyArray<{readonly name: string; readonly value: string}>;
	readonly body?: string;
};

/** Stands for a token in a command line: the shell puts the variable's value in its place. */
const variable = '"Authorization: Bearer $ACCESS_TOKEN"';

/** curl leaves a header with an empty value out, unless a semicolon stands for it (curl(1), --header). */
const headerText = ({name, value}: CurlRequest['headers'][number]): string =>
	value === '' ? `${name};` : `${name}: ${value}`;

/**
 * A request as one line for a POSIX shell. `authorization` is the header with the token; left out, the variable
 * ACCESS_TOKEN of that shell has it.
 */
export function curlCommand({method, url, headers, body}: CurlRequest, authorization?: string): string {
	const methodWords = method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : ['--request', shellQuoted(method)];
	return [
		'curl',
		...methodWords,
		// Else curl reads brackets and braces of a query as a list of addresses.
		...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
		'--header',
		authorization === undefined ? variable : shellQuoted(authorization),
		...headers.flatMap(header => ['--header', shellQuoted(headerText(header))]),
		...(body === undefined ? [] : ['--data-raw', shellQuoted(body)]),
		shellQuoted(url),
	].join(' ');
}
