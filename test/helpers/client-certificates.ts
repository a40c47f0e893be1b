import {createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate} from 'node:crypto';
import forge from 'node-forge';

/** A key with a certificate for it, as the tests of client certificates want them. */
export type KeyAndCertificate = {
	readonly key: KeyObject;
	/** PKCS#8, unprotected. */
	readonly keyPem: string;
	readonly certificate: X509Certificate;
	readonly certificatePem: string;
};

type Names = Readonly<Record<string, string>>;

type CertificateWish = {
	/** Short names of the parts of the subject, in order. */
	readonly subject?: Names;
	readonly notBefore?: string;
	readonly notAfter?: string;
	/** Who signs it; itself when left out. */
	readonly issuer?: KeyAndCertificate;
	/** The key it is for; a new one when left out. */
	readonly key?: KeyObject;
	readonly isAuthority?: boolean;
};

export const rsaKey = (modulusLength = 2048): KeyObject => generateKeyPairSync('rsa', {modulusLength}).privateKey;

export const pkcs8 = (key: KeyObject): string => String(key.export({type: 'pkcs8', format: 'pem'}));

const forgeKey = (key: KeyObject) => forge.pki.privateKeyFromPem(String(key.export({type: 'pkcs1', format: 'pem'})));

const namesOf = (names: Names) => Object.entries(names).map(([shortName, value]) => ({shortName, value}));

let serials = 0;

/** Makes a certificate, good from 2026-01-01 to 2027-01-01 unless said otherwise. */
export function makeCertificate(wish: CertificateWish = {}): KeyAndCertificate {
	const {key = rsaKey(), subject = {CN: 'contoso-automation'}, issuer} = wish;
	const made = forge.pki.createCertificate();
	serials += 1;
	made.serialNumber = serials.toString(16).padStart(4, '0');
	made.publicKey = forge.pki.publicKeyFromPem(
		String(createPublicKey(pkcs8(key)).export({type: 'spki', format: 'pem'})),
	);
	made.validity.notBefore = new Date(wish.notBefore ?? '2026-01-01T00:00:00Z');
	made.validity.notAfter = new Date(wish.notAfter ?? '2027-01-01T00:00:00Z');
	made.setSubject(namesOf(subject));
	made.setIssuer(issuer ? forge.pki.certificateFromPem(issuer.certificatePem).subject.attributes : namesOf(subject));
	made.setExtensions(wish.isAuthority ? [{name: 'basicConstraints', cA: true}] : []);
	made.sign(forgeKey(issuer?.key ?? key), forge.md.sha256.create());
	const certificatePem = forge.pki.certificateToPem(made);
	return {key, keyPem: pkcs8(key), certificate: new X509Certificate(certificatePem), certificatePem};
}

/** A PFX as an older Windows writes it (3DES), or with AES. */
export function makePfx(
	{key, certificatePem}: KeyAndCertificate,
	passphrase: string,
	algorithm: 'aes256' | '3des' = '3des',
	others: readonly KeyAndCertificate[] = [],
): Buffer {
	const certificates = [certificatePem, ...others.map(other => other.certificatePem)];
	const tree = forge.pkcs12.toPkcs12Asn1(
		forgeKey(createPrivateKey(pkcs8(key))),
		certificates.map(pem => forge.pki.certificateFromPem(pem)),
		passphrase,
		{algorithm},
	);
	return Buffer.from(forge.asn1.toDer(tree).getBytes(), 'latin1');
}
