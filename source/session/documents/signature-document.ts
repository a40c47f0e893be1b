import type {Mark} from '../../core/document.ts';
import type {DecodedToken} from '../../core/jwt.ts';
import type {Show} from '../../core/show.ts';
import type {SignatureState} from '../../core/signature.ts';
import {nonceReason} from '../check-signature.ts';

/** What is known of a signature, in a line, and what there is to explain about it. */
export type SignatureLine = {
	readonly value: string;
	/** Only where something is wrong or right: what nobody checked is neither. */
	readonly mark?: Mark;
	readonly because: string;
};

const decodedOnly =
	'entok decodes the token. Whether the signature is right is for the API to check; entok can check it, too, with the keys the authority publishes.';

/** The four states: not checked, valid, cannot be checked, not valid. */
export function signatureLine(
	header: DecodedToken['header'],
	state: SignatureState | undefined,
	show: Show,
): SignatureLine {
	const known = state ?? (Object.hasOwn(header, 'nonce') ? ({kind: 'cannot', ...nonceReason} as const) : undefined);
	switch (known?.kind) {
		case undefined:
			return {value: 'not checked', because: decodedOnly};
		case 'valid':
			return {
				value: `key ${show(known.key)} of ${show(known.authority, 'address')}`,
				mark: 'ok',
				because: `The token is as ${show(known.authority, 'address')} signed it. That says nothing of its age, nor of whom it is for.`,
			};
		case 'cannot':
			return {value: `cannot be checked: ${show(known.reason)}`, because: show(known.because)};
		case 'invalid':
			return {value: show(known.reason), mark: 'no', because: show(known.because)};
	}
}
