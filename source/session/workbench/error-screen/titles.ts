import type {EntokError} from '../../../core/entok-error.ts';
import {explanationOf, isUnknownCode} from '../../explain-error.ts';

const titles: Readonly<Partial<Record<EntokError['kind'], string>>> = {
	'no-answer': 'No answer',
	configuration: 'Nothing was sent',
	'input-needed': 'Nothing was sent',
};

/** The server's first sentence without its code: all that is known of a code the catalogue does not have. */
function firstSentence({facts}: EntokError): string | undefined {
	const [sentence] = /^[\s\S]*?[.!?](?=\s|$)/.exec(facts.serverText?.replace(/^AADSTS\d+:\s*/, '') ?? '') ?? [];
	return sentence?.replace(/\.$/, '');
}

/** What stands above an error about a token: what happened, in a few words. */
export function tokenErrorTitle(error: EntokError): string {
	const meaning = isUnknownCode(error) ? firstSentence(error) : explanationOf(error)?.meaning.replace(/\.$/, '');
	return meaning === undefined
		? (titles[error.kind] ?? 'No token')
		: `No token: ${isUnknownCode(error) ? meaning : meaning.charAt(0).toLowerCase() + meaning.slice(1)}`;
}

/** What stands above an error about a test request: what kept it from being sent is no missing answer. */
export function requestErrorTitle(error: EntokError): string {
	return error.kind === 'no-answer'
		? 'The request got no answer'
		: error.kind === 'token-refused'
			? tokenErrorTitle(error)
			: 'Nothing was sent';
}
