import {constants, createHash, sign, X509Certificate} from 'node:crypto';
import type {CertificateReferences, ClientCertificate, LoadCertificate} from '../core/client-certificate.ts';
import type {SecretStore} from '../core/doors.ts';
import type {Secret} from '../core/secret.ts';
import {matchedCertificate} from './certificate-chain.ts';
import {certificateFault} from './certificate-fault.ts';
import type {AskPassphrase, CertificateParts} from './certificate-parts.ts';
import {certificatesInPem, keysInPem} from './pem-certificate.ts';
import {readPfx} from './pfx-certificate.ts';

const isPem = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('-----BEGIN ');

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** DER begins with a SEQUENCE; an environment variable holds it as base64. */
function derOf(bytes: Uint8Array): Uint8Array | undefined {
	const sequence = 0x30;
	if (bytes[0] === sequence && (bytes[1] ?? 0) >= 0x80) {
		return bytes;
	}

	const text = textOf(bytes).replace(/\s+/g, '');
	const decoded = /^[A-Za-z\d+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
	return decoded?.[0] === sequence ? decoded : undefined;
}

function certificateInDer(der: Uint8Array): X509Certificate | undefined {
	try {
		return new X509Certificate(der);
	} catch {
		return undefined;
	}
}

async function readParts(
	bytes: Uint8Array,
	askPassphrase: AskPassphrase,
	purpose: string,
	{key, profile}: CertificateReferences,
): Promise<CertificateParts> {
	if (isPem(bytes)) {
		const text = textOf(bytes);
		const certificates = certificatesInPem(text, purpose);
		return {certificates, keys: key === undefined ? await keysInPem(text, askPassphrase, purpose, profile) : []};
	}

	const der = derOf(bytes);
	if (der === undefined) {
		throw certificateFault(
			purpose,
			'is neither PEM nor PFX',
			'Give a PEM file with the certificate and its private key, or a PFX (.pfx, .p12).',
		);
	}

	const certificate = certificateInDer(der);
	return certificate ? {certificates: [certificate], keys: []} : readPfx(der, askPassphrase, purpose, profile);
}

async function readKey(
	bytes: Uint8Array,
	askPassphrase: AskPassphrase,
	purpose: string,
	profile: string | undefined,
): Promise<CertificateParts> {
	const keys = isPem(bytes) ? await keysInPem(textOf(bytes), askPassphrase, purpose, profile) : [];
	if (keys.length === 0) {
		throw certificateFault(
			purpose,
			'holds no private key',
			'Give a PEM file: -----BEGIN PRIVATE KEY-----, for example.',
		);
	}

	return {certificates: [], keys};
}

/** As RFC 4514 writes it: the last part first. Node gives one part a line, escaped as it should be. */
const subjectOf = ({subject}: X509Certificate): string => (subject ?? '').split('\n').toReversed().join(',');

const thumbprint = (fingerprint: string): string => fingerprint.replaceAll(':', '');

/** How PEM and PFX files, or variables that hold them, become certificates that can sign. `learn` gets their passphrases. */
export const createCertificateLoader =
	(
		secrets: Pick<SecretStore, 'resolve' | 'resolveBytes'>,
		learn: (secret: Secret) => void = () => {},
	): LoadCertificate =>
	async (references: CertificateReferences, purpose: string, signal?: AbortSignal): Promise<ClientCertificate> => {
		const {certificate, key, passphrase, profile} = references;
		let asked: Promise<string> | undefined;
		const askPassphrase: AskPassphrase = async () => {
			asked ??=
				passphrase === undefined
					? undefined
					: secrets.resolve(passphrase, `passphrase of the ${purpose}`, signal).then(secret => {
							learn(secret);
							return secret.reveal();
						});
			return asked;
		};
		// With its key elsewhere, a certificate is what anybody may see.
		const bytes = await secrets.resolveBytes(certificate, purpose, {signal, isPublic: key !== undefined});
		const parts = await readParts(bytes, askPassphrase, purpose, references);
		const keyPurpose = `key of the ${purpose}`;
		const keys =
			key === undefined
				? parts.keys
				: (await readKey(await secrets.resolveBytes(key, keyPurpose, {signal}), askPassphrase, keyPurpose, profile))
						.keys;
		const matched = matchedCertificate({certificates: parts.certificates, keys}, purpose, profile);
		const {leaf, chain} = matched;
		return {
			facts: {
				kind: 'certificate',
				subject: subjectOf(leaf),
				sha1Thumbprint: thumbprint(leaf.fingerprint),
				sha256Thumbprint: thumbprint(leaf.fingerprint256),
				notBefore: Date.parse(leaf.validFrom),
				notAfter: Date.parse(leaf.validTo),
			},
			x5tS256: createHash('sha256').update(leaf.raw).digest('base64url'),
			chain: chain.map(({raw}) => raw.toString('base64')),
			sign: async text =>
				sign('sha256', Buffer.from(text), {
					key: matched.key,
					padding: constants.RSA_PKCS1_PSS_PADDING,
					saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
				}).toString('base64url'),
		};
	};
