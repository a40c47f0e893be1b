import type {KeyObject, X509Certificate} from 'node:crypto';
import {certificateFault, editCommand} from './certificate-fault.ts';
import type {CertificateParts} from './certificate-parts.ts';

/** A certificate with its key, and those that signed it as far as they were given, the leaf first. */
export type MatchedCertificate = {
	readonly leaf: X509Certificate;
	readonly key: KeyObject;
	readonly chain: readonly X509Certificate[];
};

const smallestModulus = 2048;

/** The one private key, an RSA key: Entra takes no other for the certificates of an app. */
function rsaKey(keys: readonly KeyObject[], purpose: string, profile: string | undefined): KeyObject {
	const [key, ...others] = keys;
	if (key === undefined) {
		throw certificateFault(
			purpose,
			'comes without its private key',
			`Name the key’s file: ${editCommand(profile)} --certificate-key file:/path — or give a PFX or a PEM file with both.`,
		);
	}

	if (others.length > 0) {
		throw certificateFault(
			purpose,
			`has ${keys.length} private keys; one is needed`,
			'Leave only the right key there.',
		);
	}

	const {asymmetricKeyType, asymmetricKeyDetails} = key;
	if (asymmetricKeyType !== 'rsa' && asymmetricKeyType !== 'rsa-pss') {
		throw certificateFault(
			purpose,
			`has a key of the kind ${asymmetricKeyType?.toUpperCase()}, and Entra takes RSA keys only`,
			`Make a certificate with an RSA key of ${smallestModulus} bits or more.`,
		);
	}

	const bits = asymmetricKeyDetails?.modulusLength ?? 0;
	if (bits < smallestModulus) {
		throw certificateFault(
			purpose,
			`has an RSA key of ${bits} bits, which is too short`,
			`Make a certificate with an RSA key of ${smallestModulus} bits or more.`,
		);
	}

	return key;
}

function leafFor(key: KeyObject, certificates: readonly X509Certificate[], purpose: string): X509Certificate {
	if (certificates.length === 0) {
		throw certificateFault(
			purpose,
			'has no certificate in it',
			'Give a PEM file with the certificate and its private key, or a PFX (.pfx, .p12).',
		);
	}

	const fitting = certificates.filter(certificate => certificate.checkPrivateKey(key));
	const [leaf] = fitting;
	if (leaf === undefined) {
		throw certificateFault(
			purpose,
			'does not belong to its private key',
			'Give the key that the certificate was made with.',
		);
	}

	if (fitting.some(({fingerprint256}) => fingerprint256 !== leaf.fingerprint256)) {
		throw certificateFault(
			purpose,
			`holds ${fitting.length} certificates for the same key`,
			'Leave only the one there that is registered with the app.',
		);
	}

	return leaf;
}

/** The certificate that belongs to the key, and above it whoever issued the one before. Throws EntokError `configuration`. */
export function matchedCertificate(
	{certificates, keys}: CertificateParts,
	purpose: string,
	profile?: string,
): MatchedCertificate {
	const key = rsaKey(keys, purpose, profile);
	const leaf = leafFor(key, certificates, purpose);
	const chain = [leaf];
	const left = new Set(certificates.filter(({fingerprint256}) => fingerprint256 !== leaf.fingerprint256));
	for (let last: X509Certificate | undefined = leaf; last; ) {
		const below: X509Certificate = last;
		const issuer: X509Certificate | undefined = [...left].find(candidate => below.checkIssued(candidate));
		if (issuer) {
			left.delete(issuer);
			chain.push(issuer);
		}

		last = issuer;
	}

	return {leaf, key, chain};
}
