import {isGuid} from '../../../core/guid.ts';
import {assertionSources, isAssertionSource} from '../../../core/profile.ts';
import {mask} from '../../../core/secret.ts';
import {
	isPlain,
	isStoreName,
	parseSecretReference,
	showReference,
	whyNotUsable,
} from '../../../core/secret-reference.ts';

/** What may stand at the beginning of a reference, until it is finished. */
const heads = [
	'env:',
	'file:',
	'prompt',
	'cmd:[',
	'keychain:',
	'vault:',
	'demo:',
	'plain:',
	...assertionSources,
] as const;

/** Whether a text names a variable, a file or an entry, or a person to be asked, or may come to do so by typing on. */
export const namesPlace = (text: string): boolean =>
	heads.some(head => head.startsWith(text)) ||
	/^env:[A-Za-z_]\w*$/.test(text) ||
	(/^(?:vault|keychain):/.test(text) && isStoreName(text.slice(text.indexOf(':') + 1))) ||
	/^file:(?:\/|~(?:\/|$)|[A-Za-z](?:$|:))/.test(text);

/** Whether a text is a reference or may become one by typing on. Everything else might be the secret itself. */
export const mayBecomeReference = (text: string): boolean =>
	namesPlace(text) || /^(?:cmd:\[|keychain:|vault:|demo:|plain:)/.test(text);

/** A reference field's text as it may be seen: eight stars for whatever does not look like a reference. */
export const shownReference = (text: string): string => (mayBecomeReference(text) ? showReference(text) : mask);

/** What is wrong with the text of a reference field: in a few words, and with the way out. */
export type ReferenceFault = {readonly short: string; readonly long: string};

const wayOut = 'env:NAME, file:/absolute/path or prompt';

/**
 * `kept` is what stands in the saved profile and may stay. Else a plain: value is not accepted, as the editor writes no
 * secrets, nor a kind of reference that a person cannot make use of. `takesSources`: who can hand an assertion out is
 * right as well.
 */
export function referenceFault(
	text: string,
	kept: string | undefined,
	takesSources = false,
): ReferenceFault | undefined {
	if (takesSources && isAssertionSource(text)) {
		return undefined;
	}

	if (isGuid(text)) {
		return {
			short: 'this is a secret id',
			long: `This is a secret id, not a secret; write a reference to the secret’s value: ${wayOut}.`,
		};
	}

	if (isPlain(text) && text !== kept) {
		return {
			short: 'no secret goes in here',
			long: `plain: would write the secret into the file, which is done by hand only. A reference is needed: ${wayOut}.`,
		};
	}

	const reason = text === kept ? undefined : whyNotUsable(text);
	if (reason !== undefined) {
		return {short: 'not usable here', long: `${reason} A reference is needed: ${wayOut}.`};
	}

	try {
		parseSecretReference(text);
	} catch {
		return mayBecomeReference(text)
			? {short: 'not a whole reference yet', long: `A reference is needed: ${wayOut}.`}
			: {
					short: 'a reference is needed',
					long: `A reference is needed: ${wayOut} — never the secret itself. What you typed is hidden, in case it was one.`,
				};
	}

	return undefined;
}

/** What a right reference means, in a word or two; undefined for one that is none. */
export function referenceMeaning(text: string): string | undefined {
	const kind = /^[a-z]+/.exec(text)?.[0] ?? '';
	return meanings.get(kind);
}

const meanings: ReadonlyMap<string, string> = new Map([
	['env', 'environment variable'],
	['file', 'file'],
	['vault', 'entry of the vault'],
	['keychain', 'entry of the key ring'],
	['cmd', 'what a program prints'],
	['prompt', 'asked for when needed'],
	['demo', 'demo tenant'],
	['github', 'GitHub Actions'],
	['managed', 'managed identity'],
]);
