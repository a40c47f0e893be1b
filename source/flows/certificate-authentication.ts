import {base64Url} from '../core/base64.ts';
import type {ClientAuthentication} from '../core/client-authentication.ts';
import type {ClientCertificate} from '../core/client-certificate.ts';
import type {CredentialFacts} from '../core/credential-facts.ts';
import {utcText} from '../core/duration.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Credential} from '../core/profile.ts';
import {Secret} from '../core/secret.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import type {AuthenticationTools} from './authentication-tools.ts';
import {clientAssertion} from './client-assertion.ts';

/** The certificate of the profile of this name. */
type CertificateOf = Extract<Credential, {readonly kind: 'certificate'}> & {readonly name: string};

type Tools = Pick<AuthenticationTools, 'clock' | 'loadCertificate' | 'newId' | 'signal'>;

/** Seconds an assertion is good for; Microsoft advises five to ten minutes. */
const assertionLifetime = 600;

/** The certificate, whether it is still good or not. */
export const readCertificate = (
	{certificate, key, passphrase, name}: CertificateOf,
	{loadCertificate, signal}: Pick<Tools, 'loadCertificate' | 'signal'>,
): Promise<ClientCertificate> =>
	loadCertificate({certificate, key, passphrase, profile: name}, `certificate of ${name}`, signal);

/** AADSTS1000502, found here: an EntokError `configuration`. */
export function certificateProblem(
	{subject, notBefore, notAfter}: ClientCertificate['facts'],
	name: string,
	now: number,
): EntokError | undefined {
	if (notAfter <= now) {
		return new EntokError(
			'configuration',
			`The certificate ${subject} of ${name} expired at ${utcText(notAfter)}.`,
			`Make a new one, upload it to the app registration, and refer to it: entok profile edit ${shellQuoted(name)} --certificate file:/path`,
		);
	}

	return notBefore > now
		? new EntokError(
				'configuration',
				`The certificate ${subject} of ${name} is not valid before ${utcText(notBefore)}.`,
				'Wait until then, or set the clock of this machine if it is wrong.',
			)
		: undefined;
}

/** A fresh `private_key_jwt` (RFC 7523; Microsoft identity platform, «certificate credentials»). */
async function signedAssertion(
	{x5tS256, chain, sign}: ClientCertificate,
	{tokenEndpoint, clientId}: Parameters<ClientAuthentication>[0],
	{clock, newId}: Tools,
	sendChain: boolean,
): Promise<Secret> {
	const now = Math.floor(clock.now() / 1000);
	const header = {alg: 'PS256', typ: 'JWT', 'x5t#S256': x5tS256, ...(sendChain ? {x5c: chain} : {})};
	const payload = {
		aud: tokenEndpoint,
		iss: clientId,
		sub: clientId,
		jti: newId(),
		nbf: now,
		iat: now,
		exp: now + assertionLifetime,
	};
	const signed = `${base64Url(JSON.stringify(header))}.${base64Url(JSON.stringify(payload))}`;
	return new Secret(`${signed}.${await sign(signed)}`);
}

/** Signs an assertion of its own for each request; the certificate is read once, so that nobody is asked twice. */
export function withCertificate(
	credential: CertificateOf,
	tools: Tools,
	show: (facts: CredentialFacts) => void,
): ClientAuthentication {
	let reading: Promise<ClientCertificate> | undefined;
	return async target => {
		const isFirst = reading === undefined;
		reading ??= readCertificate(credential, tools);
		const certificate = await reading;
		const problem = certificateProblem(certificate.facts, credential.name, tools.clock.now());
		if (problem) {
			throw problem;
		}

		if (isFirst) {
			show(certificate.facts);
		}

		return clientAssertion(await signedAssertion(certificate, target, tools, credential.sendCertificateChain ?? false));
	};
}
