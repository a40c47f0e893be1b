import {X509Certificate} from 'node:crypto';
import {EntokError} from '../core/entok-error.ts';
import {readSafely} from './safe-file.ts';
import {writeFileAtomically} from './write-file.ts';

const largestFile = 1024 * 1024;

/** Whether a text is one certificate of an emulator's authority (emulator/certificate.ts), as an earlier run wrote it. */
function isOurs(text: string): boolean {
	if (text.split('-----BEGIN ').length !== 2) {
		return false;
	}

	try {
		return new X509Certificate(text).subject.split('\n').includes('O=entok emulator');
	} catch {
		return false;
	}
}

/**
 * Writes a certificate authority for other programs to trust: it is public, so anybody may read the file. In the place of
 * a file that is there already only when that is the authority of an earlier run, by the name in it; a bundle of
 * authorities that the machine needs must not be lost to a slip of the hand. Throws EntokError `configuration`.
 */
export async function writeAuthorityFile(path: string, authority: string): Promise<void> {
	const there = await readSafely(path, {what: 'The file', limit: largestFile, trust: 'any'});
	if (there && !isOurs(there.text)) {
		throw new EntokError(
			'configuration',
			`The file ${path} is not the certificate of an emulator and is not overwritten.`,
			'Name a new file.',
		);
	}

	await writeFileAtomically(path, authority, {mode: 0o644});
}
