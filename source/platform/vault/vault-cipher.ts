import {createCipheriv, createDecipheriv, randomBytes, scrypt} from 'node:crypto';
import type {KeyDerivation, Sealed} from './vault-format.ts';

const cipher = 'aes-256-gcm';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A derivation nobody used before. */
export const newDerivation = (logN: number): KeyDerivation => ({
	name: 'scrypt',
	logN,
	r: 8,
	p: 1,
	salt: base64(randomBytes(16)),
});

/** 32 bytes, made on a thread of their own: it takes a third of a second and 128 MiB, and the screen goes on meanwhile. */
export const deriveKey = (passphrase: Uint8Array, {logN, r, p, salt}: KeyDerivation): Promise<Buffer> =>
	new Promise((resolve, reject) => {
		const N = 2 ** logN;
		// Node's own limit is 32 MiB; the algorithm needs 128 * N * r bytes and a little.
		const maxmem = 256 * N * r;
		scrypt(passphrase, Buffer.from(salt, 'base64'), 32, {N, r, p, maxmem}, (error, key) =>
			error ? reject(error) : resolve(key),
		);
	});

export function seal(key: Uint8Array, plain: Uint8Array, additionalData: string): Sealed {
	const nonce = randomBytes(12);
	const sealing = createCipheriv(cipher, key, nonce, {authTagLength: 16});
	sealing.setAAD(Buffer.from(additionalData), {plaintextLength: plain.length});
	const data = Buffer.concat([sealing.update(plain), sealing.final()]);
	return {nonce: base64(nonce), data: base64(data), tag: base64(sealing.getAuthTag())};
}

/** What was sealed; undefined for another key, other additional data, or a single bit that changed. */
export function unseal(key: Uint8Array, {nonce, data, tag}: Sealed, additionalData: string): Buffer | undefined {
	const opening = createDecipheriv(cipher, key, Buffer.from(nonce, 'base64'), {authTagLength: 16});
	const sealed = Buffer.from(data, 'base64');
	opening.setAAD(Buffer.from(additionalData), {plaintextLength: sealed.length});
	opening.setAuthTag(Buffer.from(tag, 'base64'));
	const plain = opening.update(sealed);
	try {
		opening.final();
		return plain;
	} catch {
		plain.fill(0);
		return undefined;
	}
}

/** The additional data of a vault's `check`. */
export const checkData = ({name, logN, r, p, salt}: KeyDerivation): string =>
	JSON.stringify(['entok vault', 1, 'check', name, logN, r, p, salt]);

/** The additional data of an entry. */
export const entryData = (name: string): string => JSON.stringify(['entok vault', 1, 'entry', name]);
