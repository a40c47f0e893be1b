import type {Mark} from '../../../core/document.ts';
import type {SecretField} from '../../../core/secret-field.ts';
import type {EditorFieldId, TextFieldId} from '../editor/draft.ts';

/** A place where a pasted secret can live, as the question lists it. */
export type SecretPlace = {
	readonly kind: 'keychain' | 'vault' | 'file' | 'env' | 'prompt' | 'plain';
	/** The key that chooses it. */
	readonly letter: string;
	readonly title: string;
	/** What it means, in a few words. */
	readonly note: string;
	readonly mark?: Mark;
	/** Why it cannot be chosen here, in a sentence. */
	readonly blocked?: string;
};

/** The fields of the editor that hold one secret text, by what the rest of the program calls them. */
const secretFieldOf: Readonly<Partial<Record<EditorFieldId, SecretField>>> = {
	secret: 'secret',
	passphrase: 'passphrase',
	password: 'password',
	refreshToken: 'refresh-token',
	userToken: 'user-token',
};

export const takesSecret = (id: EditorFieldId): id is TextFieldId => secretFieldOf[id] !== undefined;

/** What is called after a profile and a field: the first name that suits, then the same with a number. */
const numbered = (name: string, turn: number): string => (turn === 1 ? name : `${name}-${turn}`);

/** The reference to a place for a profile's secret. `turn`: the names before were taken. */
export function referenceTo(kind: SecretPlace['kind'], profileName: string, id: TextFieldId, turn: number): string {
	const slug =
		profileName
			.normalize('NFKD')
			.toLowerCase()
			.replace(/[^a-z0-9.]+/g, '-')
			.replace(/^[-.]+|-+$/g, '') || 'profile';
	const field = secretFieldOf[id] ?? 'secret';
	switch (kind) {
		case 'keychain':
		case 'vault':
			return `${kind}:${numbered(`${slug}/${field}`, turn)}`;
		case 'file':
			return `file:~/.local/state/entok/${numbered(`${slug}.${field}`, turn)}`;
		case 'env':
			return `env:${`${/^\d/.test(slug) ? '_' : ''}${slug}_${field}`.toUpperCase().replace(/\W+/g, '_')}`;
		case 'prompt':
			return 'prompt';
		case 'plain':
			return 'plain:';
	}
}

/** Every place, the safest first. The reasons are those why entok can store nothing there. */
export const secretPlaces = (reasons: {
	readonly keychain?: string;
	readonly vault?: string;
	readonly file?: string;
}): readonly SecretPlace[] => [
	{
		kind: 'keychain',
		letter: 'r',
		title: 'Key ring',
		note: 'of this system; open while you are signed in to it',
		blocked: reasons.keychain,
	},
	{kind: 'vault', letter: 'v', title: 'Vault', note: 'a file under a passphrase of yours', blocked: reasons.vault},
	{kind: 'file', letter: 'f', title: 'File', note: 'readable by you alone (0600)', blocked: reasons.file},
	{kind: 'env', letter: 'e', title: 'Environment', note: 'nothing is stored; a variable you set yourself'},
	{kind: 'prompt', letter: 'a', title: 'Ask each time', note: 'nothing is stored; you type it when it is needed'},
	{
		kind: 'plain',
		letter: 'p',
		title: 'In the profile',
		note: 'unprotected, for all who get the file',
		mark: 'no',
	},
];
