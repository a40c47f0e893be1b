import {cleanForeignText} from './foreign-text.ts';
import type {Redactor} from './redactor.ts';
import {mask, Secret} from './secret.ts';

/** What a value is, which decides how it is shown: ids, names and addresses get aliases in presenter mode. */
export type ShowKind = 'text' | 'id' | 'name' | 'address' | 'secret';

/** The only way a value gets on a screen or into an output for people: cleaned, secrets masked, aliases applied. */
export type Show = (value: string | Secret, kind?: ShowKind) => string;

/** An alias for a value, or undefined to show the value itself. */
export type Alias = (value: string, kind: ShowKind) => string | undefined;

export const createShow =
	(redactor: Redactor, alias: Alias = () => undefined): Show =>
	(value, kind = 'text') =>
		value instanceof Secret || kind === 'secret'
			? mask
			: cleanForeignText(redactor.redact(alias(value, kind) ?? value));
