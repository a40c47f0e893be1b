import type {Claims} from '../core/claims.ts';
import {EntokError} from '../core/entok-error.ts';
import {cleanForeignLines} from '../core/foreign-text.ts';
import {parseJsonObject} from '../core/json.ts';
import {decodeToken} from '../core/jwt.ts';
import type {TokenSet} from '../core/token-set.ts';
import {allPages} from '../session/all-pages.ts';
import type {ApiAnswer, RequestDraft} from '../session/api-answer.ts';
import {refusalDocument} from '../session/documents/answer-document.ts';
import type {Command, CommandCall} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {textOfDocument} from './lines.ts';
import {choiceOptions} from './options.ts';

/** `Name: value` as given to --header. */
function headerOf(text: string): {readonly name: string; readonly value: string} {
	const [, name, value] = /^([!#$%&'*+.^`|~\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
	if (name === undefined || value === undefined) {
		throw new EntokError(
			'usage',
			'A header is written NAME:VALUE.',
			"For example --header 'ConsistencyLevel: eventual'.",
		);
	}

	return {name, value};
}

async function draftOf(call: CommandCall): Promise<RequestDraft> {
	const [method, url] = call.arguments.slice(-2);
	if (method === undefined || url === undefined || call.arguments.length < 2) {
		throw new EntokError('usage', 'A method and an address are needed.', 'For example: entok request GET /me -s graph');
	}

	const {options} = call;
	return {
		method: method.toUpperCase(),
		url,
		headers: (options.header ?? []).map(headerOf),
		body: options.body === undefined ? undefined : await call.readText(options.body, 'the request body'),
		allowWrites: options['allow-writes'] === true,
		allowedOrigins: options['allow-host'] ?? [],
	};
}

function claimsOf(token: TokenSet): Claims | undefined {
	try {
		return decodeToken(token.accessToken.reveal()).payload;
	} catch {
		return undefined;
	}
}

/** The answer's body as it goes to standard output: cleaned for a terminal, byte for byte for a pipe or file. */
const bodyText = (call: CommandCall, body: string): string => {
	const text = call.redactor.redact(body);
	return call.stdout.isTerminal ? cleanForeignLines(text).join('\n') : text;
};

function answerJson({method, url, probe, response}: ApiAnswer, call: CommandCall): string {
	return jsonOutput({
		method,
		url: call.redactor.redact(url),
		probe: probe?.id,
		status: response.status,
		headers: Object.fromEntries(
			Object.entries(response.headers).map(([name, value]) => [
				name,
				name === 'set-cookie' ? '********' : call.redactor.redact(value),
			]),
		),
		milliseconds: Math.round(response.milliseconds),
		body: parseJsonObject(response.body) ?? response.body,
	});
}

/** Fire one test request with a token of the choice. */
export const request: Command = {
	usage: 'METHOD URL',
	about: [
		'Gets a token and fires one test request. A path that starts with / goes to the service of the scope: Graph paths',
		'get /v1.0 in front, ARM paths the api-version the catalogue knows. The body goes to standard output.',
		'A token goes only where it is meant for, and nothing is changed without --allow-writes. Redirects are not followed.',
	],
	options: [...choiceOptions, 'header', 'body', 'all-pages', 'allow-writes', 'allow-host'],
	mostArguments: 2,
	examples: [
		'entok --demo request GET /users -p contoso-inventory -s graph',
		'entok --demo request GET /subscriptions -p contoso-inventory -s arm --json',
	],
	async run(call) {
		const draft = await draftOf(call);
		const session = await call.openSession();
		const answer = call.options['all-pages'] ? await allPages(session, draft) : await session.send(draft);
		const text = call.options.json ? answerJson(answer, call) : bodyText(call, answer.response.body);
		call.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
		const {status} = answer.response;
		if (status < 300) {
			return 0;
		}

		const claims = claimsOf(await session.requestToken());
		call.stderr.write(textOfDocument(refusalDocument(answer, claims, call.show)));
		return 5;
	},
};
