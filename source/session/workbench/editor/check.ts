import {cloudOf} from '../../../catalogue/clouds.ts';
import {toEntokError} from '../../../core/entok-error.ts';
import {environmentName} from '../../../core/env-profile.ts';
import type {JsonObject} from '../../../core/json.ts';
import type {Profile} from '../../../core/profile.ts';
import {checkProfile} from '../../../core/profile-check.ts';
import {sameName} from '../../../core/profile-name.ts';
import {Redactor} from '../../../core/redactor.ts';
import {scopeNamed} from '../../resolve-choice.ts';
import {type EditorFieldId, flowsOf, type ProfileDraft, scopesOf, type TextFieldId} from './draft.ts';
import {identityOf} from './draft-json.ts';
import {isFlowField, isReferenceField, isTextField, labelOf, visibleFields} from './fields.ts';
import {referenceFault} from './reference.ts';

/** Why a field keeps the draft from being saved: in a few words beside it, and in a sentence. */
export type Fault = {readonly short: string; readonly long: string; readonly isEmpty: boolean};

/** A right profile, in which one member at a time is put to the test. */
const sample: JsonObject = {
	id: 'sample',
	name: 'sample',
	tenant: 'common',
	cloud: 'public',
	clientId: '00000000-0000-0000-0000-000000000000',
	credential: {kind: 'none'},
	flows: ['client-credentials'],
};

/** What the profile file's own rules say about some members, undefined when they are right. */
function complaint(members: JsonObject): string | undefined {
	try {
		cloudOf(checkProfile({...sample, ...members}, 'profile'));
		return undefined;
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		return [message.replace(/^(?:Profile "[^"]*"|profile): /, ''), hint].filter(Boolean).join(' ');
	}
}

/** What is wrong with scopes that look right: a preset nobody knows, or one that the cloud does not have. */
function scopeComplaint({cloud}: ProfileDraft, text: string): string | undefined {
	try {
		// What hosts a cloud of one's own has is another field's matter.
		const known = cloudOf({cloud: cloud === 'custom' ? 'public' : cloud});
		for (const scope of scopesOf(text)) {
			scopeNamed(scope, known);
		}

		return undefined;
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		return [message, hint].filter(Boolean).join(' ');
	}
}

const needed: Readonly<Partial<Record<TextFieldId, string>>> = {
	name: 'a name',
	tenant: 'a GUID or a domain',
	authority: 'an https address',
	clientId: 'a GUID',
	secret: 'a reference, env:NAME',
	certificate: 'a reference, file:/path',
	assertion: 'a reference, file:/path',
};

const wrong: Readonly<Partial<Record<TextFieldId, string>>> = {
	name: 'at most 64 characters',
	tenant: 'no GUID or domain yet',
	clientId: 'not a GUID yet',
	username: 'not a user name',
	managedIdentity: 'client-id=GUID, for example',
	scopes: 'not a scope yet',
	redirectUri: 'not a whole URI yet',
	certificateAuthority: 'not an absolute path',
};

/** Where a text of the editor stands in the profile file. */
function membersWith(id: TextFieldId, text: string): JsonObject {
	switch (id) {
		case 'authority':
			return {cloud: 'custom', customCloud: {authority: text}};
		case 'graph':
		case 'arm':
		case 'partnerCenter':
		case 'certificateAuthority':
			return {cloud: 'custom', customCloud: {authority: 'https://authority.invalid', [id]: text}};
		case 'expectIssuer':
		case 'expectSubject':
		case 'expectAudience':
			return {};
		case 'scopes':
			return {scopes: scopesOf(text)};
		case 'managedIdentity':
			return {managedIdentity: identityOf(text)};
		default:
			return {[id]: text};
	}
}

/** What is found out without being told: nothing but the look of tokens and of the secrets Entra makes. */
const looks = new Redactor();

/** What may stand in a field whatever it is: it is saved so already, or was chosen to be. */
const keptReference = ({base, unprotected, texts}: ProfileDraft, id: TextFieldId): string | undefined => {
	const chosen = unprotected?.[id];
	if (chosen !== undefined && chosen === texts[id].text.trim()) {
		return chosen;
	}

	const {credential} = base ?? {};
	const references: JsonObject = {
		...credential,
		refreshToken: base?.refreshToken,
		userToken: base?.userToken,
		password: base?.password,
	};
	const kept = references[id];
	return typeof kept === 'string' ? kept : undefined;
};

function textFault(draft: ProfileDraft, id: TextFieldId, saved: readonly Profile[]): Fault | undefined {
	const text = draft.texts[id].text.trim();
	if (text === '') {
		const what = needed[id];
		return what === undefined
			? undefined
			: {short: `needed: ${what}`, long: `${labelOf(id)} is needed: ${what}.`, isEmpty: true};
	}

	if (isReferenceField(id)) {
		const fault = referenceFault(text, keptReference(draft, id), id === 'assertion');
		return fault && {...fault, isEmpty: false};
	}

	if (looks.redact(text) !== text) {
		return {
			short: 'this looks like a secret',
			long: 'This looks like a secret or a token, and the file holds none: only references to them.',
			isEmpty: false,
		};
	}

	if (id === 'name' && saved.some(other => other.id !== draft.id && sameName(other.name, text))) {
		return {short: 'this name is taken', long: 'Another profile has this name; capitals do not count.', isEmpty: false};
	}

	if (id === 'name' && sameName(text, environmentName)) {
		return {
			short: 'env is the environment’s own',
			long: 'A saved profile cannot be called env: that is the one AZURE_TENANT_ID and AZURE_CLIENT_ID make.',
			isEmpty: false,
		};
	}

	const found = complaint(membersWith(id, text)) ?? (id === 'scopes' ? scopeComplaint(draft, text) : undefined);
	return found === undefined
		? undefined
		: {short: wrong[id] ?? 'not a whole address yet', long: `${labelOf(id)}: ${found}`, isEmpty: false};
}

/** Why a field is not right yet; undefined when it is. `saved` are the profiles its name must differ from. */
export function faultOf(draft: ProfileDraft, id: EditorFieldId, saved: readonly Profile[]): Fault | undefined {
	if (isTextField(id)) {
		return textFault(draft, id, saved);
	}

	return isFlowField(id) && flowsOf(draft).length === 0
		? {short: 'needed: one at least', long: 'At least one flow is needed: Space checks it.', isEmpty: true}
		: undefined;
}

/** The fields that keep the draft from being saved, in order; of the flows the first only. */
export function faultyFields(draft: ProfileDraft, saved: readonly Profile[]): readonly EditorFieldId[] {
	const faulty = visibleFields(draft).filter(id => faultOf(draft, id, saved));
	const firstFlow = faulty.find(isFlowField);
	return faulty.filter(id => !isFlowField(id) || id === firstFlow);
}
