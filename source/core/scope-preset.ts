import type {Cloud, CloudId, ServiceId} from './cloud.ts';
import {serviceOf} from './cloud.ts';

/** A scope people need often, with its form in every cloud that has the service. */
export type ScopePreset = {
	/** What is typed after `--scope`: `graph`, `key-vault`. */
	readonly id: string;
	readonly title: string;
	/** The service test requests go to, when entok knows its addresses. */
	readonly service?: ServiceId;
	/** The scope parameter per cloud; a cloud left out does not have the service, or its address is not known. */
	readonly scopes: Readonly<Partial<Record<CloudId, string>>>;
	/** Who can use it: a signed-in user, an app on its own, or both. */
	readonly uses: ReadonlyArray<'user' | 'app'>;
	/** Origins besides the audience's own that take this token; a `*.` label stands for one subdomain of the customer's. */
	readonly origins?: readonly string[];
	readonly note?: string;
	readonly source: string;
};

/** The preset's scope parameter in a cloud. A custom cloud uses its services' own resources, else the public names. */
export function presetScope(preset: ScopePreset, cloud: Cloud): string | undefined {
	if (cloud.id !== 'custom') {
		return preset.scopes[cloud.id];
	}

	const scope = preset.scopes.public;
	const service = preset.service && serviceOf(cloud, preset.service);
	return service && scope ? `${service.resource}/${scope.slice(scope.lastIndexOf('/') + 1)}` : scope;
}
