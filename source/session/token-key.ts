import {parseJsonArrayOfTexts} from '../core/json.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** What makes two token requests the same: who asks, where, how, for what, and answering which challenge. */
export const tokenKey = ({profile, cloud, tenant, flow, scope, claims = ''}: ResolvedChoice): string =>
	JSON.stringify([profile.id, cloud.authority, tenant, flow.id, scope, claims]);

/** What a key was made of, as far as lists show it. */
export function readTokenKey(key: string): {
	readonly profileId?: string;
	readonly authority?: string;
	readonly tenant?: string;
	readonly flow?: string;
	readonly scope?: string;
} {
	const [profileId, authority, tenant, flow, scope] = parseJsonArrayOfTexts(key) ?? [];
	return {profileId, authority, tenant, flow, scope};
}
