import {EntokError} from '../core/entok-error.ts';
import {refusalFacts} from './token-error.ts';

/** The sign-in page refused, and the browser brought that back (RFC 6749 section 4.1.2.1). */
export function redirectRefusal(answer: ReadonlyMap<string, string>): EntokError {
	const facts = refusalFacts(Object.fromEntries(answer));
	const number = facts.aadsts === undefined ? '' : `, AADSTS${facts.aadsts}`;
	return new EntokError('token-refused', `The sign-in ended without a code: ${facts.code}${number}.`, undefined, facts);
}
