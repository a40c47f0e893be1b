import type {LoadCertificate} from './client-certificate.ts';
import type {Clock} from './clock.ts';
import type {Http} from './http.ts';
import type {JsonObject} from './json.ts';
import type {ManagedIdentityHost} from './managed-identity-host.ts';
import type {Profile} from './profile.ts';
import type {ListenForRedirect} from './redirect-listener.ts';
import type {Secret} from './secret.ts';
import type {VerifySignature} from './signature.ts';
import type {TokenHolder} from './token-holder.ts';

/** Saved profiles. Reading never writes; every change is one locked, atomic update. */
export type ProfileStore = {
	/** Where the profiles are, for people. */
	readonly place: string;
	read(): Promise<StoredProfiles>;
	/** Applies a change to what is stored right then, under a lock; returns what was written. */
	update(change: (profiles: readonly Profile[]) => readonly Profile[]): Promise<readonly Profile[]>;
};

export type StoredProfiles = {
	readonly profiles: readonly Profile[];
	/** What is odd but did not stop the reading: a file mode too wide, for example. */
	readonly warnings: readonly string[];
};

/** What entok keeps between runs, one JSON object a name. A file of no use is never touched. */
export type StateStore = {
	/** Undefined when nothing was kept under this name. */
	read(name: string): Promise<JsonObject | undefined>;
	/** Applies a change to what is kept right then, in one locked step. */
	update(name: string, change: (before: JsonObject | undefined) => JsonObject): Promise<void>;
};

/** The values behind references. */
export type SecretStore = {
	/** `purpose` names what the secret is for, in a prompt and in errors. */
	resolve(reference: string, purpose: string, signal?: AbortSignal): Promise<Secret>;
	/**
	 * The bytes behind a reference: a file's as they are, any other value's in UTF-8. `isPublic`: it is no secret (a
	 * certificate without its key), so owner, mode and links of its file do not matter.
	 */
	resolveBytes(
		reference: string,
		purpose: string,
		options?: {readonly signal?: AbortSignal; readonly isPublic?: boolean},
	): Promise<Uint8Array>;
	/** Writes a rotated value back to where it came from. Resolves to the reason when that place cannot be written. */
	replace(reference: string, value: Secret): Promise<string | undefined>;
	/**
	 * Does work that reads a secret, uses it up and writes its successor back, while no other entok does the same with
	 * that place. Waits for its turn; rejects with EntokError `configuration` when that takes too long, `cancelled` when
	 * the signal says so. A place that several cannot share, or that cannot be locked, is not waited for.
	 */
	exclusively<Result>(reference: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
	/**
	 * Stores a secret at a new place: a file that only the person can read (`file:/path`), an entry of the vault
	 * (`vault:NAME`) or of the key ring (`keychain:NAME`). Nothing is written over: a place that is taken rejects with
	 * the code `taken`. Rejects with EntokError `configuration`, or `input-needed` for the vault's passphrase.
	 */
	keep(reference: string, value: Secret, signal?: AbortSignal): Promise<void>;
	/**
	 * Deletes what entok stored at a place, while no other entok uses it. Resolves to the reason when the place is left as
	 * it is, not being entok's; what is gone already is no reason. Rejects with an EntokError when it cannot be deleted.
	 */
	discard(reference: string): Promise<string | undefined>;
	/** Why nothing can be stored in places of a kind here, in a sentence; undefined when it can. */
	whyNotKeep(kind: KeepingKind): Promise<string | undefined>;
};

/** The vault, as commands look after it. All reject with EntokErrors. */
export type VaultKeeper = {
	readonly path: string;
	/** Its entries' names, which need no passphrase; undefined: there is no vault yet. */
	names(): Promise<readonly string[] | undefined>;
	/** False when there was no such entry. */
	remove(name: string): Promise<boolean>;
	changePassphrase(): Promise<void>;
};

/** Kinds of places where entok can store a secret. */
export type KeepingKind = 'file' | 'vault' | 'keychain';

/** One of the process's streams, as commands and the accessible mode see it. */
export type Output = {
	readonly isTerminal: boolean;
	/** Writes a text, or bytes, as they are. */
	write(text: string | Uint8Array): void;
};

/** The outside world, made by `cli.ts` or a test bench and handed in. */
export type Doors = {
	readonly http: Http;
	readonly clock: Clock;
	readonly profiles: ProfileStore;
	readonly secrets: SecretStore;
	sha256(text: string): Promise<string>;
	newId(): string;
	/** 256 random bits as base64url. */
	randomText(): string;
	readonly loadCertificate: LoadCertificate;
	readonly listenForRedirect: ListenForRedirect;
	readonly managedIdentity: ManagedIdentityHost;
	readonly verifySignature: VerifySignature;
	/** Absent: nothing is shared with other processes. */
	readonly holder?: TokenHolder;
};
