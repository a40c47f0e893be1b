import {type EntraErrorEntry, entraErrors} from '../catalogue/entra-errors.ts';
import {oauthErrors, suberrors} from '../catalogue/oauth-errors.ts';
import {EntokError} from '../core/entok-error.ts';

type Explanation = Pick<EntraErrorEntry, 'meaning' | 'nextStep'>;

/** What the catalogue knows of an error, the most telling first: its AADSTS code, its suberror, its OAuth code. */
export function explanationOf({facts}: EntokError): Explanation | undefined {
	return (
		(facts.aadsts === undefined ? undefined : entraErrors.get(facts.aadsts)) ??
		(facts.suberror === undefined ? undefined : suberrors.get(facts.suberror)) ??
		(facts.code === undefined ? undefined : oauthErrors.get(facts.code))
	);
}

/** The same error with the catalogue's meaning in its message and its next step as hint. Without an entry, nothing is invented. */
export function explained(error: EntokError): EntokError {
	const explanation = error.hint === undefined ? explanationOf(error) : undefined;
	return explanation
		? new EntokError(
				error.kind,
				`${error.message} ${sentence(explanation.meaning)}`,
				sentence(explanation.nextStep),
				error.facts,
			)
		: error;
}

/** A phrase of the catalogue as a sentence. */
export const sentence = (phrase: string): string => {
	const text = phrase.charAt(0).toUpperCase() + phrase.slice(1);
	return /[.!?]$/.test(text) ? text : `${text}.`;
};
