import {EntokError} from '../../core/entok-error.ts';
import type {ReadPassphrase} from './passphrase.ts';
import {checkData, deriveKey, unseal} from './vault-cipher.ts';
import type {VaultFile} from './vault-format.ts';

/** What the prompt asks for. */
const question = 'the passphrase of the vault';

/** How often a person may type it. */
const tries = 3;

/** Characters of a new one. */
const leastLength = 8;

/** Which of the two it was is not said: the check that fails is the same, and whoever guesses learns nothing. */
const wrongPassphrase = (path: string): EntokError =>
	new EntokError(
		'configuration',
		`The vault ${path} does not open.`,
		'Either the passphrase is not right, or the file was changed by something else than entok.',
		{code: 'vault_locked'},
	);

/** Asks for the passphrase until it opens the vault; resolves to the key. Rejects with EntokError `configuration` after three tries. */
export async function keyToVault(
	path: string,
	{kdf, check}: VaultFile,
	readPassphrase: ReadPassphrase,
	signal?: AbortSignal,
): Promise<Buffer> {
	for (let attempt = 1; ; attempt++) {
		const asked = attempt === 1 ? question : `${question} (that one did not open it)`;
		const passphrase = await readPassphrase(asked, {signal});
		const key = await deriveKey(passphrase.bytes, kdf).finally(() => passphrase.bytes.fill(0));
		if (unseal(key, check, checkData(kdf)) !== undefined) {
			return key;
		}

		key.fill(0);
		if (!passphrase.isTyped || attempt === tries) {
			throw wrongPassphrase(path);
		}
	}
}

/** A passphrase to be set, typed twice where a person types it; to be overwritten after use. Rejects with EntokError `usage`. */
export async function newPassphrase(
	readPassphrase: ReadPassphrase,
	options: NonNullable<Parameters<ReadPassphrase>[1]>,
): Promise<Buffer> {
	const first = await readPassphrase('a new passphrase for the vault', options);
	if ([...first.bytes.toString()].length < leastLength) {
		first.bytes.fill(0);
		throw new EntokError(
			'usage',
			`A passphrase of the vault has ${leastLength} characters at least.`,
			'Four or five words that do not belong together are easy to keep in mind. Nothing was written.',
		);
	}

	if (first.isTyped) {
		const second = await readPassphrase('the same passphrase again', options);
		const isSame = first.bytes.equals(second.bytes);
		second.bytes.fill(0);
		if (!isSame) {
			first.bytes.fill(0);
			throw new EntokError('usage', 'The two passphrases are not the same.', 'Nothing was written. Try again.');
		}
	}

	return first.bytes;
}
