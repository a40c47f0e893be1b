import {placeOf} from '../core/keeping-place.ts';
import {minValidOf, tokenGoodFor} from '../session/min-valid.ts';
import {rememberSignIn} from '../session/remember-sign-in.ts';
import type {Command} from './command.ts';
import {choiceOptions} from './options.ts';
import {printToken, tellWhoseToken} from './token-output.ts';

/** Get a token without a screen: one line on standard output, everything else on standard error. */
export const token: Command = {
	usage: '[PROFILE] -f FLOW -s SCOPE',
	about: [
		'Gets a token and prints it on one line. On a terminal it is masked unless --show is given.',
		'Without -f the profile’s first flow is used, without -s its first own scope, else graph.',
		'managed-identity and own-token need no profile. --secret-stdin reads the secret the flow is about: the client secret,',
		'with username-password the password, with on-behalf-of the user’s token, with own-token the token.',
	],
	options: [...choiceOptions, 'min-valid', 'show', 'remember'],
	mostArguments: 1,
	examples: [
		'TOKEN=$(entok token contoso -f client-credentials -s graph)',
		'entok --demo token contoso-inventory -s arm --json',
		'entok token -f managed-identity -s key-vault',
	],
	async run(call) {
		const minValid = minValidOf(call.options['min-valid']);
		const session = await call.openSession(call.arguments[0]);
		const choice = session.resolved();
		const answer = await tokenGoodFor(session, minValid, call.clock.now);
		tellWhoseToken(call, choice, answer, call.options.scope !== undefined);

		const {remember} = call.options;
		if (remember !== undefined) {
			const reference = await rememberSignIn(session, remember);
			call.stderr.write(`Remembered in ${call.show(placeOf(reference), 'address')}.\n`);
		}

		printToken(call, choice.profile.name, answer, call.options.json ? 'json' : 'token');
		return 0;
	},
};
