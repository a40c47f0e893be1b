import type {KeyObject, X509Certificate} from 'node:crypto';

/** What was found in a file or text: certificates in the order they stand there, and private keys, opened. */
export type CertificateParts = {
	readonly certificates: readonly X509Certificate[];
	readonly keys: readonly KeyObject[];
};

/** The passphrase, asked for when something turns out to be protected; undefined when the profile names none. */
export type AskPassphrase = () => Promise<string | undefined>;
