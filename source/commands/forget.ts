import {EntokError, toEntokError} from '../core/entok-error.ts';
import {sameName} from '../core/profile-name.ts';
import type {Forgotten} from '../core/token-holder.ts';
import {forgetSignIn, storedSignIns} from '../session/forget-sign-in.ts';
import {findProfile} from '../session/resolve-choice.ts';
import {SavedProfiles} from '../session/saved-profiles.ts';
import type {Command, CommandCall} from './command.ts';
import {neededLogin} from './hold.ts';

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const heldText = ({tokens, signIns}: Forgotten): string =>
	[...(tokens > 0 ? [many(tokens, 'token')] : []), ...(signIns > 0 ? [many(signIns, 'sign-in')] : [])].join(' and ');

/** The profile of a name: saved, of the environment, or, where it was removed meanwhile, what is still held under it. */
async function profileIdOf(call: CommandCall, saved: SavedProfiles, name: string): Promise<string> {
	const fromEnvironment = call.profileFromEnvironment();
	try {
		return findProfile([...saved.all, ...(fromEnvironment ? [fromEnvironment] : [])], name).id;
	} catch (thrown) {
		const status = await neededLogin(call).holder.status();
		const held = [...(status?.tokens ?? []), ...(status?.signIns ?? [])].find(({profileName}) =>
			sameName(profileName, name),
		);
		if (!held) {
			throw thrown;
		}

		return held.profileId;
	}
}

/** What the holder forgets: of one profile, or everything with the holder itself. */
async function forgetHeld(call: CommandCall, profileId: string | undefined): Promise<string | undefined> {
	const {holder} = neededLogin(call);
	const forgotten = await holder.forget(profileId);
	const what = forgotten === undefined ? '' : heldText(forgotten);
	if (profileId === undefined && forgotten !== undefined) {
		await holder.end();
		return what === '' ? 'The holder held nothing, and is ended.' : `The holder forgot ${what}, and is ended.`;
	}

	return what === '' ? undefined : `The holder forgot ${what}.`;
}

/** Drop what is held and remembered. */
export const forget: Command = {
	usage: 'PROFILE | --all',
	about: [
		'Drops the tokens and sign-ins of a profile that «entok hold» keeps, and the sign-in that entok stored for it: its file',
		'or its entry in the vault or the key ring is deleted, and the profile does not refer to it any more. --all does so for',
		'every profile and ends the holder. A file that entok did not make stays, and so do other secrets of the profile.',
		'At Entra nothing is revoked.',
	],
	options: ['profile', 'all'],
	mostArguments: 1,
	examples: ['entok forget contoso', 'entok forget --all'],
	async run(call) {
		const name = call.arguments[0] ?? call.options.profile;
		if ((name === undefined) === (call.options.all === undefined)) {
			throw new EntokError(
				'usage',
				'Name a profile, or everything.',
				'Like this: entok forget contoso, or entok forget --all.',
			);
		}

		neededLogin(call);
		const saved = new SavedProfiles(call);
		await saved.load();
		const profileId = name === undefined ? undefined : await profileIdOf(call, saved, name);
		const said: string[] = [];
		let failure: EntokError | undefined;
		const attempt = async (work: () => Promise<string | undefined>): Promise<void> => {
			try {
				const text = await work();
				said.push(...(text === undefined ? [] : [text]));
			} catch (thrown) {
				// The rest is forgotten all the same.
				failure ??= toEntokError(thrown);
			}
		};
		await attempt(() => forgetHeld(call, profileId));
		const meant = saved.all.filter(({id}) => profileId === undefined || id === profileId);
		for (const reference of storedSignIns(meant)) {
			await attempt(() => forgetSignIn(saved, call.secrets, {reference, profiles: meant}));
		}

		if (said.length === 0 && failure === undefined) {
			said.push('There was nothing to forget.');
		}

		for (const text of said) {
			call.stderr.write(`entok: ${call.show(text)}\n`);
		}

		if (failure) {
			throw failure;
		}

		return 0;
	},
};
