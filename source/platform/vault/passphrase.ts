import {createReadStream} from 'node:fs';
import {EntokError} from '../../core/entok-error.ts';
import type {Ask} from '../ask.ts';
import {systemCode, systemReason} from '../file-fault.ts';
import type {Environment} from '../folders.ts';
import {readSafely} from '../safe-file.ts';

/** Where the passphrase of the vault comes from: a descriptor, else a file, else a person. Never an argument or a variable's value. */
export type PassphraseSources = {
	/** What `--vault-passphrase-fd` said. */
	readonly descriptor?: string;
	readonly environment: Environment;
	readonly ask?: Ask;
};

/** `bytes` are to be overwritten after use. Only a person can be asked once more. */
export type Passphrase = {readonly bytes: Buffer; readonly isTyped: boolean};

/**
 * Gets a passphrase; `question` names it to a person. `notFromFile`: the file holds the one that is to be replaced.
 * Rejects with EntokError.
 */
export type ReadPassphrase = (
	question: string,
	options?: {readonly signal?: AbortSignal; readonly notFromFile?: boolean},
) => Promise<Passphrase>;

/** Bytes. */
const longest = 4096;

/** The same text may be typed as different code points on different keyboards. */
const bytesOf = (text: string): Buffer => Buffer.from(text.normalize('NFKC'));

const empty = (where: string): EntokError =>
	new EntokError('configuration', `${where} holds no passphrase for the vault.`, 'It must be the first line.');

function numberOf(text: string): number {
	const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	if (number < 3) {
		throw new EntokError(
			'usage',
			'The file descriptor for the vault’s passphrase must be a number from 3 on.',
			'For example: entok token … --vault-passphrase-fd 3 3< FILE',
		);
	}

	return number;
}

async function readDescriptor(text: string): Promise<readonly string[]> {
	const fd = numberOf(text);
	let read = '';
	try {
		for await (const chunk of createReadStream('', {fd, encoding: 'utf8'})) {
			read += chunk;
			if (read.length > longest) {
				throw new EntokError('configuration', `File descriptor ${fd} holds more than a passphrase.`);
			}
		}
	} catch (thrown) {
		throw thrown instanceof EntokError
			? thrown
			: new EntokError(
					'usage',
					systemCode(thrown) === 'EBADF'
						? `There is no open file descriptor ${fd} to read the vault’s passphrase from.`
						: `File descriptor ${fd} could not be read: ${systemReason(thrown)}.`,
					'For example: entok token … --vault-passphrase-fd 3 3< FILE',
				);
	}

	return read.replace(/\r?\n$/, '').split(/\r?\n/);
}

async function readFile(path: string): Promise<string> {
	const what = 'The file with the vault’s passphrase,';
	const file = await readSafely(path, {what, limit: longest, trust: 'private'});
	if (file === undefined) {
		throw new EntokError('configuration', `${what} ${path} does not exist.`, 'ENTOK_VAULT_PASSPHRASE_FILE names it.');
	}

	const line = file.text.replace(/\r?\n$/, '');
	if (/[\r\n]/.test(line)) {
		throw new EntokError('configuration', `${what} ${path} holds more than one line.`);
	}

	return line;
}

/**
 * A reader of passphrases. A descriptor is read once, to its end; each of its lines answers one question (the old
 * passphrase, then the new one). The file answers every question but that for a new passphrase in place of an old one.
 */
export function createPassphraseReader({descriptor, environment, ask}: PassphraseSources): ReadPassphrase {
	const given = descriptor ?? (environment['ENTOK_VAULT_PASSPHRASE_FD'] || undefined);
	const path = environment['ENTOK_VAULT_PASSPHRASE_FILE'] || undefined;
	let lines: Promise<string[]> | undefined;
	return async (question, {signal, notFromFile = false} = {}) => {
		if (given !== undefined) {
			lines ??= readDescriptor(given).then(read => [...read]);
			const line = (await lines).shift();
			if (line !== undefined) {
				if (line === '') {
					throw empty(`File descriptor ${given}`);
				}

				return {bytes: bytesOf(line), isTyped: false};
			}
		} else if (path !== undefined && !notFromFile) {
			const line = await readFile(path);
			if (line === '') {
				throw empty(path);
			}

			return {bytes: bytesOf(line), isTyped: false};
		}

		const typed = await ask?.(question, signal);
		if (typed) {
			return {bytes: bytesOf(typed), isTyped: true};
		}

		throw new EntokError(
			'input-needed',
			typed === '' ? `Nothing was entered for ${question}.` : `Nobody can be asked here for ${question}.`,
			'Name a file of yours (0600) in ENTOK_VAULT_PASSPHRASE_FILE, or a descriptor: --vault-passphrase-fd 3 3< FILE',
		);
	};
}
