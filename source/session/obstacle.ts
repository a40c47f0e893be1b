import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {Obstacle, TokenRequest} from '../core/flow.ts';
import {cloudMismatch} from './cloud-mismatch.ts';
import {type ResolvedChoice, resolveChoice} from './resolve-choice.ts';
import type {State} from './state.ts';
import {tokenRequestOf} from './token-request.ts';
import type {TokensAtHand} from './token-source.ts';

/** Why a choice cannot lead to a token, known before anything is sent: the wrong cloud, or what its flow finds. */
const obstacleOf = ({scope, cloud, flow}: ResolvedChoice, request: TokenRequest): Obstacle | undefined =>
	cloudMismatch(scope, cloud) ?? flow.obstacle(request);

/** What a flow is to be asked for. Throws EntokError `configuration` when that cannot lead to a token. */
export function sendable(choice: ResolvedChoice, atHand: TokensAtHand, signal: AbortSignal): TokenRequest {
	const request = tokenRequestOf(choice, atHand, signal);
	const obstacle = obstacleOf(choice, request);
	if (obstacle) {
		throw new EntokError('configuration', obstacle.message, obstacle.hint, {code: 'not-sent'});
	}

	return request;
}

/** The obstacle of a state's choice; a choice that stands for nothing is one, too. */
export function obstacleIn(state: State, requestOf: (choice: ResolvedChoice) => TokenRequest): Obstacle | undefined {
	try {
		const choice = resolveChoice(state);
		return obstacleOf(choice, requestOf(choice));
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		return {message, hint: hint ?? ''};
	}
}
