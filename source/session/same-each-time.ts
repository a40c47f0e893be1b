import type {FlowId} from '../core/flow-id.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** Nothing is asked of Entra's token endpoint, or, for on-behalf-of, something else with each user's token. */
const others: ReadonlySet<FlowId> = new Set<FlowId>(['managed-identity', 'own-token', 'on-behalf-of']);

/** Whether two requests of the same choice are equal for Entra: what is typed or piped in may be another user's each time. */
export function isSameEachTime({flow, profile}: ResolvedChoice): boolean {
	switch (flow.id) {
		case 'refresh-token':
			return profile.refreshToken !== 'stdin' && profile.refreshToken !== 'prompt';
		case 'username-password':
			return profile.username !== undefined;
		default:
			return !others.has(flow.id);
	}
}
