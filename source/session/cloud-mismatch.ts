import {clouds} from '../catalogue/clouds.ts';
import {normalAudience} from '../core/audience.ts';
import {type Cloud, serviceOf} from '../core/cloud.ts';
import type {Obstacle} from '../core/flow.ts';
import {parseScope} from '../core/scope.ts';

const serves = (cloud: Cloud, resource: string): boolean =>
	cloud.services.some(service => service.audiences.some(known => normalAudience(known) === normalAudience(resource)));

/**
 * A scope that names a service of another cloud than the profile's: each cloud has tokens of its own, and Entra's
 * answer (AADSTS500011, AADSTS90002) does not say that this is why.
 */
export function cloudMismatch(scope: string, cloud: Cloud): Obstacle | undefined {
	const [resource] = parseScope(scope, serviceOf(cloud, 'graph')?.resource).resources;
	if (resource === undefined || cloud.id === 'custom' || serves(cloud, resource)) {
		return undefined;
	}

	const other = clouds.find(known => known.id !== cloud.id && serves(known, resource));
	return other
		? {
				message: `${resource} belongs to the cloud ${other.title}, and the profile is in ${cloud.title}.`,
				hint: `Use a profile of that cloud (--cloud ${other.id}), or a preset such as graph, which follows the cloud.`,
			}
		: undefined;
}
