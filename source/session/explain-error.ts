import {entraErrors} from '../catalogue/entra-errors.ts';
import type {ErrorAdvice} from '../catalogue/error-advice.ts';
import {oauthErrors} from '../catalogue/oauth-errors.ts';
import {suberrors} from '../catalogue/suberrors.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Attempt} from '../core/error-facts.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** AADSTS70016 comes with every answer to the poll of a device code: only the OAuth error tells them apart (RFC 8628 3.5). */
const devicePoll = 70016;
const pollAnswers: ReadonlySet<string | undefined> = new Set([
	'authorization_pending',
	'slow_down',
	'authorization_declined',
	'access_denied',
	'expired_token',
]);

/**
 * What the catalogue knows of an error, the most telling first: its AADSTS code, its suberror, its OAuth code. Where the
 * AADSTS code is shared by several OAuth errors, these go first.
 */
export function allAdvice({facts}: EntokError): readonly ErrorAdvice[] {
	const oauth = facts.code === undefined ? undefined : oauthErrors.get(facts.code);
	if (oauth && facts.aadsts === devicePoll && pollAnswers.has(facts.code)) {
		return [oauth];
	}

	return [
		facts.aadsts === undefined ? undefined : entraErrors.get(facts.aadsts),
		facts.suberror === undefined ? undefined : suberrors.get(facts.suberror),
		oauth,
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

/** An API in the middle has no user to ask: the claims go back to the client that called it (Microsoft, claims challenges). */
const handOn =
	'Hand these claims on to the calling client: answer it with 401 and WWW-Authenticate: Bearer error="insufficient_claims", claims="CLAIMS IN BASE64". It signs the user in with them and calls again.';

const isForTheCaller = ({facts}: EntokError, choice?: ResolvedChoice): boolean =>
	choice?.flow.id === 'on-behalf-of' && facts.claims !== undefined;

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
			isForTheCaller(error, choice) ? handOn : sentence(explanation.nextStep),
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
