import {EntokError} from './entok-error.ts';
import {fieldFault, optionalChoice, type Place, refuseUnknownFields} from './json-place.ts';
import type {Credential} from './profile.ts';
import {parseSecretReference} from './secret-reference.ts';

const kinds = ['none', 'secret', 'certificate', 'federated'] as const satisfies ReadonlyArray<Credential['kind']>;

/** A field's reference to a secret, undefined when absent. A literal secret is refused without being quoted. */
export function checkReference(place: Place, field: string): string | undefined {
	const value = place.object[field];
	if (value === undefined) {
		return undefined;
	}

	if (typeof value !== 'string') {
		throw fieldFault(place, field, 'must be a reference to a secret, such as env:NAME');
	}

	if (/^stdin(?::|$)/.test(value)) {
		throw fieldFault(place, field, 'cannot be standard input, which is for one call', 'Use prompt and --secret-stdin.');
	}

	try {
		parseSecretReference(value);
	} catch (error) {
		const {message, hint} = error instanceof EntokError ? error : {message: '', hint: undefined};
		throw fieldFault(place, field, `must be a reference to a secret. ${message.replace(/\.$/, '')}`, hint);
	}

	if (value.startsWith('file:') && value.indexOf('?') !== value.lastIndexOf('?')) {
		throw fieldFault(place, field, 'may hold one question mark only, in ?mode=any');
	}

	return value;
}

function requiredReference(place: Place, field: string): string {
	const reference = checkReference(place, field);
	if (reference === undefined) {
		throw fieldFault(place, field, 'is missing; it must be a reference to a secret, such as env:NAME or file:/path');
	}

	return reference;
}

/** A profile's credential; `owner` is the profile, for the error when it has none. */
export function checkCredential(place: Place | undefined, owner: Place): Credential {
	if (place === undefined) {
		throw fieldFault(owner, 'credential', 'is missing', 'A public client writes "credential": {"kind": "none"}.');
	}

	const kind = optionalChoice(place, 'kind', kinds);
	switch (kind) {
		case 'none':
			refuseUnknownFields(place, ['kind']);
			return {kind};
		case 'secret':
			refuseUnknownFields(place, ['kind', 'secret']);
			return {kind, secret: requiredReference(place, 'secret')};
		case 'certificate': {
			refuseUnknownFields(place, ['kind', 'certificate', 'key', 'passphrase']);
			const key = checkReference(place, 'key');
			const passphrase = checkReference(place, 'passphrase');
			return {
				kind,
				certificate: requiredReference(place, 'certificate'),
				...(key === undefined ? {} : {key}),
				...(passphrase === undefined ? {} : {passphrase}),
			};
		}

		case 'federated':
			refuseUnknownFields(place, ['kind', 'assertion']);
			return {kind, assertion: requiredReference(place, 'assertion')};
		case undefined:
			throw fieldFault(place, 'kind', `is missing; it must be one of ${kinds.join(', ')}`);
	}
}
