import {entraErrors} from '../catalogue/entra-errors.ts';
import type {ErrorAdvice} from '../catalogue/error-advice.ts';
import {oauthErrors} from '../catalogue/oauth-errors.ts';
import {suberrors} from '../catalogue/suberrors.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Attempt} from '../core/error-facts.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** What the catalogue knows of an error, the most telling first: its AADSTS code, its suberror, its OAuth code. */
export function allAdvice({facts}: EntokError): readonly ErrorAdvice[] {
	return [
		facts.aadsts === undefined ? undefined : entraErrors.get(facts.aadsts),
		facts.suberror === undefined ? undefined : suberrors.get(facts.suberror),
		facts.code === undefined ? undefined : oauthErrors.get(facts.code),
	].filter(advice => advice !== undefined);
}

export const explanationOf = (error: EntokError): ErrorAdvice | undefined => allAdvice(error)[0];

/** Whether Entra named a code the catalogue does not have: then nothing is guessed about its causes. */
export const isUnknownCode = ({facts}: EntokError): boolean =>
	facts.aadsts !== undefined && !entraErrors.has(facts.aadsts);

const attemptOf = ({flow, profile, tenant, scope}: ResolvedChoice): Attempt => ({
	flow: flow.id,
	profile: profile.name,
	clientId: profile.clientId,
	tenant,
	scope,
	credential: profile.credential.kind,
	...(profile.username !== undefined && {username: profile.username}),
});

/**
 * The same error with the catalogue's meaning in its message, its next step as hint, and what was tried. Without an
 * entry, nothing is invented.
 */
export function explained(error: EntokError, choice?: ResolvedChoice): EntokError {
	const explanation = error.hint === undefined ? explanationOf(error) : undefined;
	const facts = choice ? {...error.facts, attempt: attemptOf(choice)} : error.facts;
	if (explanation) {
		return new EntokError(
			error.kind,
			`${error.message} ${sentence(explanation.meaning)}`,
			sentence(explanation.nextStep),
			facts,
		);
	}

	return choice ? new EntokError(error.kind, error.message, error.hint, facts) : error;
}

/** A phrase of the catalogue as a sentence. */
export const sentence = (phrase: string): string => {
	const text = phrase.charAt(0).toUpperCase() + phrase.slice(1);
	return /[.!?]$/.test(text) ? text : `${text}.`;
};
