import {appOnlyVerdict, permissionsOf, timesOf} from '../core/claims.ts';
import {claimsDocument} from '../session/documents/claims-document.ts';
import type {Command} from './command.ts';
import {jsonOutput, jsonTime} from './json-output.ts';
import {textOfDocument} from './lines.ts';
import {readToken} from './read-token.ts';

/** Decode and explain a token; nothing is sent anywhere. */
export const inspect: Command = {
	usage: '[FILE | -]',
	about: [
		'Decodes a token and explains every claim. Reads a file, standard input (-), or a hidden paste on the terminal.',
		'Takes what people copy: Bearer in front, quotes around, line ends inside, or a token endpoint’s whole answer.',
		'The signature is not checked, and nothing is sent.',
	],
	options: [],
	mostArguments: 1,
	examples: ['entok --demo token contoso-inventory | entok inspect -', 'entok inspect token.txt --json'],
	async run(call) {
		const decoded = await readToken(call, call.arguments[0]);
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
				}),
			);
		} else {
			call.stdout.write(textOfDocument(claimsDocument(decoded, now, call.show)));
		}

		return 0;
	},
};
