import type {Row} from '../core/document.ts';
import type {VaultKeeper} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import {referencesOf} from '../core/profile.ts';
import type {CommandCall} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {textOfDocument} from './lines.ts';

/** The names of the profiles that refer to an entry. */
async function usersOf(call: CommandCall, name: string): Promise<readonly string[]> {
	const {profiles} = await call.profiles.read();
	return profiles
		.filter(profile => referencesOf(profile).some(({reference}) => reference === `vault:${name}`))
		.map(profile => profile.name);
}

async function status(call: CommandCall, vault: VaultKeeper): Promise<number> {
	const names = await vault.names();
	const entries = await Promise.all((names ?? []).map(async name => ({name, profiles: await usersOf(call, name)})));
	if (call.options.json) {
		call.stdout.write(jsonOutput({path: vault.path, exists: names !== undefined, entries}));
		return 0;
	}

	const rows = entries.map(
		({name, profiles}): Row => ({
			kind: 'field',
			name: call.show(name),
			value: profiles.length === 0 ? 'no profile refers to it' : `for ${call.show(profiles.join(', '), 'name')}`,
		}),
	);
	call.stdout.write(
		textOfDocument([
			{kind: 'heading', text: call.show(vault.path)},
			...(rows.length > 0
				? rows
				: [{kind: 'text', text: names === undefined ? 'There is none yet.' : 'It is empty.'} as const]),
		]),
	);
	return 0;
}

async function remove(call: CommandCall, vault: VaultKeeper, name: string | undefined): Promise<number> {
	if (name === undefined) {
		throw new EntokError('usage', 'The name of an entry is needed.', 'Like this: entok profile vault remove NAME');
	}

	if (!(await vault.remove(name))) {
		throw new EntokError(
			'configuration',
			`The vault has no entry ${name}.`,
			'entok profile vault status lists its entries.',
		);
	}

	const users = await usersOf(call, name);
	const told = users.length === 0 ? '' : ` It is missing now in: ${call.show(users.join(', '), 'name')}.`;
	call.stderr.write(`Removed ${call.show(name)} from the vault.${told}\n`);
	return 0;
}

/** Looks after the vault: what is in it, another passphrase, one entry less. */
export async function keepVault(call: CommandCall, what = 'status', name?: string): Promise<number> {
	const {vault} = call;
	if (!vault) {
		throw new EntokError('usage', 'The demo has no vault.', 'Leave --demo out.');
	}

	if (name !== undefined && what !== 'remove') {
		throw new EntokError('usage', `The command profile vault ${what} takes no name.`, 'See entok profile --help.');
	}

	switch (what) {
		case 'status':
			return status(call, vault);
		case 'remove':
			return remove(call, vault, name);
		case 'change-passphrase':
			await vault.changePassphrase();
			call.stderr.write('The vault has another passphrase now. Copies of the old file open with the old one still.\n');
			return 0;
		default:
			throw new EntokError(
				'usage',
				`There is no vault command «${what}».`,
				'There are: status, change-passphrase, remove NAME.',
			);
	}
}
