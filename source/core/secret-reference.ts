import {EntokError} from './entok-error.ts';
import {parseJsonArrayOfTexts} from './json.ts';
import {mask, Secret} from './secret.ts';

/** Where a secret is found. A profile stores the reference, never the value. */
export type SecretReference =
	| {readonly kind: 'env'; readonly name: string}
	| {readonly kind: 'file'; readonly path: string; readonly anyMode: boolean}
	| {readonly kind: 'prompt'}
	/** Standard input, for one call (`--secret-stdin`); never stored. */
	| {readonly kind: 'stdin'}
	| {readonly kind: 'demo'; readonly name: string}
	| {readonly kind: 'cmd'; readonly argv: readonly string[]}
	| {readonly kind: 'keychain'; readonly name: string}
	| {readonly kind: 'vault'; readonly name: string}
	| {readonly kind: 'plain'; readonly value: Secret};

/** How references are written, for errors. */
export const referenceForms =
	'env:NAME, file:/absolute/path, vault:NAME, keychain:NAME, cmd:["program","argument"] or prompt';

const grammar = `Write ${referenceForms} — never the secret itself.`;

/** Whether a text can name an entry of the vault or the key ring: 1 to 128 plain characters. */
export const isStoreName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9 ._@/-]{0,127}$/.test(text);

/** Reads a reference. The error never quotes the text: whoever typed a secret instead must not find it in a log. */
export function parseSecretReference(text: string): SecretReference {
	const [, kind, rest = ''] = /^([a-z]+)(?::([\s\S]*))?$/.exec(text) ?? [];
	switch (kind) {
		case 'env':
			if (/^[A-Za-z_]\w*$/.test(rest)) {
				return {kind, name: rest};
			}

			throw new EntokError('configuration', 'An env: reference needs the name of an environment variable.', grammar);
		case 'file': {
			const [path = '', query] = rest.split('?', 2);
			if (
				(path.startsWith('/') || path.startsWith('~/') || /^[A-Za-z]:[\\/]/.test(path)) &&
				(query === undefined || query === 'mode=any')
			) {
				return {kind, path, anyMode: query === 'mode=any'};
			}

			throw new EntokError(
				'configuration',
				'A file: reference needs an absolute path, or one starting with ~/.',
				grammar,
			);
		}

		case 'prompt':
		case 'stdin':
			return {kind};
		case 'demo':
			return {kind, name: rest};
		case 'keychain':
		case 'vault':
			if (isStoreName(rest)) {
				return {kind, name: rest};
			}

			throw new EntokError(
				'configuration',
				`A ${kind}: reference needs the name of an entry: letters, digits, blanks and . _ @ / -, 128 at most.`,
				grammar,
			);
		case 'plain':
			return {kind, value: new Secret(rest)};
		case 'cmd': {
			const argv = parseJsonArrayOfTexts(rest);
			if (argv?.[0]) {
				return {kind, argv};
			}

			throw new EntokError(
				'configuration',
				'A cmd: reference needs a JSON array of texts: program and arguments.',
				grammar,
			);
		}

		default:
			throw new EntokError('configuration', 'This is not a reference to a secret.', grammar);
	}
}

/** Why a person cannot make use of a reference, in a sentence; undefined when they can. */
export function whyNotUsable(text: string): string | undefined {
	if (/^demo(?::|$)/.test(text)) {
		return 'The demo’s secrets (demo:) are there with --demo only.';
	}

	return /^stdin(?::|$)/.test(text)
		? 'Standard input (stdin) is for one call and cannot be kept in a profile.'
		: undefined;
}

/** Whether a reference is an unprotected secret itself. */
export const isPlain = (text: string): boolean => /^plain(?::|$)/.test(text);

/** A reference as it may be shown: only a `plain:` one hides something. */
export const showReference = (text: string): string => (text.startsWith('plain:') ? `plain:${mask}` : text);
