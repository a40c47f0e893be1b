import type {CloudId} from '../core/cloud.ts';
import type {ScopePreset} from '../core/scope-preset.ts';

const sources = {
	documented: 'Microsoft documentation and the cloud tables of Azure libraries, 2024 to 2026',
	observed: 'Seen in recorded requests and Azure SDK code, 2024 to 2026; not promised by Microsoft',
} as const;

/** Who a preset makes sense for. */
export const both: ScopePreset['uses'] = ['user', 'app'];
export const userOnly: ScopePreset['uses'] = ['user'];
export const appOnly: ScopePreset['uses'] = ['app'];

/** The scope of a resource known in the public cloud only. */
export const inPublic = (scope: string): ScopePreset['scopes'] => ({public: scope});

/** One scope that is the same text in every cloud. */
export const everywhere = (scope: string): ScopePreset['scopes'] => ({
	public: scope,
	'us-gov': scope,
	'us-gov-dod': scope,
	china: scope,
});

/** Scopes of the public cloud, of both US Government clouds, and of China. */
export const perCloud = (publicScope: string, usGov: string, china?: string): ScopePreset['scopes'] => {
	const scopes: Partial<Record<CloudId, string>> = {public: publicScope, 'us-gov': usGov, 'us-gov-dod': usGov};
	return china === undefined ? scopes : {...scopes, china};
};

/** A row of the table of presets. */
export const scopePreset = (
	id: string,
	title: string,
	uses: ScopePreset['uses'],
	scopes: ScopePreset['scopes'],
	more: Pick<ScopePreset, 'service' | 'origins' | 'note'> = {},
	source: keyof typeof sources = 'documented',
): ScopePreset => ({id, title, scopes, uses, ...more, source: sources[source]});
