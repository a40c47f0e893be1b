import {normalAudience} from '../core/audience.ts';
import {audiencesOf} from '../core/claims.ts';
import {type Cloud, serviceOf} from '../core/cloud.ts';
import {isGuid} from '../core/guid.ts';
import {decodeToken} from '../core/jwt.ts';
import {parseScope} from '../core/scope.ts';
import type {TokenSet} from '../core/token-set.ts';
import {noProfileId} from './profile-for-call.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** The names under which tokens are made for a resource. */
const namesOf = (resource: string, cloud: Cloud): readonly string[] => {
	const wanted = normalAudience(resource);
	const service = cloud.services.find(({audiences}) => audiences.some(known => normalAudience(known) === wanted));
	return [wanted, ...(service?.audiences.map(normalAudience) ?? [])];
};

/** An API may write its id where its scope has a name, and nobody here knows which id is whose. */
function isForAnother(audience: string, resource: string, cloud: Cloud): boolean {
	const names = namesOf(resource, cloud);
	const isKnown = names.length > 1 || namesOf(audience, cloud).length > 1 || !isGuid(audience);
	return isKnown && !names.includes(normalAudience(audience)) && !names.includes(`api://${normalAudience(audience)}`);
}

/** What a person may take a token for that it is not, in one sentence. `isScopeNamed`: they said what it is to be for. */
export function whoseToken(
	{profile, flow, scope, cloud}: ResolvedChoice,
	token: Pick<TokenSet, 'accessToken'>,
	isScopeNamed: boolean,
): string | undefined {
	if (flow.id === 'managed-identity') {
		return profile.id === noProfileId || profile.managedIdentity || profile.flows.includes(flow.id)
			? undefined
			: `This token is of this machine’s own identity, not of the app of ${profile.name}.`;
	}

	const [resource] = parseScope(scope, serviceOf(cloud, 'graph')?.resource).resources;
	if (flow.id !== 'own-token' || !isScopeNamed || resource === undefined) {
		return undefined;
	}

	const audiences = audiencesOf(decodeToken(token.accessToken.reveal()).payload);
	return audiences.every(audience => isForAnother(audience, resource, cloud))
		? `This token is for another audience: ${audiences.join(', ') || 'none'}, not ${resource}.`
		: undefined;
}
