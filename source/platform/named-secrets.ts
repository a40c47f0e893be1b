import {EntokError} from '../core/entok-error.ts';
import type {Secret} from '../core/secret.ts';
import type {Vault} from './vault/vault.ts';

/** A place of entok's own that holds secrets by names: the vault, the key ring. Rejects with EntokErrors that name no value. */
export type NamedSecrets = {
	/** Undefined when there is none of this name. */
	read(name: string, signal?: AbortSignal): Promise<Secret | undefined>;
	/** `isNew`: one of this name that is there already is not written over; the error's code is `taken` then. */
	write(name: string, value: Secret, options: {readonly isNew: boolean; readonly signal?: AbortSignal}): Promise<void>;
	/** What is not there is removed already. */
	remove(name: string): Promise<void>;
	/** Why it cannot be used here, in a sentence. */
	whyNot(): Promise<string | undefined>;
};

export const vaultSecrets = (vault: Vault): NamedSecrets => ({
	read: vault.read,
	write: vault.write,
	async remove(name) {
		await vault.remove(name);
	},
	async whyNot() {
		await vault.names();
		return undefined;
	},
});

const titles = {vault: 'vault', keychain: 'key ring'} as const;

export type NamedKind = keyof typeof titles;

/** For places that are not there, with `--demo` for example: they say so when they are asked. */
export function absentSecrets(reason: string, hint?: string): NamedSecrets {
	const refuse = async (): Promise<never> => {
		throw new EntokError('configuration', reason, hint);
	};
	return {read: refuse, write: refuse, remove: refuse, whyNot: async () => reason};
}

/** The secret of a name, which must be there. */
export async function readNamed(
	secrets: NamedSecrets,
	{kind, name}: {readonly kind: NamedKind; readonly name: string},
	purpose: string,
	signal?: AbortSignal,
): Promise<Secret> {
	const value = await secrets.read(name, signal);
	if (value === undefined) {
		throw new EntokError(
			'configuration',
			`The ${titles[kind]} has no entry ${name}, where ${purpose} should be.`,
			`Store it there: entok profile edit NAME --store ${kind}:${/ /.test(name) ? `'${name}'` : name}`,
		);
	}

	return value;
}
