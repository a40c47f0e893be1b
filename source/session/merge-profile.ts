import {EntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';

type FieldName = keyof Profile;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const fieldsOf = (...profiles: readonly Profile[]): readonly FieldName[] =>
	// A profile's own keys are its fields: the store lets no other in.
	[...new Set(profiles.flatMap(profile => Object.keys(profile) as FieldName[]))];

/** The fields in which two profiles differ. */
export const changedFields = (before: Profile, after: Profile): readonly FieldName[] =>
	fieldsOf(before, after).filter(field => !isSame(before[field], after[field]));

/** Whether two states of a profile get the same tokens: everything else is about how it looks. */
export const getsSameTokens = (one: Profile, other: Profile): boolean =>
	changedFields(one, other).every(field => !shapesTokens.includes(field));

/** What a profile's tokens depend on, in a fixed order: equal where `getsSameTokens`. */
export const tokenFieldsOf = (profile: Profile): readonly unknown[] =>
	shapesTokens.map(field => profile[field] ?? null);

const shapesTokens: readonly FieldName[] = [
	'id',
	'tenant',
	'cloud',
	'customCloud',
	'clientId',
	'credential',
	'refreshToken',
	'redirectUri',
	'userToken',
	'username',
	'password',
	'managedIdentity',
	'clientCapabilities',
];

/** Somebody else changed the same fields of a profile in the meantime, or removed it. Nothing was written. */
export class ProfileConflict extends EntokError {
	/** What is stored now; undefined: it was removed. */
	readonly stored: Profile | undefined;
	readonly fields: readonly FieldName[];

	constructor(stored: Profile | undefined, fields: readonly FieldName[]) {
		super(
			'configuration',
			stored
				? `Changed elsewhere in the meantime: ${fields.join(', ')}.`
				: 'The profile was removed elsewhere in the meantime.',
			'Save again to keep what you have here.',
		);
		this.stored = stored;
		this.fields = fields;
	}
}

/**
 * What is to be written when a person made `mine` out of `base` and `stored` is there by now: the fields the person
 * changed, over what is stored. Throws a ProfileConflict where both changed the same field to different values.
 */
export function mergeProfile(base: Profile, mine: Profile, stored: Profile): Profile {
	const changedHere = changedFields(base, mine);
	const conflicts = changedHere.filter(
		field => !isSame(stored[field], base[field]) && !isSame(stored[field], mine[field]),
	);
	if (conflicts.length > 0) {
		throw new ProfileConflict(stored, conflicts);
	}

	const changes = Object.fromEntries(changedHere.map(field => [field, mine[field]]));
	const merged = {...stored, ...changes};
	// A field taken out must be absent, not undefined, so that what is written and what is read back are equal.
	return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Profile;
}
