import type {SecretStore} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import {Secret} from '../core/secret.ts';
import {parseSecretReference} from '../core/secret-reference.ts';
import {keepSecretFile, readSecretBytes, readSecretFile, replaceSecretFile, withSecretFile} from './secret-file.ts';

/** Asks a person, hidden; undefined when nobody can or may be asked. */
export type Ask = (purpose: string, signal?: AbortSignal) => Promise<string | undefined> | undefined;

export type SecretStoreOptions = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** With `--secret-stdin`: what standard input holds. It answers `stdin`, and the first purpose that would be asked for. */
	readonly readStdin?: (purpose: string) => Promise<string>;
	readonly ask?: Ask;
	/** The demo's secrets by name; rotated ones are put here. */
	readonly demo?: Map<string, string>;
	/** For `~/` in paths; the user's home when left out. */
	readonly home?: string;
};

function fromEnvironment(name: string, purpose: string, environment: SecretStoreOptions['environment']): Secret {
	const value = environment[name];
	if (!value) {
		throw new EntokError(
			'configuration',
			`The environment variable ${name} for ${purpose} is ${value === '' ? 'empty' : 'not set'}.`,
			`Set it in the shell that starts entok: read -rs ${name} && export ${name}`,
		);
	}

	return new Secret(value);
}

const inputNeeded = (message: string): EntokError =>
	new EntokError(
		'input-needed',
		message,
		'Pipe it in with --secret-stdin, or refer to it with env:NAME or file:/path in the profile.',
	);

/** Answers that come from outside any store: standard input for one purpose, a person for the others. */
function createAsking(
	readStdin: SecretStoreOptions['readStdin'],
	ask: Ask | undefined,
): (purpose: string, signal: AbortSignal | undefined, stdinOnly: boolean) => Promise<Secret> {
	let piped: {readonly purpose: string; readonly value: Promise<string>} | undefined;
	return async (purpose, signal, stdinOnly) => {
		if (readStdin && (piped === undefined || piped.purpose === purpose)) {
			piped ??= {purpose, value: readStdin(purpose)};
			return new Secret(await piped.value);
		}

		if (stdinOnly) {
			throw inputNeeded(
				piped
					? `Standard input held the ${piped.purpose} and cannot hold the ${purpose} as well.`
					: `Standard input is not at hand for ${purpose}.`,
			);
		}

		const value = await ask?.(purpose, signal);
		if (value) {
			return new Secret(value);
		}

		throw inputNeeded(
			value === ''
				? `Nothing was entered for ${purpose}.`
				: `Nobody can be asked here for ${purpose}${piped ? `; standard input held the ${piped.purpose}` : ''}.`,
		);
	};
}

const replaceReasons: Readonly<Record<string, string>> = {
	env: 'It came from an environment variable, which entok cannot change for the shell that set it.',
	prompt: 'It was typed in and is stored nowhere.',
	plain: 'It is written in the profile itself, which is changed only by hand.',
	cmd: 'It came from a command, and this version of entok cannot give one back.',
	keychain: 'This version of entok cannot write to the key ring.',
	vault: 'This version of entok cannot write to the vault.',
};

/**
 * The values behind references, looked up at the moment of use. Errors are EntokErrors that name the purpose and the
 * place, never the value: `configuration` for a place without a usable value, `input-needed` when a person is missing.
 */
export function createSecretStore({environment, readStdin, ask, demo, home}: SecretStoreOptions): SecretStore {
	const answered = createAsking(readStdin, ask);
	const resolve: SecretStore['resolve'] = async (text, purpose, signal) => {
		// Made by `--secret-stdin` for one call; a profile never holds it.
		if (text === 'stdin') {
			return answered(purpose, signal, true);
		}

		const reference = parseSecretReference(text);
		switch (reference.kind) {
			case 'env':
				return fromEnvironment(reference.name, purpose, environment);
			case 'file':
				return readSecretFile(reference, purpose, home);
			case 'prompt':
				return answered(purpose, signal, false);
			case 'demo': {
				const value = demo?.get(reference.name);
				if (!value) {
					throw new EntokError('configuration', `A demo: reference for ${purpose} works with --demo only.`);
				}

				return new Secret(value);
			}

			case 'plain':
				if (reference.value.length === 0) {
					throw new EntokError('configuration', `The plain: reference for ${purpose} is empty.`);
				}

				return reference.value;
			default:
				throw new EntokError(
					'configuration',
					`This version of entok cannot read ${reference.kind}: references (${purpose}).`,
					'Use env:NAME, file:/path or prompt.',
				);
		}
	};
	return {
		resolve,
		async resolveBytes(text, purpose, {signal, isPublic = false} = {}) {
			const reference = text === 'stdin' ? undefined : parseSecretReference(text);
			return reference?.kind === 'file'
				? readSecretBytes({...reference, anyMode: reference.anyMode || isPublic}, purpose, home)
				: new TextEncoder().encode((await resolve(text, purpose, signal)).reveal());
		},
		async replace(text, value) {
			if (text === 'stdin') {
				return 'It came from standard input and is stored nowhere.';
			}

			const reference = parseSecretReference(text);
			switch (reference.kind) {
				case 'demo':
					demo?.set(reference.name, value.reveal());
					return demo ? undefined : 'A demo: reference is kept with --demo only.';
				case 'file':
					return replaceSecretFile(reference, value, home);
				default:
					return replaceReasons[reference.kind] ?? 'entok cannot write to that place.';
			}
		},
		async exclusively(text, work, signal) {
			const reference = text === 'stdin' ? undefined : parseSecretReference(text);
			return reference?.kind === 'file' ? withSecretFile(reference, work, {home, signal}) : work();
		},
		async keep(path, value) {
			if (demo) {
				throw new EntokError('configuration', 'The demo writes nothing to the disk.', 'Use a profile of your own.');
			}

			const text = `file:${path}`;
			const reference = path.includes('?') ? undefined : parseSecretReference(text);
			if (reference?.kind !== 'file') {
				throw new EntokError(
					'configuration',
					'The path of a file for a secret must not hold a question mark.',
					'Name another file.',
				);
			}

			await keepSecretFile(reference, value, home);
			return text;
		},
	};
}
