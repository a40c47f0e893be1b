import type {ClientAuthentication} from '../core/client-authentication.ts';
import type {Cloud} from '../core/cloud.ts';
import type {CredentialFacts} from '../core/credential-facts.ts';
import {EntokError} from '../core/entok-error.ts';
import {isGuid} from '../core/guid.ts';
import type {Profile} from '../core/profile.ts';
import type {Secret} from '../core/secret.ts';
import type {AuthenticationTools} from './authentication-tools.ts';
import {certificateProblem, readCertificate, withCertificate} from './certificate-authentication.ts';
import {assertionProblem, readAssertion, withAssertion} from './federated-authentication.ts';

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

/** How a profile's client proves itself. `show` gets what it is about to send, unless that is a secret. */
export function clientAuthenticationOf(
	profile: Profile,
	cloud: Cloud,
	tools: AuthenticationTools,
	show: (facts: CredentialFacts) => void,
): ClientAuthentication {
	const {credential} = profile;
	switch (credential.kind) {
		case 'none':
			return publicClient;
		case 'secret':
			return withSecret(() => tools.resolve(credential.secret, `client secret of ${profile.name}`));
		case 'certificate':
			return withCertificate({...credential, name: profile.name}, tools, show);
		case 'federated':
			return withAssertion({...credential, name: profile.name}, cloud, tools, show);
	}
}

/**
 * What a profile's client would prove itself with, good or not: nothing is sent to Entra. Undefined for a secret and
 * for a public client, of which there is nothing to tell.
 */
export async function credentialFactsOf(
	profile: Profile,
	cloud: Cloud,
	tools: AuthenticationTools,
): Promise<CredentialFacts | undefined> {
	const {credential, name} = profile;
	switch (credential.kind) {
		case 'none':
		case 'secret':
			return undefined;
		case 'certificate':
			return (await readCertificate({...credential, name}, tools)).facts;
		case 'federated':
			return (await readAssertion({...credential, name}, cloud, tools)).facts;
	}
}

/** Why what `credentialFactsOf` told of would not be sent: the same check as before sending. Undefined: it would be. */
export function credentialProblemOf(
	{credential, name}: Profile,
	cloud: Cloud,
	facts: CredentialFacts,
	now: number,
): EntokError | undefined {
	if (credential.kind === 'certificate' && facts.kind === 'certificate') {
		return certificateProblem(facts, name, now);
	}

	return credential.kind === 'federated' && facts.kind === 'assertion'
		? assertionProblem({...credential, name}, cloud, facts, now)
		: undefined;
}
