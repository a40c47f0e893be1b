import {isGuid} from '../core/guid.ts';
import {checkAssertion} from './client-assertion.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import type {Registration} from './registrations.ts';
import type {World} from './world.ts';

export type ClientIdentity = {readonly clientId: string | undefined; readonly secret: string | undefined};

const formDecoded = (text: string): string | undefined => {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return undefined;
	}
};

/** Client id and secret from the form, or from HTTP Basic, where both are form-encoded first (RFC 6749 section 2.3.1). */
export function clientIdentity(call: Call, form: URLSearchParams): ClientIdentity {
	const [, encoded] = /^Basic\s+([A-Za-z\d+/=_-]+)$/i.exec(call.headers['authorization'] ?? '') ?? [];
	const [, id, secret] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
	return {
		clientId: form.get('client_id') ?? (id === undefined ? undefined : formDecoded(id)),
		secret: form.get('client_secret') ?? (secret === undefined ? undefined : formDecoded(secret)),
	};
}

const needsCredential = (): EntraRefusal =>
	new EntraRefusal(
		7000218,
		'invalid_client',
		"The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
	);

/** The `appidacr` of a token: `0` a public client, `1` a secret, `2` a certificate or a federated assertion. */
export type ClientProof = '0' | '1' | '2';

/**
 * Checks how the client proves itself. Refuses with 700025, 7000218, 7000215 or 7000222, and a client assertion as
 * `checkAssertion` does.
 */
export function checkClient(
	world: World,
	call: Call,
	registration: Registration,
	secret: string | undefined,
	form: URLSearchParams,
	grantNeedsSecret: boolean,
): ClientProof {
	const hasAssertion = form.has('client_assertion');
	if (registration.publicClient) {
		if (secret !== undefined || hasAssertion) {
			throw new EntraRefusal(
				700025,
				'invalid_client',
				"Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
			);
		}

		if (grantNeedsSecret) {
			throw needsCredential();
		}

		return '0';
	}

	if (hasAssertion) {
		checkAssertion(world, call, registration, form);
		return '2';
	}

	if (secret === undefined || secret === '') {
		throw needsCredential();
	}

	const match = registration.secrets.find(({value}) => value === secret);
	if (!match) {
		throw new EntraRefusal(
			7000215,
			'invalid_client',
			`Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${registration.clientId}'.${
				isGuid(secret) ? ' The value sent has the form of a client secret ID.' : ''
			}`,
		);
	}

	if (match.endsAt <= call.now) {
		throw new EntraRefusal(
			7000222,
			'invalid_client',
			`The provided client secret keys for app '${registration.clientId}' are expired. Create new keys for the app, or consider using certificate credentials for added security.`,
		);
	}

	return '1';
}
