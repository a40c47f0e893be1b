import {dirname} from 'node:path';
import type {Clock} from '../../core/clock.ts';
import {EntokError} from '../../core/entok-error.ts';
import {Secret} from '../../core/secret.ts';
import {withFileLock} from '../file-lock.ts';
import {removeLeftovers} from '../leftovers.ts';
import {refuseOpenFolder} from '../profiles-on-disk.ts';
import {readSafely} from '../safe-file.ts';
import {makePrivateFolder, writeFileAtomically} from '../write-file.ts';
import type {ReadPassphrase} from './passphrase.ts';
import {checkData, deriveKey, entryData, newDerivation, seal, unseal} from './vault-cipher.ts';
import {parseVault, type Sealed, type VaultFile, vaultText} from './vault-format.ts';
import {VaultKey} from './vault-key.ts';
import {keyToVault, newPassphrase} from './vault-passphrase.ts';

/** Secrets under one passphrase, in one file. Errors are EntokErrors of kind `configuration`, `input-needed` or `cancelled`. */
export type Vault = {
	readonly path: string;
	/** Its entries' names, which need no passphrase; undefined: there is no vault yet. */
	names(): Promise<readonly string[] | undefined>;
	/** Undefined when there is no such entry. */
	read(name: string, signal?: AbortSignal): Promise<Secret | undefined>;
	/** Makes the vault if there is none. `isNew`: an entry of this name is not written over, and rejects with the code `taken`. */
	write(
		name: string,
		value: Secret,
		options?: {readonly isNew?: boolean; readonly signal?: AbortSignal},
	): Promise<void>;
	/** Needs no passphrase. False when there was no such entry. */
	remove(name: string): Promise<boolean>;
	changePassphrase(signal?: AbortSignal): Promise<void>;
	/** Forgets the key. */
	lock(): void;
};

export type VaultOptions = {
	/** Of `vault.json`. */
	readonly path: string;
	readonly readPassphrase: ReadPassphrase;
	readonly clock: Clock;
	/** How costly a key is, as log2 of scrypt's N; a vault that costs less is refused. For tests, where many are made. */
	readonly logN?: number;
};

/** 128 MiB and a third of a second: what OWASP's «Password Storage Cheat Sheet» asks of scrypt. */
const usualLogN = 17;

/** Bytes; hundreds of entries. */
const largest = 4 * 1024 * 1024;

async function readVault(path: string, leastLogN: number): Promise<VaultFile | undefined> {
	await refuseOpenFolder(dirname(path));
	const file = await readSafely(path, {what: 'The vault', limit: largest, trust: 'private'});
	return file && parseVault(file.text, path, leastLogN);
}

