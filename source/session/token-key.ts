import type {TokenRequest} from '../core/flow.ts';
import type {FlowId} from '../core/flow-id.ts';

/** What makes two token requests the same: who asks, where, how, for what, and answering which challenge. */
export const tokenKey = (request: TokenRequest, flow: FlowId): string =>
	JSON.stringify([
		request.profile.id,
		request.cloud.authority,
		request.tenant,
		flow,
		request.scope,
		request.claims ?? '',
	]);
