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

const grammar = 'Write env:NAME, file:/absolute/path or prompt — never the secret itself.';

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
			return {kind, name: rest};
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

/**
 * Why a person cannot make use of a reference, in a sentence; undefined when they can. The profile file's form has kinds
 * that this version does not look up, and those of the demo tenant.
 */
export function whyNotUsable(text: string): string | undefined {
	const [, kind = ''] = /^(cmd|keychain|vault|demo|stdin)(?::|$)/.exec(text) ?? [];
	switch (kind) {
		case '':
			return undefined;
		case 'demo':
			return 'The demo’s secrets (demo:) are there with --demo only.';
		case 'stdin':
			return 'Standard input (stdin) is for one call and cannot be kept in a profile.';
		default:
			return `This version of entok cannot read ${kind}: references.`;
	}
}

/** A reference as it may be shown: only a `plain:` one hides something. */
export const showReference = (text: string): string => (text.startsWith('plain:') ? `plain:${mask}` : text);
