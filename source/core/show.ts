import {cleanForeignText} from './foreign-text.ts';
import type {Redactor} from './redactor.ts';
import {mask, Secret} from './secret.ts';

/**
 * What a value is, which decides how it is shown: ids, names and addresses get aliases in presenter mode; a claim is
 * searched for secrets we know, not for what merely looks like one (`rh` looks like a refresh token and is none).
 */
export type ShowKind = 'text' | 'id' | 'name' | 'address' | 'claim' | 'secret';

/** The only way a value gets on a screen or into an output for people: cleaned, secrets masked, aliases applied. */
export type Show = (value: string | Secret, kind?: ShowKind) => string;

/** An alias for a value, or undefined to show the value itself. */
export type Alias = (value: string, kind: ShowKind) => string | undefined;

export const createShow =
	(redactor: Redactor, alias: Alias = () => undefined): Show =>
	(value, kind = 'text') => {
		if (value instanceof Secret || kind === 'secret') {
			return mask;
		}

		const shown = alias(value, kind) ?? value;
		return cleanForeignText(kind === 'claim' ? redactor.redactKnown(shown) : redactor.redact(shown));
	};
