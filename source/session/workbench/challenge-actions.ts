import {type ClaimsChallenge, challengeOf} from '../../core/claims-challenge.ts';
import {toEntokError} from '../../core/entok-error.ts';
import {answerChallenge, answeringTakesPerson, whyNotAnswer} from '../answer-challenge.ts';
import type {ApiAnswer} from '../api-answer.ts';
import {keyWithoutClaims} from '../key-without-claims.ts';
import type {Session} from '../session.ts';
import {tokenKey} from '../token-key.ts';
import type {Action, Place} from './action.ts';
import {tokenErrorTitle} from './error-titles.ts';
import {keyFor} from './keys/key-for.ts';
import {askAndSend} from './request/questions.ts';
import {draftOfAnswer} from './response/open.ts';
import {openPage} from './response/view.ts';
import type {Workbench} from './workbench.ts';

const noChallenge = 'The service asked for no other token: there is no claims challenge to answer.';

/** Why the challenge of an answer is not to be answered now: the token it was for may be another than that of the choice. */
function whyNot(workbench: Workbench, answer: ApiAnswer): string | undefined {
	const {session} = workbench;
	const challenge = challengeOf(answer.response);
	if (!challenge) {
		return noChallenge;
	}

	const sent = answer.tokenKey;
	const now = keyOf(session);
	if (sent !== undefined && now !== undefined && sent !== now) {
		return keyWithoutClaims(sent) === keyWithoutClaims(now)
			? `Another token was got since: ${keyFor(workbench, 'request.send')} sends the request again.`
			: 'This challenge was for another profile, flow or scope: choose them again first.';
	}

	return whyNotAnswer(session, challenge);
}

function keyOf(session: Session): string | undefined {
	try {
		return tokenKey(session.resolved());
	} catch {
		return undefined;
	}
}

/** Gets a token with what a challenge asks for and says so; false when there is none. */
async function getAnswering(workbench: Workbench, challenge: ClaimsChallenge): Promise<boolean> {
	const {session} = workbench;
	workbench.say(
		answeringTakesPerson(session)
			? 'Sign in once more: the token is asked for with what the service wants.'
			: 'Asking for a token with the claims the service wants. Esc or Ctrl-C cancels.',
		'running',
	);
	const {layers} = workbench.state;
	try {
		await answerChallenge(session, challenge);
		return true;
	} catch (thrown) {
		workbench.fail(thrown, `The challenge was not answered. ${tokenErrorTitle(toEntokError(thrown))}`, layers);
		return false;
	}
}

/** Answers the claims challenge of an answer, then sends its request again. Every step is said. */
export async function answerAndSend(workbench: Workbench, answer: ApiAnswer): Promise<void> {
	const challenge = challengeOf(answer.response);
	const reason = whyNot(workbench, answer);
	if (!challenge || reason !== undefined) {
		workbench.say(reason ?? noChallenge, 'warn');
		return;
	}

	const draft = draftOfAnswer(workbench, answer);
	workbench.change({layers: workbench.state.layers.filter(({kind}) => kind !== 'refusal' && kind !== 'response')});
	const {layers} = workbench.state;
	if (!(await getAnswering(workbench, challenge))) {
		return;
	}

	if (workbench.state.layers === layers) {
		workbench.say('The challenge is answered with a new token. Sending the request again.', 'ok');
		await askAndSend(workbench, draft, true);
	} else {
		workbench.say('The challenge is answered with a new token; send the request again.', 'ok');
	}
}

/** The answer that is looked at in a place. */
const lastAnswer = ({session}: Workbench): ApiAnswer | undefined =>
	session.state.answer.status === 'done' ? session.state.answer.result : undefined;

const openAnswer = ({state}: Workbench): ApiAnswer | undefined => state.response && openPage(state.response).answer;

const inPlace = (id: string, place: Place, answerOf: (workbench: Workbench) => ApiAnswer | undefined): Action => ({
	id,
	title: 'answer the claims challenge: a token with what the service wants, then the request again',
	short: 'answer challenge',
	place,
	keys: ['C'],
	blocked: workbench => {
		const answer = answerOf(workbench);
		return answer ? whyNot(workbench, answer) : noChallenge;
	},
	run: async workbench => {
		const answer = answerOf(workbench);
		await (answer && answerAndSend(workbench, answer));
	},
});

/** Answering what a service wants of the next token. */
export const challengeActions: readonly Action[] = [
	inPlace('request.challenge', 'requests', lastAnswer),
	inPlace('response.challenge', 'response', openAnswer),
];
