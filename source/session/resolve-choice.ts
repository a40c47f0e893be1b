import {cloudOf} from '../catalogue/clouds.ts';
import {findScopePreset, scopePresets} from '../catalogue/scope-presets.ts';
import {closest} from '../core/closest.ts';
import type {Cloud} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import {environmentName} from '../core/env-profile.ts';
import type {Flow} from '../core/flow.ts';
import type {Profile} from '../core/profile.ts';
import {isTenant} from '../core/profile-check.ts';
import {sameName} from '../core/profile-name.ts';
import {presetScope, type ScopePreset} from '../core/scope-preset.ts';
import {findFlow, flows} from '../flows/index.ts';
import type {Choice, State} from './state.ts';

/** A choice with everything it stands for. */
export type ResolvedChoice = {
	readonly profile: Profile;
	readonly flow: Flow;
	readonly cloud: Cloud;
	readonly tenant: string;
	/** The scope parameter. */
	readonly scope: string;
	readonly preset?: ScopePreset;
	/** What a claims challenge asked for. */
	readonly claims?: string;
};

const didYouMean = (text: string, known: readonly string[]): string => {
	const match = closest(text, known);
	return match === undefined ? '' : `Did you mean ${match}? `;
};

/** The profile of a name, in any case, or of an id. */
export function findProfile(profiles: readonly Profile[], name: string): Profile {
	const found = profiles.find(profile => sameName(profile.name, name)) ?? profiles.find(({id}) => id === name);
	if (found) {
		return found;
	}

	const names = profiles.map(profile => profile.name);
	if (sameName(name, environmentName)) {
		throw new EntokError(
			'configuration',
			'There is no profile «env».',
			'It is the profile that AZURE_TENANT_ID and AZURE_CLIENT_ID make: set both.',
		);
	}

	throw new EntokError(
		'configuration',
		`There is no profile «${name}».`,
		names.length === 0
			? 'There are no profiles yet: entok profile add NAME --tenant T --client-id ID, or try entok --demo.'
			: `${didYouMean(name, names)}There are: ${names.join(', ')}.`,
	);
}

/** The flow of an id. */
export function flowNamed(id: string): Flow {
	const flow = findFlow(id);
	if (flow) {
		return flow;
	}

	const ids = flows.map(known => known.id);
	throw new EntokError('usage', `There is no flow «${id}».`, `${didYouMean(id, ids)}There are: ${ids.join(', ')}.`);
}

/** The scope parameter of what was typed: a preset's id, a whole scope, or a permission of Graph such as `User.Read`. */
export function scopeNamed(text: string, cloud: Cloud): {readonly scope: string; readonly preset?: ScopePreset} {
	const preset = findScopePreset(text.toLowerCase());
	if (preset) {
		const scope = presetScope(preset, cloud);
		if (scope === undefined) {
			throw new EntokError(
				'usage',
				`${preset.title} has no scope in the cloud ${cloud.title} that entok knows.`,
				'Give the whole scope, https://host/.default, if you know it.',
			);
		}

		return {scope, preset};
	}

	// Without a dot, slash or colon it can only be meant as a preset's id.
	if (!/[./:\s]/.test(text) && text !== 'openid') {
		const ids = scopePresets.map(({id}) => id);
		throw new EntokError(
			'usage',
			`There is no scope preset «${text}».`,
			`${didYouMean(text, ids)}Presets: ${ids.slice(0, 8).join(', ')}, … — or give a whole scope such as https://graph.microsoft.com/.default.`,
		);
	}

	return {scope: text};
}

/** The cloud of a profile, or the one chosen instead. Throws EntokError `configuration` where the profile lacks its addresses. */
export const cloudOfChoice = (profile: Pick<Profile, 'cloud' | 'customCloud'>, choice: Choice): Cloud =>
	cloudOf({...profile, cloud: choice.cloud ?? profile.cloud});

/** What the choice in a state stands for. Throws when something is missing or unknown. */
export function resolveChoice(state: State): ResolvedChoice {
	const {choice} = state;
	if (choice.profileId === undefined) {
		throw new EntokError('input-needed', 'No profile is chosen.', 'Name one: --profile NAME.');
	}

	const profile = findProfile(state.profiles, choice.profileId);
	const tenant = choice.tenant ?? profile.tenant;
	if (!isTenant(tenant)) {
		throw new EntokError(
			'usage',
			'A tenant is a GUID, a domain, or common, organizations or consumers.',
			'The tenant’s overview page shows its id and its domains.',
		);
	}

	const cloud = cloudOfChoice(profile, choice);
	const firstFlow = profile.flows.find(id => findFlow(id) !== undefined);
	const flow = flowNamed(choice.flow ?? firstFlow ?? 'client-credentials');
	return {
		profile,
		flow,
		cloud,
		tenant,
		claims: choice.claims,
		...scopeNamed(choice.scope ?? profile.scopes?.[0] ?? 'graph', cloud),
	};
}
