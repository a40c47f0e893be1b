import {EntokError} from './entok-error.ts';
import {isJsonObject, type JsonObject} from './json.ts';

/** An object being checked: whose it is, in words for errors, and the path of its fields (`credential.`). */
export type Place = {readonly where: string; readonly prefix: string; readonly object: JsonObject};

/** A fault of one field. The value is never quoted: it may be a secret in the wrong place. */
export const fieldFault = (place: Place, field: string, fault: string, hint?: string): EntokError =>
	new EntokError('configuration', `${place.where}: ${place.prefix}${field} ${fault}.`, hint);

const secretLike = /secret|password|passphrase|token|assertion|key/i;

/** Refuses fields nobody reads: a misspelt one would be ignored in silence. */
export function refuseUnknownFields(place: Place, known: readonly string[]): void {
	const unknown = Object.keys(place.object).find(name => !known.includes(name));
	if (unknown !== undefined) {
		throw fieldFault(
			place,
			unknown.length > 40 ? `${unknown.slice(0, 40)}…` : unknown,
			'is not a known field',
			secretLike.test(unknown)
				? 'Secrets are written as references: "credential": {"kind": "secret", "secret": "env:NAME"}.'
				: `Known fields: ${known.join(', ')}.`,
		);
	}
}

/** A field's text when it passes, undefined when the field is absent. */
export function optionalText(
	place: Place,
	field: string,
	passes: (text: string) => boolean,
	expected: string,
	hint?: string,
): string | undefined {
	const value = place.object[field];
	if (value === undefined || (typeof value === 'string' && passes(value))) {
		return value;
	}

	throw fieldFault(place, field, `must be ${expected}`, hint);
}

/** As `optionalText`, for a field that must be there. */
export function requiredText(
	place: Place,
	field: string,
	passes: (text: string) => boolean,
	expected: string,
	hint?: string,
): string {
	const text = optionalText(place, field, passes, expected, hint);
	if (text === undefined) {
		throw fieldFault(place, field, `is missing; it must be ${expected}`, hint);
	}

	return text;
}

/** A field that must be one of a few words. */
export function optionalChoice<Choice extends string>(
	place: Place,
	field: string,
	choices: readonly Choice[],
): Choice | undefined {
	const value = place.object[field];
	const choice = choices.find(known => known === value);
	if (value !== undefined && choice === undefined) {
		throw fieldFault(place, field, `must be one of ${choices.join(', ')}`);
	}

	return choice;
}

/** A field's object as a place of its own; undefined when the field is absent. */
export function optionalObject(place: Place, field: string): Place | undefined {
	const value = place.object[field];
	if (value === undefined) {
		return undefined;
	}

	if (!isJsonObject(value)) {
		throw fieldFault(place, field, 'must be an object');
	}

	return {where: place.where, prefix: `${place.prefix}${field}.`, object: value};
}

/** A field's list of texts that all pass and differ; undefined when the field is absent. */
export function optionalTexts<Text extends string>(
	place: Place,
	field: string,
	passes: (text: string) => text is Text,
	expected: string,
): readonly Text[] | undefined {
	const value = place.object[field];
	if (value === undefined) {
		return undefined;
	}

	if (
		!Array.isArray(value) ||
		!value.every((item): item is Text => typeof item === 'string' && passes(item)) ||
		new Set(value).size !== value.length
	) {
		throw fieldFault(place, field, `must be a list of ${expected}, each named once`);
	}

	return value;
}

/** The object without its absent members, so that what is written and what is read back are equal. */
export const present = <Value extends object>(value: Value): Value =>
	// The entries left out are undefined, which an optional member may be: the type stays true.
	Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
