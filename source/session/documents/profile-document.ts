import {cloudOf} from '../../catalogue/clouds.ts';
import type {Document, Row} from '../../core/document.ts';
import {identityText} from '../../core/identity-text.ts';
import type {Profile} from '../../core/profile.ts';
import {isPlain, showReference} from '../../core/secret-reference.ts';
import type {Show} from '../../core/show.ts';

/** How the client proves itself, in a few words, no secret among them. */
export function credentialText({credential}: Profile): string {
	switch (credential.kind) {
		case 'none':
			return 'none (public client)';
		case 'secret':
			return `secret ${showReference(credential.secret)}`;
		case 'certificate':
			return `certificate ${showReference(credential.certificate)}`;
		case 'federated':
			return `federated assertion ${showReference(credential.assertion)}`;
	}
}

/** The reference a credential cannot do without. */
const mainReference = ({credential}: Profile): string | undefined => {
	switch (credential.kind) {
		case 'none':
			return undefined;
		case 'secret':
			return credential.secret;
		case 'certificate':
			return credential.certificate;
		case 'federated':
			return credential.assertion;
	}
};

/** What stands beside a secret that is in the file itself. */
const unprotected = {mark: 'no', note: 'an unprotected secret'} as const;

type Fields = ReadonlyArray<readonly [name: string, value: string | undefined, reference?: string]>;

/** The rest of what a profile says about its credential. */
function credentialFields({credential}: Profile, show: Show): Fields {
	const reference = (text: string | undefined): string | undefined => text && show(showReference(text));
	switch (credential.kind) {
		case 'certificate':
			return [
				['key', reference(credential.key), credential.key],
				['passphrase', reference(credential.passphrase), credential.passphrase],
				['chain', credential.sendCertificateChain ? 'sent along' : undefined],
			];
		case 'federated': {
			const {issuer, subject, audience} = credential.expect ?? {};
			return [
				['expected issuer', issuer && show(issuer, 'address')],
				['expected subject', subject && show(subject)],
				['expected audience', audience && show(audience)],
			];
		}

		case 'none':
		case 'secret':
			return [];
	}
}

/** A profile, field by field. */
export function profileDocument(profile: Profile, show: Show): Document {
	const cloud = cloudOf(profile);
	const fields: Fields = [
		['tenant', show(profile.tenant, 'id')],
		['cloud', profile.cloud === 'custom' ? `custom, ${show(cloud.authority, 'address')}` : cloud.title],
		['client id', show(profile.clientId, 'id')],
		['credential', show(credentialText(profile)), mainReference(profile)],
		...credentialFields(profile, show),
		['refresh token', profile.refreshToken && show(showReference(profile.refreshToken)), profile.refreshToken],
		['user token', profile.userToken && show(showReference(profile.userToken)), profile.userToken],
		['user name', profile.username === undefined ? undefined : show(profile.username, 'name')],
		['password', profile.password && show(showReference(profile.password)), profile.password],
		['identity', profile.managedIdentity === undefined ? undefined : show(identityText(profile.managedIdentity), 'id')],
		['capabilities', profile.clientCapabilities?.join(', ')],
		['flows', profile.flows.join(', ')],
		['scopes', profile.scopes === undefined ? undefined : show(profile.scopes.join(' | '))],
		['redirect URI', profile.redirectUri === undefined ? undefined : show(profile.redirectUri, 'address')],
		['colour', profile.colour],
		['production', profile.production ? 'yes' : undefined],
		['note', profile.note === undefined ? undefined : show(profile.note)],
		['id', show(profile.id)],
	];
	return [
		{kind: 'heading', text: show(profile.name, 'name')},
		...fields.flatMap(([name, value, reference]): Row[] =>
			value === undefined
				? []
				: [{kind: 'field', name, value, ...(reference !== undefined && isPlain(reference) ? unprotected : {})}],
		),
	];
}
