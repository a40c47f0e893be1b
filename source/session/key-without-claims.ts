import {parseJsonArrayOfTexts} from '../core/json.ts';

/** What two keys of tokens (see `tokenKey`) have in common that differ in nothing but the challenge they answer. */
export const keyWithoutClaims = (key: string): string =>
	JSON.stringify((parseJsonArrayOfTexts(key) ?? []).slice(0, -1));
