import type {Profile} from '../core/profile.ts';

/**
 * A profile whose client proves itself with what comes from standard input (`--secret-stdin`), whatever it says itself:
 * the client secret, the passphrase of a certificate, the federated assertion. A public client has none of them: there,
 * standard input answers what would be asked for.
 */
export function withCredentialFromStdin(profile: Profile): Profile {
	const {credential} = profile;
	switch (credential.kind) {
		case 'certificate':
			return {...profile, credential: {...credential, passphrase: 'stdin'}};
		case 'federated':
			return {...profile, credential: {...credential, assertion: 'stdin'}};
		case 'none':
			if (profile.refreshToken !== undefined) {
				return profile;
			}
	}

	return {...profile, credential: {kind: 'secret', secret: 'stdin'}};
}
