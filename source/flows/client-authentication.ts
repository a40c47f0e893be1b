import type {ClientAuthentication} from '../core/client-authentication.ts';
import {EntokError} from '../core/entok-error.ts';
import {isGuid} from '../core/guid.ts';
import type {Profile} from '../core/profile.ts';
import type {Secret} from '../core/secret.ts';

/** A public client: it has nothing to prove itself with (RFC 6749 section 2.1). */
const publicClient: ClientAuthentication = async () => [];

/** `client_secret_post` (RFC 6749 section 2.3.1), the form Entra's documentation uses. */
const withSecret =
	(secret: () => Promise<Secret>): ClientAuthentication =>
	async () => {
		const value = await secret();
		if (isGuid(value.reveal().trim())) {
			throw new EntokError(
				'configuration',
				'The client secret has the form of a GUID: this is the secret’s id, not its value.',
				'The value was shown once, when the secret was made; if it is lost, make a new secret under Certificates & secrets.',
			);
		}

		return [{name: 'client_secret', value}];
	};

/** How a profile's client proves itself. `resolve` gets the value behind a reference; nothing is resolved before it is needed. */
export function clientAuthenticationOf(
	profile: Profile,
	resolve: (reference: string, purpose: string) => Promise<Secret>,
): ClientAuthentication {
	const {credential} = profile;
	switch (credential.kind) {
		case 'none':
			return publicClient;
		case 'secret':
			return withSecret(() => resolve(credential.secret, `client secret of ${profile.name}`));
		case 'certificate':
		case 'federated':
			return async () => {
				throw new EntokError('configuration', `This version of entok cannot prove a client by ${credential.kind}.`);
			};
	}
}
