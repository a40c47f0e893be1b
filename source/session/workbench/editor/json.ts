import {EntokError} from '../../../core/entok-error.ts';
import {isJsonObject, type JsonObject, parseJsonObject} from '../../../core/json.ts';
import {present} from '../../../core/json-place.ts';
import type {Credential, Profile} from '../../../core/profile.ts';
import {checkProfile} from '../../../core/profile-check.ts';
import {showReference} from '../../../core/secret-reference.ts';
import {draftFrom, type ProfileDraft, type TextFieldId} from './draft.ts';
import {profileJson} from './draft-json.ts';
import {isReferenceField} from './fields.ts';
import {referenceFault} from './reference.ts';

/** The reference a kind of credential cannot do without. */
const mainReference: Readonly<Record<Credential['kind'], TextFieldId | undefined>> = {
	none: undefined,
	secret: 'secret',
	certificate: 'certificate',
	federated: 'assertion',
};

/** What may stand in a file of the editor's: references, never what was typed in a reference's place. */
function withoutSecrets(object: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(object).flatMap(([name, value]): ReadonlyArray<readonly [string, unknown]> => {
			if (isJsonObject(value)) {
				return [[name, withoutSecrets(value)]];
			}

			if (typeof value !== 'string' || !isReference(name)) {
				return [[name, value]];
			}

			return referenceFault(value, value, name === 'assertion') ? [] : [[name, showReference(value)]];
		}),
	);
}

// Names of members, some of which are no fields of the editor at all.
const isReference = (name: string): boolean => isReferenceField(name as TextFieldId);

/** The draft as JSON for a person's editor, or what was rejected there before. */
export function draftText(draft: ProfileDraft): string {
	if (draft.rejectedJson !== undefined) {
		return draft.rejectedJson;
	}

	const {id: _id, ...members} = profileJson(draft);
	const all = {name: '', tenant: '', cloud: 'public', clientId: '', ...withoutSecrets(members)};
	return `${JSON.stringify(all, undefined, '\t')}\n`;
}

/** A plain: value that was shown as stars is put back; the stars themselves are no value. */
export function withKeptSecrets(object: JsonObject, base: JsonObject | undefined): JsonObject {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => {
			const kept = base?.[name];
			if (isJsonObject(value)) {
				return [name, withKeptSecrets(value, isJsonObject(kept) ? kept : undefined)];
			}

			const isKept = typeof kept === 'string' && isReference(name) && value === showReference(kept);
			return [name, isKept ? kept : value];
		}),
	);
}

/** Right values where a new profile has none yet, so that the rest can be checked. */
function filledUp(object: JsonObject): JsonObject {
	const {credential} = object;
	const kind = isJsonObject(credential) ? credential['kind'] : undefined;
	const main = Object.entries(mainReference).find(([known]) => known === kind)?.[1];
	return {
		...object,
		name: object['name'] || 'unnamed',
		tenant: object['tenant'] || 'common',
		clientId: object['clientId'] || '00000000-0000-0000-0000-000000000000',
		...(isJsonObject(credential) && main ? {credential: {...credential, [main]: credential[main] || 'prompt'}} : {}),
	};
}

/** The profile of a checked JSON with the values again that `filledUp` put in. */
function emptiedAgain(profile: Profile, object: JsonObject): Profile {
	const {credential} = object;
	const main = mainReference[profile.credential.kind];
	const isGiven = main === undefined || (isJsonObject(credential) && Boolean(credential[main]));
	return {
		...profile,
		name: object['name'] ? profile.name : '',
		tenant: object['tenant'] ? profile.tenant : '',
		clientId: object['clientId'] ? profile.clientId : '',
		// The one member that is left empty is a text in every kind that has one.
		credential: isGiven ? profile.credential : ({...profile.credential, [main]: ''} as Credential),
	};
}

/**
 * The draft with what a person left in the editor; empty fields may be filled in later. Throws EntokError
 * `configuration` that names the member at fault and quotes no value.
 */
export function readDraftText(draft: ProfileDraft, text: string): ProfileDraft {
	const object = parseJsonObject(text.replace(/^\ufeff/, ''));
	if (object === undefined) {
		throw new EntokError('configuration', 'This is not a JSON object.', 'Ctrl-G opens your text again.');
	}

	const whole = withKeptSecrets({...object, id: draft.id}, draft.base);
	return draftFrom(draft, emptiedAgain(checkProfile(present(filledUp(whole)), 'The profile'), whole));
}
