import type {Obstacle, TokenRequest} from '../core/flow.ts';
import {cloudMismatch} from './cloud-mismatch.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** Why a choice cannot lead to a token, known before anything is sent: the wrong cloud, or what its flow finds. */
export const obstacleOf = ({scope, cloud, flow}: ResolvedChoice, request: TokenRequest): Obstacle | undefined =>
	cloudMismatch(scope, cloud) ?? flow.obstacle(request);
