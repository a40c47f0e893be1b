import {type ClaimsChallenge, challengeOf} from '../core/claims-challenge.ts';
import {mergedClaims} from '../core/claims-parameter.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {FlowId} from '../core/flow-id.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import type {Session} from './session.ts';

/** Flows whose tokens cannot be asked for with claims. */
const unanswerable: Readonly<Partial<Record<FlowId, string>>> = {
	'managed-identity': 'A managed identity’s token cannot be asked for with claims.',
	'own-token': 'This token was got elsewhere: only who got it can ask for one with these claims.',
};

/** Flows in which a person signs in each time. */
const byPerson: ReadonlySet<FlowId> = new Set<FlowId>(['device-code', 'authorization-code']);

/** Different challenges answered for one request; a service that goes on asking is not satisfied by anything. */
const mostRounds = 3;

/** Why a challenge cannot be answered with the choice of the session. One that was answered already is not answered again. */
export function whyNotAnswer(session: Session, challenge: ClaimsChallenge): string | undefined {
	try {
		const {flow, claims} = session.resolved();
		return (
			unanswerable[flow.id] ??
			(claims !== undefined && mergedClaims(claims, challenge.claims) === claims
				? 'This challenge was answered already: the service wants something that a new token does not give.'
				: undefined)
		);
	} catch (thrown) {
		return toEntokError(thrown).message;
	}
}

/** Whether a person has to sign in to answer a challenge with the flow chosen. */
export const answeringTakesPerson = (session: Session): boolean => byPerson.has(session.resolved().flow.id);

/**
 * A token for the same choice with what the challenge asks for, beside what was asked for before. From now on this
 * choice stands for that token; when none is given, everything is as it was. Rejects as `Session.requestToken` does.
 */
export async function answerChallenge(session: Session, {claims}: ClaimsChallenge): Promise<TokenSet> {
	const before = session.state.choice.claims;
	const asked = mergedClaims(before, claims);
	session.choose({claims: asked});
	try {
		return await session.requestToken({fresh: true});
	} catch (thrown) {
		if (session.state.choice.claims === asked) {
			session.choose({claims: before});
		}

		throw thrown;
	}
}

const personNeeded = 'Somebody has to sign in to answer it: entok without a command does that.';

/** Whether nobody has to sign in: a flow in which somebody would goes on with the refresh token of the sign-in. */
function goesOnSilently(session: Session): boolean {
	if (!answeringTakesPerson(session)) {
		return true;
	}

	const isPossible = session.obstacle('refresh-token') === undefined;
	if (isPossible) {
		session.choose({flow: 'refresh-token', claims: session.state.choice.claims});
	}

	return isPossible;
}

/** A refusal ends the answering, and the request's own refusal is what is left to show; anything else is thrown on. */
function givenUp(thrown: unknown): EntokError {
	if (thrown instanceof EntokError && thrown.kind === 'token-refused') {
		return thrown;
	}

	throw thrown;
}

/** Sends a request; where it is challenged and no person is needed, answers and sends it again. `tell` hears of each step. */
export async function sendAnswering(
	session: Session,
	draft: RequestDraft,
	tell: (step: string, challenge: ClaimsChallenge) => void,
): Promise<ApiAnswer> {
	let answer = await session.send(draft);
	for (let round = 0; round < mostRounds; round++) {
		const challenge = challengeOf(answer.response);
		if (!challenge) {
			return answer;
		}

		const reason = whyNotAnswer(session, challenge) ?? (goesOnSilently(session) ? undefined : personNeeded);
		if (reason !== undefined) {
			tell(`Given up. ${reason}`, challenge);
			return answer;
		}

		tell('Asking for a token with these claims.', challenge);
		const token = await answerChallenge(session, challenge).catch(givenUp);
		if (token instanceof EntokError) {
			tell(`Given up. ${token.message}`, challenge);
			return answer;
		}

		tell(`Got one, fingerprint ${token.fingerprint}. Sending the request again.`, challenge);
		answer = await session.send(draft);
	}

	return answer;
}
