import {EntokError} from '../core/entok-error.ts';
import {isFlowId} from '../core/flow-id.ts';
import type {Profile} from '../core/profile.ts';
import {findFlow} from '../flows/index.ts';
import {withCredentialFromStdin} from './secret-from-stdin.ts';

/** What one call asks for beside what is saved. */
export type CallOptions = {
	/** A flow's id, as typed. */
	readonly flow?: string;
	readonly username?: string;
	readonly secretFromStdin: boolean;
};

/**
 * Where standard input stands in for what the profile says: the secret the flow is about. Where a profile has none,
 * standard input answers what would be asked for, as it does for a token of one's own.
 */
function withSecretFromStdin(profile: Profile, flow: string | undefined): Profile {
	switch (flow ?? profile.flows.find(id => findFlow(id) !== undefined)) {
		case 'username-password':
			return {...profile, password: 'stdin'};
		case 'on-behalf-of':
			return {...profile, userToken: 'stdin'};
		case 'own-token':
		case 'managed-identity':
			return profile;
		default:
			return withCredentialFromStdin(profile);
	}
}

/** How profiles are changed for one call; nothing of it is stored. */
export const profileForCall =
	({flow, username, secretFromStdin}: CallOptions) =>
	(saved: Profile): Profile => {
		const profile = username === undefined ? saved : {...saved, username};
		return secretFromStdin ? withSecretFromStdin(profile, flow) : profile;
	};

/** The id of the profile that stands for none. */
export const noProfileId = 'no-profile';

/** A profile that is none, for what needs no app registration: tokens of one's own, and the identity of a machine. */
export const noProfile = (cloud: Pick<Profile, 'cloud' | 'customCloud'>): Profile => ({
	id: noProfileId,
	name: 'no profile',
	tenant: 'organizations',
	...cloud,
	clientId: '00000000-0000-0000-0000-000000000000',
	credential: {kind: 'none'},
	flows: ['own-token', 'managed-identity'],
	note: 'For a token of your own and for the managed identity of this machine; saved nowhere.',
});

/** Whether a flow goes without an app registration, hence without a profile. */
export const needsNoProfile = (flow: string | undefined): boolean =>
	flow !== undefined && isFlowId(flow) && noProfile({cloud: 'public'}).flows.includes(flow);

/** The profile to use when none is named: the only one there is. */
export function onlyProfile(profiles: readonly Profile[]): string {
	const [first, ...others] = profiles;
	if (first && others.length === 0) {
		return first.name;
	}

	throw first
		? new EntokError(
				'input-needed',
				'Which profile?',
				`Name one with -p: ${profiles.map(({name}) => name).join(', ')}.`,
			)
		: new EntokError(
				'configuration',
				'There are no profiles yet.',
				'Add one: entok profile add NAME --tenant T --client-id ID — or try entok --demo.',
			);
}
