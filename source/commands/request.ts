import {allowedOrigin} from '../core/audience.ts';
import type {ClaimsChallenge} from '../core/claims-challenge.ts';
import {EntokError} from '../core/entok-error.ts';
import {cleanForeignLines} from '../core/foreign-text.ts';
import type {HttpResponse} from '../core/http.ts';
import {withoutSecretMembers} from '../core/secret-members.ts';
import {allPages} from '../session/all-pages.ts';
import {sendAnswering} from '../session/answer-challenge.ts';
import {answerVerdict} from '../session/answer-verdict.ts';
import type {ApiAnswer, RequestDraft} from '../session/api-answer.ts';
import {refusalDocument} from '../session/documents/answer-document.ts';
import {challengeDocument} from '../session/documents/challenge-document.ts';
import {headerFrom} from '../session/header-line.ts';
import type {Command, CommandCall} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {linesOf, textOfDocument} from './lines.ts';
import {choiceOptions} from './options.ts';
import {errorJson} from './print-error.ts';

/** `Name: value` as given to --header. */
function headerOf(text: string): RequestDraft['headers'][number] {
	const header = headerFrom(text);
	if (!header) {
		throw new EntokError(
			'usage',
			'A header is written NAME:VALUE.',
			"For example --header 'ConsistencyLevel: eventual'.",
		);
	}

	return header;
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
		allowedOrigins: (options['allow-host'] ?? []).map(allowedOrigin),
	};
}

/**
 * The answer's body as it goes to standard output. For eyes, on a terminal, it is cleaned, and members called a secret or
 * a key are masked; in a pipe or file the body is what was asked for, and only what looks like a token is masked in it.
 */
function writeBody({stdout, redactor}: CommandCall, {body, bytes}: HttpResponse): void {
	if (bytes !== undefined && !stdout.isTerminal) {
		stdout.write(bytes);
		return;
	}

	const shown = stdout.isTerminal
		? cleanForeignLines(redactor.redact(withoutSecretMembers(body))).join('\n')
		: redactor.redact(body);
	stdout.write(shown.endsWith('\n') || shown === '' ? shown : `${shown}\n`);
}

/** A JSON body as the value it is, any other as text. */
function jsonBody(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}

/** Why a request was refused, as the JSON object that errors are; with what the token has and what the request needs. */
function refusalJson(answer: ApiAnswer, call: CommandCall): string {
	const {code, have, need, also, serverText} = answerVerdict(answer);
	const {status} = answer.response;
	const [happened = '', ...advice] = linesOf(refusalDocument(answer, call.show)).map(line => line.trim());
	return errorJson(
		new EntokError('request-refused', happened.replace(/^NO\s+/, ''), advice.join('\n'), {code, status, serverText}),
		call.show,
		{have, need, also},
	);
}

function answerJson({method, url, probe, response}: ApiAnswer, call: CommandCall): string {
	const answer = {
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
	};
	const body = call.redactor.redact(response.body);
	try {
		return jsonOutput({...answer, body: jsonBody(body)});
	} catch {
		// What is nested deeper than the stack allows can be read, but not written again: it goes out as the text it is.
		return jsonOutput({...answer, body});
	}
}

/** Says on standard error what a service wants, once for each challenge, and each step of answering it. */
function challengeTeller({stderr, show}: CommandCall): (step: string, challenge: ClaimsChallenge) => void {
	let told: ClaimsChallenge | undefined;
	return (step, challenge) => {
		if (told?.claims !== challenge.claims) {
			stderr.write(textOfDocument(challengeDocument(challenge, show)));
			told = challenge;
		}

		stderr.write(`entok: ${step}\n`);
	};
}

/** Fire one test request with a token of the choice. */
export const request: Command = {
	usage: 'METHOD URL',
	about: [
		'Gets a token and fires one test request. A path that starts with / goes to the service of the scope: Graph paths',
		'get /v1.0 in front, ARM paths the api-version the catalogue knows. The body goes to standard output.',
		'A claims challenge is answered with a new token when nobody has to sign in for that; each step is told.',
		'A token goes only where it is meant for, and nothing is changed without --allow-writes. Redirects are not followed.',
	],
	options: [...choiceOptions, 'header', 'body', 'all-pages', 'allow-writes', 'allow-host'],
	mostArguments: 2,
	examples: [
		'entok --demo request GET /users -p contoso-inventory -s graph',
		'entok --demo request GET /subscriptions -p contoso-inventory -s arm --json',
		'entok request GET /me -f own-token --secret-stdin < token.txt',
	],
	async run(call) {
		const draft = await draftOf(call);
		const session = await call.openSession();
		const tell = challengeTeller(call);
		const sendOne = (one: RequestDraft): Promise<ApiAnswer> => sendAnswering(session, one, tell);
		const answer = call.options['all-pages'] ? await allPages(session, draft, sendOne) : await sendOne(draft);
		if (call.options.json) {
			call.stdout.write(answerJson(answer, call));
		} else {
			writeBody(call, answer.response);
		}

		const {status} = answer.response;
		if (status < 300) {
			return 0;
		}

		call.stderr.write(
			call.options.json ? refusalJson(answer, call) : textOfDocument(refusalDocument(answer, call.show)),
		);
		return 5;
	},
};
