import type {Cloud, CloudId, ServiceId} from './cloud.ts';

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
	/** Per cloud, origins besides the audience's own that take this token; `*.` stands for one subdomain of the customer's. */
	readonly origins?: Readonly<Partial<Record<CloudId, readonly string[]>>>;
	readonly note?: string;
	readonly source: string;
};

/** The preset's scope parameter in a cloud; a custom cloud uses the public names. */
export const presetScope = (preset: ScopePreset, cloud: Cloud): string | undefined =>
	preset.scopes[cloud.id === 'custom' ? 'public' : cloud.id];