/** The vault in a file. Nothing is read or asked before it is needed. */
export function createVault({path, readPassphrase, clock, logN = usualLogN}: VaultOptions): Vault {
	const held = new VaultKey(clock);
	let unlocking: Promise<unknown> = Promise.resolve();

	const read = (): Promise<VaultFile | undefined> => readVault(path, logN);

	async function fresh(notFromFile: boolean, signal?: AbortSignal): Promise<VaultFile> {
		const passphrase = await newPassphrase(readPassphrase, {notFromFile, signal});
		const kdf = newDerivation(logN);
		const key = await deriveKey(passphrase, kdf).finally(() => passphrase.fill(0));
		held.hold(key, kdf.salt);
		return {version: 1, kdf, check: seal(key, Buffer.alloc(0), checkData(kdf)), entries: new Map()};
	}

	/** Holds the key of a vault, or of one that is made for it. One asks at a time: two prompts would fight for the keys. */
	function opened(found: VaultFile | undefined, signal?: AbortSignal): Promise<VaultFile> {
		const turn = unlocking.then(async () => {
			if (found && held.get(found.kdf.salt) === undefined) {
				held.hold(await keyToVault(path, found, readPassphrase, signal), found.kdf.salt);
			}

			return found ?? fresh(false, signal);
		});
		unlocking = turn.catch(() => {});
		return turn;
	}

	/** Puts a vault in the place of `before`, if that is what is there still; false otherwise. */
	async function put(
		before: VaultFile | undefined,
		change: (now: VaultFile | undefined) => VaultFile,
	): Promise<boolean> {
		await makePrivateFolder(dirname(path));
		return withFileLock(`${path}.lock`, async lockedAt => {
			await removeLeftovers(path, lockedAt);
			const now = await read();
			if (now?.kdf.salt !== before?.kdf.salt) {
				return false;
			}

			await writeFileAtomically(path, vaultText(change(now)));
			return true;
		});
	}

	/** The held key, for work that does not wait for anything: it may be overwritten as soon as somebody else has a turn. */
	function keyOf({kdf}: VaultFile): Buffer {
		const key = held.get(kdf.salt);
		if (key === undefined) {
			throw new EntokError('configuration', 'The vault was locked meanwhile.', 'Try again.');
		}

		return key;
	}

	function plainOf(vault: VaultFile, name: string, sealed: Sealed): Buffer {
		const plain = unseal(keyOf(vault), sealed, entryData(name));
		if (plain === undefined) {
			throw new EntokError(
				'configuration',
				`The entry ${name} of the vault ${path} was changed by something else than entok.`,
				`It opens no more; the others may. Put back a copy of yours, or remove it: entok profile vault remove ${name}`,
			);
		}

		return plain;
	}

	return {
		path,
		names: async () => {
			const vault = await read();
			return vault && [...vault.entries.keys()];
		},
		async read(name, signal) {
			const vault = await read();
			const sealed = vault?.entries.get(name);
			if (!vault || !sealed) {
				return undefined;
			}

			const plain = plainOf(await opened(vault, signal), name, sealed);
			const value = new Secret(plain.toString());
			plain.fill(0);
			return value;
		},
		async write(name, value, {isNew = false, signal} = {}) {
			for (;;) {
				const before = await read();
				const vault = await opened(before, signal);
				const isWritten = await put(before, now => {
					const entries = new Map(now?.entries);
					if (isNew && entries.has(name)) {
						throw new EntokError(
							'configuration',
							`The vault has an entry ${name} already; it is not written over.`,
							'Choose another name.',
							{code: 'taken'},
						);
					}

					const plain = Buffer.from(value.reveal());
					entries.set(name, seal(keyOf(vault), plain, entryData(name)));
					plain.fill(0);
					return {...(now ?? vault), entries};
				});
				if (isWritten) {
					return;
				}
			}
		},
		async remove(name) {
			for (;;) {
				const before = await read();
				if (!before?.entries.has(name)) {
					return false;
				}

				const isWritten = await put(before, now => {
					const entries = new Map((now ?? before).entries);
					entries.delete(name);
					return {...(now ?? before), entries};
				});
				if (isWritten) {
					return true;
				}
			}
		},
		async changePassphrase(signal) {
			const before = await read();
			if (!before) {
				throw new EntokError(
					'configuration',
					`There is no vault ${path} yet.`,
					'The first secret that is stored in it makes it.',
				);
			}

			held.forget();
			held.hold(await keyToVault(path, before, readPassphrase, signal), before.kdf.salt);
			const plains = new Map(
				[...before.entries].map(([name, sealed]) => [name, plainOf(before, name, sealed)] as const),
			);
			try {
				const vault = await fresh(true, signal);
				const isWritten = await put(before, now => {
					if (JSON.stringify([...(now?.entries ?? [])]) !== JSON.stringify([...before.entries])) {
						throw changedMeanwhile();
					}

					const key = keyOf(vault);
					return {
						...vault,
						entries: new Map([...plains].map(([name, plain]) => [name, seal(key, plain, entryData(name))] as const)),
					};
				});
				if (!isWritten) {
					throw changedMeanwhile();
				}
			} catch (thrown) {
				held.forget();
				throw thrown;
			} finally {
				for (const plain of plains.values()) {
					plain.fill(0);
				}
			}
		},
		lock: () => held.forget(),
	};
}

const changedMeanwhile = (): EntokError =>
	new EntokError('configuration', 'Another entok changed the vault meanwhile.', 'Nothing was written. Try again.');
