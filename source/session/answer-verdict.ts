import {apiErrors} from '../catalogue/api-errors.ts';
import {appOnlyVerdict, permissionsOf} from '../core/claims.ts';
import {isJsonObject, type JsonObject, parseJsonObject, textMember} from '../core/json.ts';
import {toldSentence, toldWord} from '../core/told.ts';
import type {ApiAnswer} from './api-answer.ts';

/** Why an API refused, as far as token, answer and catalogue tell. */
export type AnswerVerdict = {
	/** The error code of Graph (`error.code`), ARM or Partner Center (`code`). */
	readonly code?: string;
	/** The server's sentence, uncleaned. */
	readonly serverText?: string;
	readonly meaning?: string;
	readonly nextStep?: string;
	/** The permissions the token has, of the kind that counts. */
	readonly have: readonly string[];
	/** The least permission the request needs; absent when the catalogue does not know the request. */
	readonly need?: string;
	/** Higher ones that would do as well. */
	readonly also: readonly string[];
	/** The request cannot be made with this kind of token at all. */
	readonly impossibleFor?: 'app-only' | 'delegated';
};

/** Graph and ARM wrap their error, Partner Center does not (each service's «error responses» page). */
function errorOf(body: string): JsonObject | undefined {
	const answer = parseJsonObject(body);
	const error = answer?.['error'];
	return isJsonObject(error) ? error : answer;
}

/** The action ARM's AuthorizationFailed names. */
const armAction = (message: string | undefined): string | undefined =>
	/perform action '([^']+)'/.exec(message ?? '')?.[1];

/** Reads an answer of 400 or above. */
export function answerVerdict({response, probe, service, claims}: ApiAnswer): AnswerVerdict {
	const error = errorOf(response.body);
	const code =
		error && (textMember(error, 'code') ?? (typeof error['code'] === 'number' ? String(error['code']) : undefined));
	const serverText = error && (textMember(error, 'message') ?? textMember(error, 'description'));
	const known = code === undefined ? undefined : apiErrors.get(code);
	const kind = claims ? appOnlyVerdict(claims).kind : 'unclear';
	const permissions = claims ? permissionsOf(claims) : {delegated: [], application: []};
	const need = probe && (kind === 'app-only' ? probe.needs.application : probe.needs.delegated);
	return {
		code: code === undefined ? undefined : toldWord(code),
		serverText: serverText === undefined ? undefined : toldSentence(serverText),
		meaning: known?.meaning,
		nextStep: known?.nextStep,
		have: service === 'arm' ? [] : kind === 'app-only' ? permissions.application : permissions.delegated,
		need: need?.least ?? armAction(serverText),
		also: need?.also ?? [],
		impossibleFor: probe && !need && kind !== 'unclear' ? kind : undefined,
	};
}

/** What a request needs that cannot be made with this kind of token. */
export const otherTokenNeeded = (kind: 'app-only' | 'delegated'): string =>
	kind === 'app-only'
		? 'a user token: this request cannot be app-only'
		: 'an app token: this request cannot be delegated';
