import type {EntokError} from '../../core/entok-error.ts';
import {explanationOf, isUnknownCode} from '../explain-error.ts';

/** Why there was no answer, in a few words, by `facts.code`. */
const withoutAnswer: Readonly<Record<string, string>> = {
	dns: 'the host was not found',
	refused: 'no connection',
	tls: 'no secure connection',
	timeout: 'it took too long',
	reset: 'the connection broke off',
	truncated: 'the answer broke off',
	'bad-answer': 'the answer cannot be read',
	'too-large': 'the answer is too large',
	proxy: 'the proxy let nothing through',
};

const because = ({facts}: EntokError, otherwise: string): string => withoutAnswer[facts.code ?? ''] ?? otherwise;

/** The server's first sentence without its code: all that is known of a code the catalogue does not have. */
function firstSentence({facts}: EntokError): string | undefined {
	const text = facts.serverText?.replace(/^AADSTS\d+:\s*/, '') ?? '';
	return /^[\s\S]*?[.!?](?=\s|$)/.exec(text)?.[0].replace(/\.$/, '');
}

/** What stands above an error about a token: what happened, in a few words. */
export function tokenErrorTitle(error: EntokError): string {
	if (isUnknownCode(error)) {
		const sentence = firstSentence(error);
		return sentence === undefined ? 'No token' : `No token: ${sentence}`;
	}

	const meaning = explanationOf(error)?.meaning.replace(/\.$/, '');
	if (meaning !== undefined) {
		return `No token: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
	}

	switch (error.kind) {
		case 'no-answer':
			return `No token: ${because(error, 'no answer')}`;
		case 'configuration':
		case 'input-needed':
			return 'Nothing was sent';
		default:
			return 'No token';
	}
}

/** What stands above an error about a test request: what kept it from being sent is no missing answer. */
export function requestErrorTitle(error: EntokError): string {
	switch (error.kind) {
		case 'no-answer':
			return `No answer to the request: ${because(error, 'nothing came')}`;
		case 'token-refused':
			return tokenErrorTitle(error);
		default:
			return 'Nothing was sent';
	}
}
