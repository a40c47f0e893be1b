import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {ids, listOf, newUser, type User} from './user.ts';

const canary = 'hunter2-canary';

/** Somebody whose vault opens with what stands in a file of theirs. */
function vaultUser(): User {
	const user = newUser();
	const file = path.join(user.home, 'passphrase');
	writeFileSync(file, 'correct horse battery\n', {mode: 0o600});
	return {
		...user,
		run: (argv, options = {}) =>
			user.run(argv, {...options, environment: {ENTOK_VAULT_PASSPHRASE_FILE: file, ...options.environment}}),
	};
}

/** Runs a command that must go well, without the secret in anything it says. */
async function run(user: User, argv: readonly string[], input?: string): Promise<string> {
	const {code, stdout, stderr} = await user.run(argv, {input});
	assert.equal(code, 0, stderr);
	assert.doesNotMatch(stdout + stderr, /hunter2/);
	return stdout + stderr;
}

/** The files of a home in which a text stands, by their paths below it. */
const filesWith = (user: User, text: string): readonly string[] =>
	readdirSync(user.home, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name), 'utf8').includes(text))
		.map(entry => path.relative(user.home, path.join(entry.parentPath, entry.name)))
		.sort();

const secretOf = async (user: User): Promise<unknown> => Object((await listOf(user))[0]?.['credential']).secret;

test('profile add --store: the piped secret is in the vault, and nowhere else', async () => {
	const user = vaultUser();
	const said = await run(
		user,
		['profile', 'add', 'app', ...ids, '--secret-stdin', '--store', 'vault:app'],
		`${canary}\n`,
	);
	assert.match(said, /Its secret is in vault:app/);
	assert.deepEqual(filesWith(user, canary), []);
	assert.deepEqual(
		await listOf(user).then(([profile]) => [Object(profile?.['credential']).secret, profile?.['flows']]),
		['vault:app', ['client-credentials']],
	);
	const vault = path.join(path.dirname(user.file), 'vault.json');
	assert.equal(statSync(vault).mode & 0o777, 0o600);
	assert.match(await run(user, ['profile', 'vault']), /vault\.json\n {2}app {2}for app/);
	const gone = await run(user, ['profile', 'remove', 'app']);
	assert.match(gone, /Deleted what entok stored for it: vault:app/);
	assert.match(await run(user, ['profile', 'vault', 'status', '--json']), /"entries": ?\[\]/);
});

