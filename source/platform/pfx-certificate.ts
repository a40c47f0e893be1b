import {createPrivateKey, type KeyObject, X509Certificate} from 'node:crypto';
import type Forge from 'node-forge';
import {certificateFault, missingPassphrase, wrongPassphrase} from './certificate-fault.ts';
import type {AskPassphrase, CertificateParts} from './certificate-parts.ts';

type Bag = Forge.pkcs12.Bag;

const derOf = (forge: typeof Forge, tree: Forge.asn1.Asn1): Buffer =>
	Buffer.from(forge.asn1.toDer(tree).getBytes(), 'latin1');

/**
 * A certificate of a PFX, byte for byte. The library writes the algorithm of the signature in its own way, which would
 * change the thumbprint: it is taken from inside, where the same stands (RFC 5280 section 4.1.1.2).
 */
function certificateDer(forge: typeof Forge, {cert, asn1: unread}: Bag): Buffer {
	if (!cert) {
		return derOf(forge, unread);
	}

	const {asn1} = forge;
	const fields = Array.isArray(cert.tbsCertificate.value) ? cert.tbsCertificate.value : [];
	const hasVersion = fields[0]?.tagClass === asn1.Class.CONTEXT_SPECIFIC;
	const algorithm = fields[hasVersion ? 2 : 1];
	const signature = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BITSTRING, false, `\0${cert.signature}`);
	return derOf(
		forge,
		asn1.create(
			asn1.Class.UNIVERSAL,
			asn1.Type.SEQUENCE,
			true,
			[cert.tbsCertificate, algorithm, signature].filter(part => part !== undefined),
		),
	);
}

/** RSA keys are read by the library, others are left as they are. */
const keyOf = (forge: typeof Forge, {key, asn1}: Bag): KeyObject =>
	key
		? createPrivateKey({key: derOf(forge, forge.pki.privateKeyToAsn1(key)), format: 'der', type: 'pkcs1'})
		: createPrivateKey({key: derOf(forge, asn1), format: 'der', type: 'pkcs8'});

/** What the library says of a wrong passphrase: to the integrity check, or to the first part it cannot decrypt. */
const isAboutPassphrase = (error: unknown): boolean =>
	error instanceof Error && /password|MAC could not be verified|decrypt/i.test(error.message);

type Attempt = {readonly tree: Forge.asn1.Asn1; readonly passphrase: string | undefined};

/** What may open a PFX. Without a passphrase there are two ways to write one: with an empty one, and with none. */
function attemptsWith(forge: typeof Forge, tree: Forge.asn1.Asn1, passphrase: string | undefined): readonly Attempt[] {
	if (passphrase === undefined) {
		return [
			{tree, passphrase: ''},
			{tree, passphrase: undefined},
		];
	}

	if (/^[\x00-\x7f]*$/.test(passphrase)) {
		return [{tree, passphrase}];
	}

	// Beyond ASCII, the integrity check wants UTF-16 and AES wants UTF-8, and the library takes one text for both. That
	// key and certificate fit together is checked later anyway.
	const unchecked = {...tree, value: Array.isArray(tree.value) ? tree.value.slice(0, 2) : tree.value};
	return [
		{tree, passphrase},
		{tree: unchecked, passphrase: forge.util.encodeUtf8(passphrase)},
	];
}

/** Opens a PFX with the first attempt that fits; undefined when none does. */
function opened(forge: typeof Forge, attempts: readonly Attempt[]): Forge.pkcs12.Pkcs12Pfx | undefined {
	for (const [index, {tree, passphrase}] of attempts.entries()) {
		try {
			return forge.pkcs12.pkcs12FromAsn1(tree, false, passphrase);
		} catch (error) {
			// What a later attempt decrypted wrongly can look like anything.
			if (index === 0 && !isAboutPassphrase(error)) {
				throw error;
			}
		}
	}

	return undefined;
}

/** Certificates and private keys of a PFX (PKCS #12, RFC 7292), made by Windows or by OpenSSL, protected by AES or 3DES. */
export async function readPfx(
	bytes: Uint8Array,
	askPassphrase: AskPassphrase,
	purpose: string,
	profile?: string,
): Promise<CertificateParts> {
	const {default: forge} = await import('node-forge');
	const damaged = (): Error =>
		certificateFault(
			purpose,
			'is neither PEM nor a PFX that can be read here',
			'Convert it: openssl pkcs12 -in OLD.pfx -out NEW.pem — it asks for a passphrase for the new file.',
		);
	let tree: Forge.asn1.Asn1;
	try {
		tree = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('latin1')), false);
	} catch {
		throw damaged();
	}

	const passphrase = await askPassphrase();
	let pfx: Forge.pkcs12.Pkcs12Pfx | undefined;
	try {
		pfx = opened(forge, attemptsWith(forge, tree, passphrase));
	} catch {
		throw damaged();
	}

	if (pfx === undefined) {
		throw passphrase === undefined ? missingPassphrase(purpose, profile) : wrongPassphrase(purpose);
	}

	try {
		const bags = pfx.safeContents.flatMap(({safeBags}) => safeBags);
		const {certBag, keyBag, pkcs8ShroudedKeyBag} = forge.pki.oids;
		return {
			certificates: bags
				.filter(({type}) => type === certBag)
				.map(bag => new X509Certificate(certificateDer(forge, bag))),
			keys: bags.filter(({type}) => type === keyBag || type === pkcs8ShroudedKeyBag).map(bag => keyOf(forge, bag)),
		};
	} catch {
		throw damaged();
	}
}
