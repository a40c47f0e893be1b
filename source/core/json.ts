export type JsonObject = {readonly [name: string]: unknown};

/** The object written in a text, or undefined when it is no JSON object. Never throws and never quotes the text. */
export function parseJsonObject(text: string): JsonObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isJsonObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member when it is a non-empty text, else undefined. */
export function textMember(object: JsonObject, name: string): string | undefined {
	const value = object[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A member when it is a number or a number written as text (v1 endpoints and managed identity do that), else undefined. */
export function numberMember(object: JsonObject, name: string): number | undefined {
	const value = object[name];
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The members of an array that are texts; undefined when the member is no array. */
export function textsMember(object: JsonObject, name: string): readonly string[] | undefined {
	const value = object[name];
	return Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
}

/** A JSON array of texts, or undefined when the text is anything else. */
export function parseJsonArrayOfTexts(text: string): readonly string[] | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : undefined;
	} catch {
		return undefined;
	}
}
