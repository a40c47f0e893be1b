import {EntokError} from '../core/entok-error.ts';
import {keepingReference, placeOf} from '../core/keeping-place.ts';
import type {Profile} from '../core/profile.ts';
import {
	fieldTitle,
	isSecretField,
	referenceIn,
	type SecretField,
	secretFields,
	withReference,
} from '../core/secret-field.ts';
import {storeAndUse} from '../session/move-secret.ts';
import type {CommandCall} from './command.ts';
import type {Options} from './options.ts';

/** Where a secret that is typed or piped in is to be stored, and which one of a profile it is. */
export type Store = {readonly field: SecretField; readonly to: string};

/** What `--field` names, if it is given. Throws EntokError `usage`. */
export function namedField({field}: Options): SecretField | undefined {
	if (field !== undefined && !isSecretField(field)) {
		throw new EntokError('usage', `There is no secret field «${field}».`, `Fields: ${secretFields.join(', ')}.`);
	}

	return field;
}

/** The secret that `--store` is about: the passphrase where there is a certificate, else the client secret. */
export const storedField = (options: Options, old?: Profile): SecretField =>
	namedField(options) ??
	(options.certificate !== undefined || (old?.credential.kind === 'certificate' && options.secret === undefined)
		? 'passphrase'
		: 'secret');

/** The reference options that `--store` takes the place of. */
const insteadOf = {
	secret: 'secret',
	passphrase: 'passphrase',
	password: 'password',
	'refresh-token': 'refresh-token',
	'user-token': 'user-token',
} as const satisfies Readonly<Record<SecretField, keyof Options>>;

/** What `--store` asks for; undefined without it. Throws EntokError `usage`. */
export function storeOf(options: Options, old?: Profile): Store | undefined {
	const {store} = options;
	if (store === undefined) {
		if (options['secret-stdin'] || options.field !== undefined) {
			throw new EntokError(
				'usage',
				`--${options['secret-stdin'] ? 'secret-stdin' : 'field'} needs a place to store the secret in.`,
				'Like this: --secret-stdin --store vault:NAME. A profile that refers to a secret needs none: --secret env:NAME.',
			);
		}

		return undefined;
	}

	const field = storedField(options, old);
	if (options[insteadOf[field]] !== undefined) {
		throw new EntokError(
			'usage',
			`--store and --${insteadOf[field]} both say where the ${field} is.`,
			'Give one of them.',
		);
	}

	if (store.startsWith('plain:')) {
		throw new EntokError(
			'usage',
			'A secret must not stand on the command line (--store plain:…).',
			'Others can read it there. Write --store plain alone, and pipe the secret in: --secret-stdin.',
		);
	}

	return {field, to: store === 'plain' ? store : keepingReference(store, 'Where the secret is stored')};
}

/**
 * Asks for the secret, stores it, and saves the profile that refers to it; gives what there is to tell about that.
 * Without a place to store anything in, the profile is saved as it is.
 */
export async function saveStoring(
	{secrets, options, show}: CommandCall,
	store: Store | undefined,
	profile: Profile,
	save: (profile: Profile) => Promise<unknown>,
): Promise<string> {
	if (store === undefined) {
		await save(profile);
		return '';
	}

	const {field, to} = store;
	const purpose = fieldTitle(field, profile.name);
	const needsCertificate = field === 'passphrase' && profile.credential.kind !== 'certificate';
	if (needsCertificate) {
		throw new EntokError('usage', 'A passphrase belongs to a certificate.', 'Name it: --certificate file:/path.');
	}

	const before = referenceIn(profile, field);
	const value = await secrets.resolve(options['secret-stdin'] ? 'stdin' : 'prompt', purpose);
	if (to === 'plain') {
		await save(withReference(profile, field, `plain:${value.reveal()}`));
		return ` NO: the ${show(purpose)} stands in that file, unprotected. Protect it: entok profile move-secret NAME --to vault:NAME`;
	}

	if (before === to) {
		const reason = await secrets.replace(to, value);
		if (reason !== undefined) {
			throw new EntokError('configuration', `The ${purpose} was not stored. ${reason}`);
		}

		await save(profile);
	} else {
		await storeAndUse(secrets, {reference: to, value, purpose}, () => save(withReference(profile, field, to)));
	}

	return ` Its ${field} is in ${show(placeOf(to), 'address')}.`;
}
