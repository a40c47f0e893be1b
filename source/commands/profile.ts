import {EntokError} from '../core/entok-error.ts';
import type {Command, CommandCall} from './command.ts';
import type {OptionName} from './options.ts';
import {addProfile, editProfile, removeProfile} from './profile-changes.ts';
import {moveProfileSecret} from './profile-move-secret.ts';
import {exportProfiles, importProfiles} from './profile-transfer.ts';
import {keepVault} from './profile-vault.ts';
import {listProfiles, profilePath, showProfile} from './profile-views.ts';

type Subcommand = (call: CommandCall, argument: string | undefined, more: string | undefined) => Promise<number>;

const subcommands: Readonly<Record<string, Subcommand>> = {
	list: listProfiles,
	show: showProfile,
	add: addProfile,
	edit: editProfile,
	remove: removeProfile,
	import: importProfiles,
	export: exportProfiles,
	path: profilePath,
	'move-secret': moveProfileSecret,
	vault: keepVault,
};

/** Options that mean something to a few subcommands only; elsewhere they would be passed over in silence. */
const takenBy: ReadonlyArray<readonly [OptionName, readonly string[]]> = [
	['secret-stdin', ['add', 'edit']],
	['store', ['add', 'edit']],
	['field', ['add', 'edit', 'move-secret']],
	['to', ['move-secret']],
];

function refuseStrayOptions(name: string, {options}: CommandCall): void {
	const stray = takenBy.find(([option, takers]) => options[option] !== undefined && !takers.includes(name));
	if (stray) {
		const [option, takers] = stray;
		throw new EntokError(
			'usage',
			`The option --${option} does not belong to profile ${name}.`,
			`It belongs to: ${takers.map(taker => `profile ${taker}`).join(', ')}.`,
		);
	}
}

/** Profiles without a screen. */
export const profile: Command = {
	usage:
		'list | show NAME | add NAME … | edit NAME … | remove NAME | import FILE | export [NAME] | path | move-secret NAME --to PLACE | vault …',
	about: [
		'Keeps the profiles. A profile holds no secret but refers to it: env:NAME, file:/absolute/path, vault:NAME, keychain:NAME,',
		'cmd:["program","argument"] or prompt. --store puts one that is typed or piped in (--secret-stdin) into the vault, the key',
		'ring or a file; move-secret moves it; remove deletes what was stored so. vault status | change-passphrase | remove NAME.',
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
		'store',
		'to',
		'field',
		'secret-stdin',
		'vault-passphrase-fd',
	],
	mostArguments: 3,
	examples: [
		'entok profile add contoso --tenant contoso.example --client-id 11112222-bbbb-3333-cccc-4444dddd5555 --secret env:CONTOSO_SECRET',
		'entok profile add backup --tenant contoso.example --client-id 22223333-cccc-4444-dddd-5555eeee6666 --certificate file:~/backup.pfx --passphrase prompt',
		'entok profile import profiles.example.json',
		'entok profile edit contoso --secret-stdin --store vault:contoso < secret.txt',
		'entok profile move-secret contoso --to keychain:contoso',
		'entok profile list --json',
	],
	async run(call) {
		const [name = 'list', argument, more] = call.arguments;
		const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
		if (!subcommand) {
			throw new EntokError(
				'usage',
				`There is no profile command «${name}».`,
				`There are: ${Object.keys(subcommands).join(', ')}.`,
			);
		}

		if (more !== undefined && name !== 'vault') {
			throw new EntokError('usage', `The command profile ${name} takes fewer arguments.`, 'See entok profile --help.');
		}

		refuseStrayOptions(name, call);
		return subcommand(call, argument, more);
	},
};
