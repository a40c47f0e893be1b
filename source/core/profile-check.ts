import {cloudIds} from './cloud.ts';
import {checkCredential, checkReference} from './credential-check.ts';
import {checkCustomCloud} from './custom-cloud-check.ts';
import {EntokError} from './entok-error.ts';
import {flowIds, isFlowId} from './flow-id.ts';
import {isGuid} from './guid.ts';
import {isJsonObject} from './json.ts';
import {
	fieldFault,
	optionalChoice,
	optionalObject,
	optionalText,
	optionalTexts,
	type Place,
	present,
	refuseUnknownFields,
	requiredText,
} from './json-place.ts';
import {checkManagedIdentity} from './managed-identity-check.ts';
import {type ClientCapability, clientCapabilities, type Profile, profileColours} from './profile.ts';
import {nameKey} from './profile-name.ts';
import {looksLikeScope} from './scope.ts';

/** What the profile file holds. `rev` counts the changes; the first write makes it 1. */
export type ProfilesFile = {
	readonly $schema?: string;
	readonly version: 1;
	readonly rev: number;
	readonly profiles: readonly Profile[];
};

// The same patterns stand in profiles.schema.json; a test holds the two together.
const printable = /^(?!\s)[^\u0000-\u001f\u007f-\u009f]+(?<!\s)$/;
const domain =
	/^(?=.{4,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/;
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

const isLabel = (text: string): boolean => [...text].length <= 64 && printable.test(text);
/** Whether a text can be the tenant in an authority's address. */
export const isTenant = (text: string): boolean =>
	isGuid(text) || ['common', 'organizations', 'consumers'].includes(text) || domain.test(text);
const isScope = (text: string): text is string => looksLikeScope(text);
const isText = (): boolean => true;
const isUserName = (text: string): boolean => text.length <= 256 && printable.test(text);
const isClientCapability = (text: string): text is ClientCapability =>
	clientCapabilities.some(capability => capability === text);

const profileFields = [
	'id',
	'name',
	'tenant',
	'cloud',
	'customCloud',
	'clientId',
	'credential',
	'refreshToken',
	'userToken',
	'username',
	'password',
	'managedIdentity',
	'clientCapabilities',
	'flows',
	'scopes',
	'redirectUri',
	'colour',
	'production',
	'note',
] as const satisfies ReadonlyArray<keyof Profile>;

function checkCloud(place: Place): Pick<Profile, 'cloud' | 'customCloud'> {
	const cloud = optionalChoice(place, 'cloud', cloudIds);
	if (cloud === undefined) {
		throw fieldFault(place, 'cloud', `is missing; it must be one of ${cloudIds.join(', ')}`);
	}

	const custom = optionalObject(place, 'customCloud');
	if ((cloud === 'custom') !== (custom !== undefined)) {
		throw fieldFault(
			place,
			'customCloud',
			cloud === 'custom' ? 'is missing; cloud custom needs its authority' : 'belongs to cloud custom only',
			'Write "cloud": "custom" together with "customCloud": {"authority": "https://…"}.',
		);
	}

	return {cloud, customCloud: custom && checkCustomCloud(custom)};
}

function checkProduction(place: Place): boolean | undefined {
	const {production} = place.object;
	if (production === undefined || typeof production === 'boolean') {
		return production;
	}

	throw fieldFault(place, 'production', 'must be true or false');
}

function checkFlows(place: Place): Profile['flows'] {
	const flows = optionalTexts(place, 'flows', isFlowId, `flows (${flowIds.join(', ')})`);
	if (flows === undefined || flows.length === 0) {
		throw fieldFault(place, 'flows', `must name at least one of ${flowIds.join(', ')}`);
	}

	return flows;
}

/**
 * A profile out of unchecked JSON. `where` names its place until its own name is known. A missing id is made by
 * `newId` where one is handed in (files to import), else refused. Throws EntokError `configuration` naming the
 * profile, the field and what is expected, and never a value.
 */
export function checkProfile(value: unknown, where: string, newId?: () => string): Profile {
	if (!isJsonObject(value)) {
		throw new EntokError('configuration', `${where} must be an object.`);
	}

	const unnamed: Place = {where, prefix: '', object: value};
	const name = requiredText(
		unnamed,
		'name',
		isLabel,
		'a text of 1 to 64 characters without control characters, and without blanks around it',
	);
	const place: Place = {...unnamed, where: `Profile "${name}"`};
	refuseUnknownFields(place, profileFields);
	const id =
		value['id'] === undefined && newId ? newId() : requiredText(place, 'id', isLabel, 'a text, such as a GUID');
	return present({
		id,
		name,
		tenant: requiredText(
			place,
			'tenant',
			isTenant,
			'a GUID, a domain, or common, organizations or consumers',
			"The tenant's overview page shows its id and its primary domain.",
		),
		...checkCloud(place),
		clientId: requiredText(
			place,
			'clientId',
			isGuid,
			'a GUID',
			"It is the Application (client) ID on the app's Overview page, not the object id and not the id of a secret.",
		),
		credential: checkCredential(optionalObject(place, 'credential'), place),
		refreshToken: checkReference(place, 'refreshToken'),
		userToken: checkReference(place, 'userToken'),
		username: optionalText(place, 'username', isUserName, 'a user principal name, such as user@contoso.example'),
		password: checkReference(place, 'password'),
		managedIdentity: checkManagedIdentity(optionalObject(place, 'managedIdentity')),
		clientCapabilities: optionalTexts(
			place,
			'clientCapabilities',
			isClientCapability,
			`capabilities (${clientCapabilities.join(', ')})`,
		),
		flows: checkFlows(place),
		scopes: optionalTexts(place, 'scopes', isScope, 'scope parameters'),
		redirectUri: optionalText(place, 'redirectUri', text => uri.test(text) && URL.canParse(text), 'an absolute URI'),
		colour: optionalChoice(place, 'colour', profileColours),
		production: checkProduction(place),
		note: optionalText(place, 'note', isText, 'a text')?.replace(/^\s+$/, '') || undefined,
	});
}

/** A list of profiles whose names (in any case) and ids differ. See `checkProfile`. */
export function checkProfileList(value: unknown, newId?: () => string): readonly Profile[] {
	if (!Array.isArray(value)) {
		throw new EntokError('configuration', 'profiles must be a list.');
	}

	const profiles = value.map((item: unknown, index) => checkProfile(item, `profiles[${index}]`, newId));
	const seen = new Map<string, string>();
	for (const {id, name} of profiles) {
		const key = nameKey(name);
		if (seen.has(`name ${key}`)) {
			throw new EntokError(
				'configuration',
				`Two profiles are named "${name}" (capitals do not count).`,
				'Rename one of them.',
			);
		}

		if (seen.has(`id ${id}`)) {
			throw new EntokError(
				'configuration',
				`Profiles "${seen.get(`id ${id}`)}" and "${name}" have the same id.`,
				'Remove the id of the copy and import it, or give it a new GUID.',
			);
		}

		seen.set(`name ${key}`, name).set(`id ${id}`, name);
	}

	return profiles;
}

/** The whole profile file out of unchecked JSON. `rev` may be missing in a file written by hand. */
export function checkProfiles(value: unknown, newId?: () => string): ProfilesFile {
	if (!isJsonObject(value)) {
		throw new EntokError('configuration', 'An object with version and profiles is expected.');
	}

	const place: Place = {where: 'The file', prefix: '', object: value};
	const {version, rev = 0} = value;
	if (typeof version === 'number' && Number.isInteger(version) && version > 1) {
		throw new EntokError(
			'configuration',
			`The file is of version ${version}; this entok reads version 1.`,
			'Use the newer entok that wrote it. Nothing was changed.',
		);
	}

	if (version !== 1) {
		throw fieldFault(place, 'version', 'must be 1');
	}

	refuseUnknownFields(place, ['$schema', 'version', 'rev', 'profiles']);
	if (typeof rev !== 'number' || !Number.isSafeInteger(rev) || rev < 0) {
		throw fieldFault(place, 'rev', 'must be a whole number, 0 or more');
	}

	const $schema = optionalText(place, '$schema', isText, 'a text');
	return present({$schema, version, rev, profiles: checkProfileList(value['profiles'], newId)});
}
