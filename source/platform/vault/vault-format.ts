import {EntokError} from '../../core/entok-error.ts';
import {isJsonObject, type JsonObject, parseJsonObject} from '../../core/json.ts';
import {isStoreName} from '../../core/secret-reference.ts';

/** A text under AES-256-GCM: a nonce of 96 bits, as many bytes as the text has, a tag of 128 bits; each base64. */
export type Sealed = {readonly nonce: string; readonly data: string; readonly tag: string};

/** How the key is made of the passphrase: scrypt (RFC 7914), N = 2^logN. The salt is 16 bytes, base64. */
export type KeyDerivation = {
	readonly name: 'scrypt';
	readonly logN: number;
	readonly r: 8;
	readonly p: 1;
	readonly salt: string;
};

/**
 * The vault, version 1: `vault.json`, UTF-8, described by `vault.schema.json`.
 *
 * - The key is 32 bytes of scrypt over the passphrase (NFKC, UTF-8).
 * - `check` seals the empty text; its additional data is the JSON text `["entok vault",1,"check","scrypt",logN,8,1,salt]`, so
 *   it opens with the right passphrase only, and with nothing else changed up there.
 * - Each entry seals one secret (UTF-8); its additional data is `["entok vault",1,"entry",name]`, so an entry moved to
 *   another name opens no more.
 * - Names stand in the file readably. Who can write the file can take entries away, or put an older vault back whole.
 * - Another passphrase means another salt and key: every entry is sealed anew, so a copy of the old file together with the
 *   old passphrase opens nothing that was stored since.
 */
export type VaultFile = {
	readonly version: 1;
	readonly kdf: KeyDerivation;
	readonly check: Sealed;
	readonly entries: ReadonlyMap<string, Sealed>;
};

/** What others made costlier than this would take minutes and gigabytes to open. */
const dearestLogN = 20;

const nothingChanged = 'It is left as it is. Put back a copy of yours, or move it away to begin anew.';

const isBase64 = (value: unknown, bytes?: number): value is string => {
	if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) {
		return false;
	}

	const decoded = Buffer.from(value, 'base64');
	return decoded.toString('base64') === value && (bytes === undefined || decoded.length === bytes);
};

const hasOnly = (object: JsonObject, names: readonly string[]): boolean =>
	Object.keys(object).every(name => names.includes(name));

function sealedFrom(value: unknown): Sealed | undefined {
	if (!isJsonObject(value) || !hasOnly(value, ['nonce', 'data', 'tag'])) {
		return undefined;
	}

	const {nonce, data, tag} = value;
	return isBase64(nonce, 12) && isBase64(data) && isBase64(tag, 16) ? {nonce, data, tag} : undefined;
}

function derivationFrom(value: unknown, leastLogN: number): KeyDerivation | undefined {
	if (!isJsonObject(value) || !hasOnly(value, ['name', 'logN', 'r', 'p', 'salt'])) {
		return undefined;
	}

	const {name, logN, r, p, salt} = value;
	return name === 'scrypt' &&
		typeof logN === 'number' &&
		Number.isInteger(logN) &&
		logN >= leastLogN &&
		logN <= dearestLogN &&
		r === 8 &&
		p === 1 &&
		isBase64(salt, 16)
		? {name, logN, r, p, salt}
		: undefined;
}

function entriesFrom(value: unknown): ReadonlyMap<string, Sealed> | undefined {
	const found = isJsonObject(value) ? Object.entries(value) : undefined;
	const entries = found?.flatMap(([name, entry]): ReadonlyArray<readonly [string, Sealed]> => {
		const sealed = isStoreName(name) ? sealedFrom(entry) : undefined;
		return sealed ? [[name, sealed]] : [];
	});
	return entries && entries.length === found?.length ? new Map(entries) : undefined;
}

/** Reads a vault's text. Throws EntokError `configuration`, which quotes nothing of it. `leastLogN`: what costs less is refused. */
export function parseVault(text: string, path: string, leastLogN: number): VaultFile {
	const object = parseJsonObject(text);
	if (object === undefined) {
		throw new EntokError('configuration', `The vault ${path} is damaged: it is not valid JSON.`, nothingChanged);
	}

	const {version} = object;
	if (typeof version === 'number' && version > 1) {
		throw new EntokError(
			'configuration',
			`The vault ${path} has version ${version} of its format, which a newer entok made.`,
			'Use that one. The vault is left as it is.',
		);
	}

	const kdf = derivationFrom(object['kdf'], leastLogN);
	const check = sealedFrom(object['check']);
	const entries = entriesFrom(object['entries']);
	if (version !== 1 || !hasOnly(object, ['version', 'kdf', 'check', 'entries']) || !kdf || !check || !entries) {
		const part = version !== 1 ? 'version' : !kdf ? 'kdf' : !check ? 'check' : !entries ? 'entries' : 'list of members';
		throw new EntokError(
			'configuration',
			`The vault ${path} is damaged: its ${part} is not as it should be.`,
			nothingChanged,
		);
	}

	return {version, kdf, check, entries};
}

/** A vault as it is written. */
export const vaultText = ({version, kdf, check, entries}: VaultFile): string =>
	`${JSON.stringify({version, kdf, check, entries: Object.fromEntries(entries)}, undefined, '\t')}\n`;
