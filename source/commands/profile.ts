import {EntokError} from '../core/entok-error.ts';
import type {Command, CommandCall} from './command.ts';
import {addProfile, editProfile, removeProfile} from './profile-changes.ts';
import {exportProfiles, importProfiles} from './profile-transfer.ts';
import {listProfiles, profilePath, showProfile} from './profile-views.ts';

type Subcommand = (call: CommandCall, argument: string | undefined) => Promise<number>;

const subcommands: Readonly<Record<string, Subcommand>> = {
	list: listProfiles,
	show: showProfile,
	add: addProfile,
	edit: editProfile,
	remove: removeProfile,
	import: importProfiles,
	export: exportProfiles,
	path: profilePath,
};

/** Profiles without a screen. */
export const profile: Command = {
	usage: 'list | show NAME | add NAME … | edit NAME … | remove NAME | import FILE | export [NAME] | path',
	about: [
		'Keeps the profiles. Secrets are never stored: a profile refers to them, as env:NAME, file:/absolute/path or prompt.',
		'import takes the format of profiles.example.json and .env files; --from-env takes the AZURE_* variables.',
	],
	options: [
		'tenant',
		'client-id',
		'cloud',
		'flow',
		'scope',
		'name',
		'secret',
		'certificate',
		'certificate-key',
		'passphrase',
		'certificate-chain',
		'no-certificate-chain',
		'assertion',
		'expect-issuer',
		'expect-subject',
		'expect-audience',
		'refresh-token',
		'user-token',
		'username',
		'password',
		'managed-identity',
		'client-capability',
		'authority',
		'graph',
		'arm',
		'partner-center',
		'certificate-authority',
		'redirect-uri',
		'colour',
		'production',
		'no-production',
		'note',
		'from-env',
	],
	mostArguments: 2,
	examples: [
		'entok profile add contoso --tenant contoso.example --client-id 11112222-bbbb-3333-cccc-4444dddd5555 --secret env:CONTOSO_SECRET',
		'entok profile add backup --tenant contoso.example --client-id 22223333-cccc-4444-dddd-5555eeee6666 --certificate file:~/backup.pfx --passphrase prompt',
		'entok profile import profiles.example.json',
		'entok profile list --json',
	],
	async run(call) {
		const [name = 'list', argument] = call.arguments;
		const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
		if (!subcommand) {
			throw new EntokError(
				'usage',
				`There is no profile command «${name}».`,
				`There are: ${Object.keys(subcommands).join(', ')}.`,
			);
		}

		return subcommand(call, argument);
	},
};
