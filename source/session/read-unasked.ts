import {isAssertionSource, type Profile, referencesOf} from '../core/profile.ts';

/** Whether a profile's credential can be read without asking a person or another machine. */
const isReadUnasked = (profile: Profile): boolean =>
	!(profile.credential.kind === 'federated' && isAssertionSource(profile.credential.assertion)) &&
	referencesOf(profile).every(
		({field, reference}) => !field.startsWith('credential.') || /^(?:env|file|keychain|demo|plain):/.test(reference),
	);

/** Why a credential that could be told of is not shown, and where it comes from; undefined when it can be read unasked. */
export function whyNotShown(profile: Profile): string | undefined {
	const {credential} = profile;
	if (credential.kind === 'none' || credential.kind === 'secret' || isReadUnasked(profile)) {
		return undefined;
	}

	const inWorkbench = 'In the workbench, i on this profile reads it.';
	if (credential.kind === 'federated' && isAssertionSource(credential.assertion)) {
		return {
			'github-actions': `The assertion is fetched from GitHub Actions when it is needed; nobody is asked for it here. ${inWorkbench}`,
			'managed-identity': `The assertion is fetched from this machine’s managed identity when it is needed; it is not asked here. ${inWorkbench}`,
		}[credential.assertion];
	}

	const what = credential.kind === 'federated' ? 'The assertion' : 'The certificate, its key or its passphrase';
	const kinds = referencesOf(profile).map(({reference}) => reference.replace(/:.*$/s, ''));
	const how = kinds.includes('cmd')
		? 'is printed by a program when it is needed; it is not run here'
		: kinds.includes('vault')
			? 'is in the vault, which is opened when it is needed'
			: 'is typed in when it is needed; nobody is asked for it here';
	return `${what} ${how}. ${inWorkbench}`;
}
