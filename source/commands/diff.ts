import {EntokError} from '../core/entok-error.ts';
import {diffClaims} from '../core/token-diff.ts';
import {diffDocument} from '../session/documents/diff-document.ts';
import type {Command} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {textOfDocument} from './lines.ts';
import {readToken} from './read-token.ts';

/** Compare two tokens, claim by claim. */
export const diff: Command = {
	usage: 'A B',
	about: ['Compares two tokens, each a file or - for standard input: permissions gained and lost, then every claim.'],
	options: [],
	mostArguments: 2,
	examples: ['entok --demo token contoso-inventory | entok diff - yesterday.txt'],
	async run(call) {
		const [a, b] = call.arguments;
		if (a === undefined || b === undefined) {
			throw new EntokError('usage', 'Two tokens are needed.', 'Give two files, or a file and - for standard input.');
		}

		if (a === '-' && b === '-') {
			throw new EntokError('usage', 'Standard input cannot be both tokens.', 'Give one of them as a file.');
		}

		const before = (await readToken(call, a)).decoded.payload;
		const after = (await readToken(call, b)).decoded.payload;
		call.stdout.write(
			call.options.json
				? jsonOutput({changes: diffClaims(before, after)})
				: textOfDocument(diffDocument(before, after, call.show)),
		);
		return 0;
	},
};
