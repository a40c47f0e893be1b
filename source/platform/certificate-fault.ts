import {EntokError} from '../core/entok-error.ts';

/** Something is wrong with what a person gave as a certificate; `purpose` names it («certificate of contoso»). */
export const certificateFault = (purpose: string, fault: string, hint: string): EntokError =>
	new EntokError('configuration', `The ${purpose} ${fault}.`, hint);

export const missingPassphrase = (purpose: string): EntokError =>
	certificateFault(
		purpose,
		'is protected by a passphrase, and the profile does not say where that is',
		'Say where it is found: entok profile edit NAME --passphrase env:NAME (or file:/path, prompt).',
	);

export const wrongPassphrase = (purpose: string): EntokError =>
	certificateFault(
		purpose,
		'cannot be opened: the passphrase is wrong',
		'Check the reference to the passphrase; blanks and line ends within it count.',
	);
