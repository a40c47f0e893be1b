import {childEnvironment} from '../core/child-environment.ts';
import {EntokError} from '../core/entok-error.ts';
import {minValidOf, tokenGoodFor} from '../session/min-valid.ts';
import type {Command} from './command.ts';
import {choiceOptions} from './options.ts';

/** Run a program with ACCESS_TOKEN in its environment; its exit code becomes ours. */
export const exec: Command = {
	usage: '[PROFILE] -f FLOW -s SCOPE -- PROGRAM [ARGUMENT…]',
	about: [
		'Gets a token and runs a program with it in ACCESS_TOKEN. The token is in no argument and no file.',
		'Variables that hold the secrets of profiles are not passed on. The program’s exit code becomes entok’s.',
	],
	options: [...choiceOptions, 'min-valid'],
	mostArguments: 1,
	takesRest: true,
	examples: [
		'entok exec contoso -s graph -- sh -c \'curl -H "Authorization: Bearer $ACCESS_TOKEN" https://graph.microsoft.com/v1.0/organization\'',
	],
	async run(call) {
		if (call.rest.length === 0) {
			throw new EntokError(
				'usage',
				'There is no program to run.',
				'Put it behind two dashes: entok exec PROFILE -- PROGRAM ARGUMENT…',
			);
		}

		const minValid = minValidOf(call.options['min-valid']);
		const session = await call.openSession(call.arguments[0]);
		const token = await tokenGoodFor(session, minValid, call.clock.now);
		const end = await call.run(call.rest, {
			// As saved too: one adapted for this call no longer names its variable.
			...childEnvironment(call.environment, [...session.savedProfiles.all, ...session.state.profiles]),
			ACCESS_TOKEN: token.accessToken.reveal(),
		});
		return 'code' in end ? end.code : 128 + end.signal;
	},
};
