import {generateKeyPair, randomBytes} from 'node:crypto';
import {isIP} from 'node:net';
import {promisify} from 'node:util';
import forge from 'node-forge';

/** What a TLS server needs, all PEM. */
export type ServerCertificate = {
	/** The certificate authority, for clients to trust. Its key is forgotten: it signs this one certificate and no other. */
	readonly authority: string;
	readonly certificate: string;
	readonly key: string;
};

const makeKeys = async (): Promise<{readonly publicKey: string; readonly privateKey: string}> =>
	promisify(generateKeyPair)('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: {type: 'spki', format: 'pem'},
		privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
	});

const day = 86_400_000;
/** Apple's clients refuse server certificates that live longer than 398 days. */
const lifetime = 397 * day;

/** Positive, and 16 bytes whatever the first one is (RFC 5280 section 4.1.2.2). */
const serialNumber = (): string => `40${randomBytes(15).toString('hex')}`;

const nameOf = (commonName: string): forge.pki.CertificateField[] => [
	{shortName: 'O', value: 'entok emulator'},
	{shortName: 'CN', value: commonName},
];

function unsigned(publicKey: string, commonName: string, issuerName: string, now: number): forge.pki.Certificate {
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
	certificate.serialNumber = serialNumber();
	certificate.validity.notBefore = new Date(now - day);
	certificate.validity.notAfter = new Date(now - day + lifetime);
	certificate.setSubject(nameOf(commonName));
	certificate.setIssuer(nameOf(issuerName));
	return certificate;
}

const alternativeName = (host: string): object => (isIP(host) === 0 ? {type: 2, value: host} : {type: 7, ip: host});

/**
 * Makes a certificate authority and the server certificate it signs, with new keys.
 * `hosts` are DNS names and IP addresses; `now` is in milliseconds.
 */
export async function createServerCertificate(hosts: readonly string[], now: number): Promise<ServerCertificate> {
	const [authorityKeys, serverKeys] = await Promise.all([makeKeys(), makeKeys()]);
	const authorityName = 'entok emulator, authority of one run';
	const signer = forge.pki.privateKeyFromPem(authorityKeys.privateKey);

	const authority = unsigned(authorityKeys.publicKey, authorityName, authorityName, now);
	authority.setExtensions([
		{name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true},
		{name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true},
		{name: 'subjectKeyIdentifier'},
	]);
	authority.sign(signer, forge.md.sha256.create());

	const server = unsigned(serverKeys.publicKey, 'localhost', authorityName, now);
	server.setExtensions([
		{name: 'basicConstraints', cA: false, critical: true},
		{name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true},
		{name: 'extKeyUsage', serverAuth: true},
		{name: 'subjectAltName', altNames: hosts.map(alternativeName)},
		{name: 'subjectKeyIdentifier'},
		// Python 3.13 and newer ask for it.
		{name: 'authorityKeyIdentifier', keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes()},
	]);
	server.sign(signer, forge.md.sha256.create());

	return {
		authority: forge.pki.certificateToPem(authority).replaceAll('\r', ''),
		certificate: forge.pki.certificateToPem(server).replaceAll('\r', ''),
		key: serverKeys.privateKey,
	};
}
