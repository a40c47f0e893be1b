import {createPrivateKey, type KeyObject, X509Certificate} from 'node:crypto';
import {certificateFault, missingPassphrase, wrongPassphrase} from './certificate-fault.ts';
import type {AskPassphrase} from './certificate-parts.ts';
import {systemCode} from './file-fault.ts';

type Block = {readonly label: string; readonly pem: string};

const keyLabels = new Set(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY']);

/** The blocks of a PEM text (RFC 7468); what stands around them, such as OpenSSL's bag attributes, is left out. */
const blocksOf = (text: string): readonly Block[] =>
	[...text.matchAll(/-----BEGIN ([A-Z\d ]{1,40})-----[\s\S]*?-----END \1-----/g)].map(([pem, label = '']) => ({
		label,
		pem: `${pem}\n`,
	}));

/** The certificates in a PEM text. */
export const certificatesInPem = (text: string, purpose: string): readonly X509Certificate[] =>
	blocksOf(text)
		.filter(({label}) => label === 'CERTIFICATE' || label === 'X509 CERTIFICATE')
		.map(({pem}) => {
			try {
				return new X509Certificate(pem);
			} catch {
				throw certificateFault(purpose, 'is damaged: one of its parts is no certificate', 'Export it again.');
			}
		});

/** Traditional keys say it in a header, PKCS#8 ones in their label. */
const isProtected = ({label, pem}: Block): boolean =>
	label === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type:\s*4,\s*ENCRYPTED/m.test(pem);

async function openKey(
	block: Block,
	askPassphrase: AskPassphrase,
	purpose: string,
	profile: string | undefined,
): Promise<KeyObject> {
	const passphrase = isProtected(block) ? await askPassphrase() : undefined;
	if (isProtected(block) && passphrase === undefined) {
		throw missingPassphrase(purpose, profile);
	}

	try {
		return createPrivateKey({key: block.pem, passphrase});
	} catch (error) {
		if (/UNSUPPORTED/.test(systemCode(error) ?? '')) {
			throw certificateFault(
				purpose,
				'is protected in a way that this Node.js cannot open',
				'Protect it anew, with AES: openssl pkcs8 -topk8 -v2 aes256 -in OLD.pem -out NEW.pem',
			);
		}

		throw isProtected(block)
			? wrongPassphrase(purpose)
			: certificateFault(purpose, 'is damaged: its private key cannot be read', 'Export it again.');
	}
}

/** The private keys in a PEM text: PKCS#8 and the traditional form (PKCS#1, SEC 1), protected or not. */
export async function keysInPem(
	text: string,
	askPassphrase: AskPassphrase,
	purpose: string,
	profile?: string,
): Promise<readonly KeyObject[]> {
	const keys: KeyObject[] = [];
	for (const block of blocksOf(text).filter(({label}) => keyLabels.has(label))) {
		keys.push(await openKey(block, askPassphrase, purpose, profile));
	}

	return keys;
}
