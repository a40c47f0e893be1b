import {EntokError} from '../core/entok-error.ts';
import {shellQuoted} from '../core/shell-quoted.ts';

/** Something is wrong with what a person gave as a certificate; `purpose` names it («certificate of contoso»). */
export const certificateFault = (purpose: string, fault: string, hint: string): EntokError =>
	new EntokError('configuration', `The ${purpose} ${fault}.`, hint);

/** The command that changes a profile; a person fills the name in where none is known. */
export const editCommand = (profile: string | undefined): string =>
	`entok profile edit ${profile === undefined ? 'NAME' : shellQuoted(profile)}`;

export const missingPassphrase = (purpose: string, profile: string | undefined): EntokError =>
	certificateFault(
		purpose,
		'is protected by a passphrase, and the profile does not say where that is',
		`Say where it is found: ${editCommand(profile)} --passphrase env:NAME (or file:/path, prompt).`,
	);

export const wrongPassphrase = (purpose: string): EntokError =>
	certificateFault(
		purpose,
		'cannot be opened: the passphrase is wrong',
		'Check the reference to the passphrase; blanks and line ends within it count.',
	);
