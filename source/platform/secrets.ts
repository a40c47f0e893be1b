import type {SecretStore} from '../core/doors.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {Secret} from '../core/secret.ts';
import {parseSecretReference, type SecretReference} from '../core/secret-reference.ts';
import type {Ask} from './ask.ts';
import type {KeptFiles} from './kept-files.ts';
import {absentSecrets, type NamedKind, type NamedSecrets, readNamed} from './named-secrets.ts';
import {
	expandedPath,
	keepSecretFile,
	readSecretBytes,
	readSecretFile,
	removeSecretFile,
	replaceSecretFile,
	withSecretFile,
} from './secret-file.ts';
import {createTypedSecrets} from './typed-secrets.ts';

export type SecretStoreOptions = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** With `--secret-stdin`: what standard input holds. It answers `stdin`, and the first purpose that would be asked for. */
	readonly readStdin?: (purpose: string) => Promise<string>;
	readonly ask?: Ask;
	/** The demo's secrets by name; rotated ones are put here, and nothing of the person's is touched. */
	readonly demo?: Map<string, string>;
	/** For `~/` in paths; the user's home when left out. */
	readonly home?: string;
	readonly vault?: NamedSecrets;
	readonly keyRing?: NamedSecrets;
	/** Runs the program of a `cmd:` reference and gives what it printed. */
	readonly runCommand?: (argv: readonly string[], purpose: string, signal?: AbortSignal) => Promise<Secret>;
	/** Which files entok made; without it none counts as made by entok. */
	readonly keptFiles?: KeptFiles;
	/** Lets one entok after the other work with an entry of the vault or the key ring; without it they do not wait. */
	readonly inTurn?: <Result>(place: string, work: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
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

/** Why a rotated value is not written to a place of this kind. */
const replaceReasons: Readonly<Partial<Record<SecretReference['kind'], string>>> = {
	stdin: 'It came from standard input and is stored nowhere.',
	env: 'It came from an environment variable, which entok cannot change for the shell that set it.',
	prompt: 'It was typed in and is stored nowhere.',
	plain: 'It is written in the profile itself, which is changed only by hand.',
	cmd: 'It came from a command, and there is no way to give one back.',
};

/** Why there is nothing to delete at a place of this kind. */
const discardReasons: Readonly<Partial<Record<SecretReference['kind'], string>>> = {
	stdin: 'Standard input is stored nowhere.',
	env: 'An environment variable belongs to the shell that set it.',
	prompt: 'What is typed in is stored nowhere.',
	plain: 'It is written in the profile itself and goes with it.',
	cmd: 'It belongs to the program that prints it.',
	demo: 'It belongs to the demo.',
};

const demoReason = 'The demo reads and writes nothing of yours.';

const parse = (text: string): SecretReference =>
	// Made by `--secret-stdin` for one call; a profile never holds it.
	text === 'stdin' ? {kind: 'stdin'} : parseSecretReference(text);

/**
 * The values behind references, looked up at the moment of use. Errors are EntokErrors that name the purpose and the
 * place, never the value: `configuration` for a place without a usable value, `input-needed` when a person is missing.
 */
export function createSecretStore(options: SecretStoreOptions): SecretStore {
	const {environment, demo, home, keptFiles, inTurn} = options;
	const typed = createTypedSecrets(options.readStdin, options.ask);
	const absent = absentSecrets(demo ? demoReason : 'There is none here.');
	const named: Readonly<Record<NamedKind, NamedSecrets>> = {
		vault: options.vault ?? absent,
		keychain: options.keyRing ?? absent,
	};

	const resolve: SecretStore['resolve'] = async (text, purpose, signal) => {
		const reference = parse(text);
		switch (reference.kind) {
			case 'env':
				return fromEnvironment(reference.name, purpose, environment);
			case 'file':
				return readSecretFile(reference, purpose, home);
			case 'prompt':
			case 'stdin':
				return typed(purpose, signal, reference.kind === 'stdin');
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
			case 'vault':
			case 'keychain':
				return readNamed(named[reference.kind], reference, purpose, signal);
			case 'cmd':
				if (!options.runCommand) {
					throw new EntokError(
						'configuration',
						`The program for ${purpose} is not run. ${demo ? demoReason : ''}`.trim(),
					);
				}

				return options.runCommand(reference.argv, purpose, signal);
		}
	};

	async function replaceIn(reference: SecretReference, value: Secret): Promise<string | undefined> {
		switch (reference.kind) {
			case 'demo':
				demo?.set(reference.name, value.reveal());
				return demo ? undefined : 'A demo: reference is kept with --demo only.';
			case 'file':
				return replaceSecretFile(reference, value, home);
			case 'vault':
			case 'keychain':
				await named[reference.kind].write(reference.name, value, {isNew: false});
				return undefined;
			default:
				return replaceReasons[reference.kind];
		}
	}

	async function discardIn(reference: SecretReference): Promise<string | undefined> {
		switch (reference.kind) {
			case 'file':
				if (!(await keptFiles?.has(expandedPath(reference.path, home)))) {
					return 'entok did not make this file.';
				}

				await removeSecretFile(reference, home);
				await keptFiles?.forget(expandedPath(reference.path, home));
				return undefined;
			case 'vault':
			case 'keychain':
				await named[reference.kind].remove(reference.name);
				return undefined;
			default:
				return discardReasons[reference.kind];
		}
	}

	const exclusively: SecretStore['exclusively'] = async (text, work, signal) => {
		const reference = parse(text);
		switch (reference.kind) {
			case 'file':
				return withSecretFile(reference, work, {home, signal});
			case 'vault':
			case 'keychain':
				return inTurn ? inTurn(text, work, signal) : work();
			default:
				return work();
		}
	};

	return {
		resolve,
		async resolveBytes(text, purpose, {signal, isPublic = false} = {}) {
			const reference = parse(text);
			return reference.kind === 'file'
				? readSecretBytes({...reference, anyMode: reference.anyMode || isPublic}, purpose, home)
				: new TextEncoder().encode((await resolve(text, purpose, signal)).reveal());
		},
		async replace(text, value) {
			return replaceIn(parse(text), value).catch((thrown: unknown) => toEntokError(thrown).message);
		},
		exclusively,
		async keep(text, value, signal) {
			if (demo) {
				throw new EntokError('configuration', 'The demo writes nothing to the disk.', 'Use a profile of your own.');
			}

			const reference = parse(text);
			switch (reference.kind) {
				case 'file':
					if (text.includes('?')) {
						throw new EntokError(
							'configuration',
							'The path of a file for a secret must not hold a question mark.',
							'Name another file.',
						);
					}

					await keepSecretFile(reference, value, home);
					try {
						await keptFiles?.add(expandedPath(reference.path, home));
					} catch (thrown) {
						// A secret nobody would know of any more must not lie about.
						await removeSecretFile(reference, home);
						throw thrown;
					}

					return;
				case 'vault':
				case 'keychain':
					await named[reference.kind].write(reference.name, value, {isNew: true, signal});
					return;
				default:
					throw new EntokError(
						'configuration',
						'entok stores no secrets at such a place.',
						'Places: vault:NAME, keychain:NAME, file:/absolute/path.',
					);
			}
		},
		// In turn: who uses a refresh token up right now would write its successor back there.
		discard: text => exclusively(text, () => discardIn(parse(text))),
		async whyNotKeep(kind) {
			if (demo) {
				return demoReason;
			}

			return kind === 'file'
				? undefined
				: named[kind].whyNot().catch((thrown: unknown) => toEntokError(thrown).message);
		},
	};
}