test('profile move-secret: out of the profile’s own file, its copy included; and a file of ours goes when it is left', async () => {
	const user = newUser();
	const file = path.join(user.home, 'kept', 'secret');
	const said = await run(user, ['profile', 'add', 'app', ...ids, '--secret-stdin', '--store', 'plain'], canary);
	assert.match(said, /NO: the client secret of app stands in that file, unprotected/);
	assert.deepEqual(filesWith(user, canary), ['.config/entok/profiles.json']);
	assert.match(await run(user, ['profile', 'list']), /^app .* NO plain: an unprotected secret/);
	assert.match(await run(user, ['profile', 'show', 'app']), /credential .*plain:\*{8} {2}\(NO an unprotected secret\)/);
	assert.match(await run(user, ['doctor']), /unprotected secret +app {2}\(NO plain: in the profile; .*move-secret/);
	await run(user, ['profile', 'move-secret', 'app', '--to', file]);
	assert.doesNotMatch(await run(user, ['profile', 'list']), /NO plain/);
	assert.deepEqual(filesWith(user, canary), ['kept/secret']);
	assert.equal(await secretOf(user), `file:${file}`);
	const other = await run(user, ['profile', 'move-secret', 'app', '--to', 'file:~/other']);
	assert.match(other, /is in ~\/other now\. Deleted: .*kept\/secret\./);
	assert.equal(existsSync(file), false);
	assert.match(await run(user, ['profile', 'remove', 'app']), /Deleted what entok stored for it: ~\/other/);
	assert.deepEqual(filesWith(user, canary), []);
});

test('a file of the person’s own is left where it is, and so is what another profile refers to', async () => {
	const user = newUser();
	const mine = path.join(user.home, 'mine');
	writeFileSync(mine, canary, {mode: 0o600});
	await user.profile('add', 'one', ...ids, '--secret', `file:${mine}`);
	assert.match(
		await run(user, ['profile', 'move-secret', 'one', '--to', '~/ours']),
		/Left as it is: .*mine\. entok did not make this file/,
	);
	await user.profile('add', 'two', ...ids, '--secret', 'file:~/ours');
	assert.match(await run(user, ['profile', 'remove', 'one']), /are where they were/);
	assert.deepEqual(filesWith(user, canary), ['mine', 'ours']);
	assert.match(await run(user, ['profile', 'remove', 'two']), /Deleted.*~\/ours/);
	assert.deepEqual(filesWith(user, canary), ['mine']);
});

test('what cannot be stored or moved says why, and changes nothing', async () => {
	const user = newUser();
	await user.profile('add', 'app', ...ids, '--secret', 'env:MINE', '--refresh-token', 'prompt');
	writeFileSync(path.join(user.home, 'taken'), 'my diary');
	const before = readFileSync(user.file, 'utf8');
	for (const [code, says, argv] of [
		[2, /Where the secret is to be moved/, ['move-secret', 'app']],
		[2, /several secrets.*--field secret or --field refresh-token/s, ['move-secret', 'app', '--to', 'vault:x']],
		[2, /has no password/, ['move-secret', 'app', '--to', 'vault:x', '--field', 'password']],
		[2, /no secret field «pin»/, ['move-secret', 'app', '--to', 'vault:x', '--field', 'pin']],
		[2, /absolute path/, ['move-secret', 'app', '--to', 'here', '--field', 'secret']],
		[2, /needs the name of an entry/, ['move-secret', 'app', '--to', 'vault:', '--field', 'secret']],
		[3, /MINE .* is not set/, ['move-secret', 'app', '--to', '~/x', '--field', 'secret']],
		[2, /must not stand on the command line/, ['edit', 'app', '--store', `plain:${canary}`]],
		[2, /must not stand on the command line/, ['edit', 'app', '--secret', `plain:${canary}`]],
		[2, /--secret-stdin needs a place/, ['edit', 'app', '--secret-stdin']],
		[2, /both say where/, ['edit', 'app', '--secret-stdin', '--store', '~/x', '--secret', 'env:A']],
		[3, /already; it is not overwritten/, ['edit', 'app', '--secret-stdin', '--store', '~/taken']],
		[2, /belongs to a certificate/, ['edit', 'app', '--secret-stdin', '--store', '~/x', '--field', 'passphrase']],
		[2, /Nobody can be asked/, ['edit', 'app', '--store', '~/x', '--no-input']],
		[
			2,
			/Nobody can be asked here for a new passphrase/,
			['edit', 'app', '--secret-stdin', '--store', 'vault:x', '--no-input'],
		],
		[3, /no vault .* yet/, ['vault', 'change-passphrase']],
		[3, /no entry x/, ['vault', 'remove', 'x']],
		[2, /no vault command/, ['vault', 'open']],
		[2, /--secret-stdin does not belong to profile show/, ['show', 'app', '--secret-stdin']],
		[2, /--to does not belong to profile edit/, ['edit', 'app', '--to', 'vault:x']],
	] as const) {
		const {code: ended, stdout, stderr} = await user.run(['profile', ...argv], {input: canary});
		assert.equal(ended, code, `${argv.join(' ')}: ${stderr}`);
		assert.match(stderr, says, argv.join(' '));
		if (!argv.some(argument => argument.includes(canary))) {
			assert.doesNotMatch(stdout + stderr, /hunter2/);
		}
	}

	assert.equal(readFileSync(user.file, 'utf8'), before);
	assert.deepEqual(filesWith(user, canary), []);
	assert.equal(readFileSync(path.join(user.home, 'taken'), 'utf8'), 'my diary');
});

test('a name that is taken leaves no secret behind', async () => {
	const user = newUser();
	await user.profile('add', 'app', ...ids);
	const {code} = await user.run(['profile', 'add', 'app', ...ids, '--secret-stdin', '--store', '~/x'], {input: canary});
	assert.equal(code, 3);
	assert.deepEqual(filesWith(user, canary), []);
});

test('a secret that is stored again at the same place is replaced there', async () => {
	const user = newUser();
	await run(user, ['profile', 'add', 'app', ...ids, '--secret-stdin', '--store', '~/x'], 'hunter2-old');
	await run(user, ['profile', 'edit', 'app', '--secret-stdin', '--store', 'file:~/x'], canary);
	assert.equal(readFileSync(path.join(user.home, 'x'), 'utf8'), `${canary}\n`);
});

test('the passphrase of the vault comes through a descriptor, and another one through its next line', async () => {
	const user = newUser();
	const withLines = (lines: string, ...argv: readonly string[]) =>
		spawnSync(
			'sh',
			[
				'-c',
				`printf '%b' '${lines}' > "$HOME/lines"; exec "$0" "$@" 7< "$HOME/lines"`,
				process.execPath,
				path.join(root, 'bin/entok.js'),
				...argv,
				'--vault-passphrase-fd',
				'7',
			],
			{
				encoding: 'utf8',
				input: canary,
				env: {PATH: process.env['PATH'], HOME: user.home},
			},
		);
	const added = withLines(
		'the first one\\n',
		'profile',
		'add',
		'app',
		...ids,
		'--secret-stdin',
		'--store',
		'vault:app',
	);
	assert.equal(added.status, 0, added.stderr);
	const changed = withLines('the first one\\nthe second one\\n', 'profile', 'vault', 'change-passphrase');
	assert.equal(changed.status, 0, changed.stderr);
	const old = withLines('the first one\\n', 'profile', 'move-secret', 'app', '--to', '~/x');
	assert.equal(old.status, 3);
	assert.match(old.stderr, /does not open/);
	const moved = withLines('the second one\\n', 'profile', 'move-secret', 'app', '--to', '~/x');
	assert.equal(moved.status, 0, moved.stderr);
	assert.equal(readFileSync(path.join(user.home, 'x'), 'utf8'), `${canary}\n`);
});
