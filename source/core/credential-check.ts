import {EntokError} from './entok-error.ts';
import {
	fieldFault,
	optionalChoice,
	optionalObject,
	optionalText,
	type Place,
	present,
	refuseUnknownFields,
} from './json-place.ts';
import {type Credential, isAssertionSource} from './profile.ts';
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

function optionalFlag(place: Place, field: 'sendCertificateChain'): {readonly sendCertificateChain?: boolean} {
	const value = place.object[field];
	if (value !== undefined && typeof value !== 'boolean') {
		throw fieldFault(place, field, 'must be true or false');
	}

	return value === undefined ? {} : {[field]: value};
}

/** The source of a federated assertion, and what the app registration expects of it. */
function checkFederated(place: Place): Credential {
	const {assertion} = place.object;
	const source = typeof assertion === 'string' && isAssertionSource(assertion) ? assertion : undefined;
	const expect = optionalObject(place, 'expect');
	if (expect) {
		refuseUnknownFields(expect, ['issuer', 'subject', 'audience']);
	}

	const text = (field: string): string | undefined => expect && optionalText(expect, field, isText, 'a text');
	return {
		kind: 'federated',
		assertion: source ?? requiredReference(place, 'assertion'),
		...(expect && {
			expect: present({issuer: text('issuer'), subject: text('subject'), audience: text('audience')}),
		}),
	};
}

const isText = (text: string): boolean => text.trim() !== '';

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
			refuseUnknownFields(place, ['kind', 'certificate', 'key', 'passphrase', 'sendCertificateChain']);
			const key = checkReference(place, 'key');
			const passphrase = checkReference(place, 'passphrase');
			return {
				kind,
				certificate: requiredReference(place, 'certificate'),
				...(key === undefined ? {} : {key}),
				...(passphrase === undefined ? {} : {passphrase}),
				...optionalFlag(place, 'sendCertificateChain'),
			};
		}

		case 'federated':
			refuseUnknownFields(place, ['kind', 'assertion', 'expect']);
			return checkFederated(place);
		case undefined:
			throw fieldFault(place, 'kind', `is missing; it must be one of ${kinds.join(', ')}`);
	}
}
