import {countdownText, utcText} from '../core/duration.ts';
import {placeOf} from '../core/keeping-place.ts';
import {mask} from '../core/secret.ts';
import {rememberSignIn} from '../session/remember-sign-in.ts';
import {whoseToken} from '../session/whose-token.ts';
import type {Command} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {choiceOptions} from './options.ts';

/** Get a token without a screen: one line on standard output, everything else on standard error. */
export const token: Command = {
	usage: '[PROFILE] -f FLOW -s SCOPE',
	about: [
		'Gets a token and prints it on one line. On a terminal it is masked unless --show is given.',
		'Without -f the profile’s first flow is used, without -s its first own scope, else graph.',
		'managed-identity and own-token need no profile. --secret-stdin reads the secret the flow is about: the client secret,',
		'with username-password the password, with on-behalf-of the user’s token, with own-token the token.',
	],
	options: [...choiceOptions, 'show', 'remember'],
	mostArguments: 1,
	examples: [
		'TOKEN=$(entok token contoso -f client-credentials -s graph)',
		'entok --demo token contoso-inventory -s arm --json',
		'entok token -f managed-identity -s key-vault',
	],
	async run(call) {
		const session = await call.openSession(call.arguments[0]);
		const choice = session.resolved();
		const {profile} = choice;
		const answer = await session.requestToken();
		const notice = whoseToken(choice, answer, call.options.scope !== undefined);
		if (notice !== undefined) {
			call.stderr.write(`entok: ${call.show(notice)}\n`);
		}

		const {remember} = call.options;
		if (remember !== undefined) {
			const reference = await rememberSignIn(session, remember);
			call.stderr.write(`Remembered in ${call.show(placeOf(reference), 'address')}.\n`);
		}

		const masked = call.stdout.isTerminal && call.options.show === undefined;
		const accessToken = masked ? mask : answer.accessToken.reveal();
		if (call.options.json) {
			call.stdout.write(
				jsonOutput({
					access_token: accessToken,
					token_type: answer.tokenType,
					expires_at: utcText(answer.expiresAt),
					expires_at_epoch: Math.floor(answer.expiresAt / 1000),
					expires_in: Math.max(0, Math.floor((answer.expiresAt - call.clock.now()) / 1000)),
					scope: answer.scope,
					profile: profile.name,
					fingerprint: answer.fingerprint,
					foci: answer.familyOfClientIds || undefined,
				}),
			);
		} else {
			call.stdout.write(`${accessToken}\n`);
		}

		if (masked) {
			call.stderr.write(
				`Masked: standard output is a terminal. Use --show, or pipe it. ${countdownText(answer.expiresAt - call.clock.now())} left, fingerprint ${answer.fingerprint}.\n`,
			);
		}

		return 0;
	},
};
