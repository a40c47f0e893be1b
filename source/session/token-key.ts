import type {TokenRequest} from '../core/flow.ts';
import type {FlowId} from '../core/flow-id.ts';
import {parseJsonArrayOfTexts} from '../core/json.ts';

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

/** What a key was made of, as far as lists show it. */
export function readTokenKey(key: string): {
	readonly profileId?: string;
	readonly flow?: string;
	readonly scope?: string;
} {
	const [profileId, , , flow, scope] = parseJsonArrayOfTexts(key) ?? [];
	return {profileId, flow, scope};
}
