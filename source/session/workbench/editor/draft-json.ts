import {identityFrom} from '../../../core/identity-text.ts';
import type {JsonObject} from '../../../core/json.ts';
import {present} from '../../../core/json-place.ts';
import {flowsOf, newDraft, type ProfileDraft, scopesOf, type TextFieldId, textsOf} from './draft.ts';

/** A field's text as it is to be saved; one nobody touched stays as it is. */
function textOf({base, texts}: ProfileDraft, id: TextFieldId): string | undefined {
	const {text} = texts[id];
	const isUntouched = base !== undefined && textsOf(base)[id] === text;
	return (isUntouched ? text : text.trim()) || undefined;
}

/** A «no» that was written out stays written out. */
function chainOf({base, chain}: ProfileDraft): boolean | undefined {
	const before = base?.credential.kind === 'certificate' ? base.credential.sendCertificateChain : undefined;
	return chain === 'yes' || (before === undefined ? undefined : false);
}

function credentialOf(draft: ProfileDraft): JsonObject {
	const {kind} = draft;
	const text = (id: TextFieldId): string | undefined => textOf(draft, id);
	switch (kind) {
		case 'none':
			return {kind};
		case 'secret':
			return present({kind, secret: text('secret')});
		case 'certificate':
			return present({
				kind,
				certificate: text('certificate'),
				key: text('key'),
				passphrase: text('passphrase'),
				sendCertificateChain: chainOf(draft),
			});
		case 'federated': {
			const expect = present({
				issuer: text('expectIssuer'),
				subject: text('expectSubject'),
				audience: text('expectAudience'),
			});
			return present({
				kind,
				assertion: text('assertion'),
				expect: Object.keys(expect).length === 0 ? undefined : expect,
			});
		}
	}
}

function customCloudOf(draft: ProfileDraft): JsonObject | undefined {
	const text = (id: TextFieldId): string | undefined => textOf(draft, id);
	return draft.cloud === 'custom'
		? present({
				authority: text('authority'),
				graph: text('graph'),
				arm: text('arm'),
				partnerCenter: text('partnerCenter'),
				certificateAuthority: text('certificateAuthority'),
			})
		: undefined;
}

/** A text in another form becomes an identity without a name, which the profile's own check refuses. */
export const identityOf = (text: string | undefined): JsonObject | undefined =>
	text === undefined ? undefined : {...identityFrom(text)};

/** What the draft says, as unchecked JSON in the form of the profile file; empty fields are absent. */
export function profileJson(draft: ProfileDraft): JsonObject {
	const {base} = draft;
	const scopes = textOf(draft, 'scopes');
	const isScopesUntouched = base !== undefined && textsOf(base).scopes === scopes;
	return present({
		id: draft.id,
		name: textOf(draft, 'name'),
		tenant: textOf(draft, 'tenant'),
		cloud: draft.cloud,
		customCloud: customCloudOf(draft),
		clientId: textOf(draft, 'clientId'),
		credential: credentialOf(draft),
		refreshToken: textOf(draft, 'refreshToken'),
		userToken: textOf(draft, 'userToken'),
		username: textOf(draft, 'username'),
		password: textOf(draft, 'password'),
		managedIdentity: identityOf(textOf(draft, 'managedIdentity')),
		clientCapabilities: draft.clientCapabilities === 'none' ? undefined : [draft.clientCapabilities],
		flows: flowsOf(draft),
		scopes: isScopesUntouched ? base.scopes : scopes && scopesOf(scopes),
		redirectUri: textOf(draft, 'redirectUri'),
		colour: draft.colour === 'none' ? undefined : draft.colour,
		production: draft.production || (base?.production === false ? false : undefined),
		note: textOf(draft, 'note'),
	});
}

/** The names of the members that are not as they were when the editing began. */
export function draftChanges(draft: ProfileDraft): readonly string[] {
	const before: JsonObject = draft.base ?? profileJson(newDraft(draft.id));
	const after = profileJson(draft);
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...names].filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
