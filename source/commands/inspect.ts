import {appOnlyVerdict, permissionsOf, timesOf} from '../core/claims.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Secret} from '../core/secret.ts';
import type {SignatureState} from '../core/signature.ts';
import {claimsDocument} from '../session/documents/claims-document.ts';
import {findProfile} from '../session/resolve-choice.ts';
import type {Command, CommandCall} from './command.ts';
import {jsonOutput, jsonTime} from './json-output.ts';
import {textOfDocument} from './lines.ts';
import {readToken} from './read-token.ts';

/** What a script is told: not valid is a failed expectation, and what could not be told is not taken for valid. */
const exitCodes: Readonly<Record<SignatureState['kind'], number>> = {valid: 0, invalid: 5, cannot: 6};

/** Checks the signature when asked to; the profile named tells which authority of one's own may be asked. */
async function verified(call: CommandCall, token: Secret): Promise<SignatureState | undefined> {
	if (!call.options.verify) {
		if (call.options.profile !== undefined) {
			throw new EntokError(
				'usage',
				'A profile is of use with --verify only.',
				'It says which authority of your own to ask.',
			);
		}

		return undefined;
	}

	const session = await call.openAnySession();
	if (call.options.profile !== undefined) {
		findProfile(session.state.profiles, call.options.profile);
	}

	return session.checkSignature(token);
}

/** Decode and explain a token; nothing is sent anywhere, unless its signature is to be checked. */
export const inspect: Command = {
	usage: '[FILE | -]',
	about: [
		'Decodes a token and explains every claim. Reads a file, standard input (-), or a hidden paste on the terminal.',
		'Takes what people copy: Bearer in front, quotes around, line ends inside, or a token endpoint’s whole answer.',
		'Nothing is sent, and the signature is not checked unless --verify is given: then the keys of its authority are asked for.',
		'Only the clouds’ authorities and those of your own profiles are asked. Exit code 0: valid, 5: not valid, 6: cannot be told.',
	],
	options: ['verify', 'profile'],
	mostArguments: 1,
	examples: [
		'entok --demo token contoso-inventory | entok inspect -',
		'entok --demo token contoso-inventory -s arm | entok --demo inspect - --verify',
		'entok inspect token.txt --json',
	],
	async run(call) {
		const {token, decoded} = await readToken(call, call.arguments[0]);
		const signature = await verified(call, token);
		const now = call.clock.now();
		if (call.options.json) {
			const {expiresAt, notBefore, issuedAt} = timesOf(decoded.payload);
			const time = (value: number | undefined) => (value === undefined ? undefined : jsonTime(value));
			call.stdout.write(
				jsonOutput({
					header: decoded.header,
					claims: decoded.payload,
					verdict: appOnlyVerdict(decoded.payload),
					permissions: permissionsOf(decoded.payload),
					expiresAt: time(expiresAt),
					notBefore: time(notBefore),
					issuedAt: time(issuedAt),
					expired: expiresAt === undefined ? undefined : expiresAt <= now,
					signature,
				}),
			);
		} else {
			call.stdout.write(textOfDocument(claimsDocument(decoded, now, call.show, signature)));
		}

		return signature ? exitCodes[signature.kind] : 0;
	},
};
