import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {until} from '../helpers/loopback-server.ts';
import {root} from '../helpers/program.ts';
import {start} from '../helpers/running.ts';
import {signedInUser} from './sign-in.ts';
import {listOf, type User} from './user.ts';

const program = path.join(root, 'bin/entok.js');
const socketOf = ({home}: User): string => path.join(home, '.local/state/entok/holder/holder.sock');

/** The ids of the holders of a home, by what their processes were started with. */
function holdersOf({home}: User): readonly number[] {
	const isIts = (id: string): boolean => {
		try {
			return (
				readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--foreground') &&
				readFileSync(`/proc/${id}/environ`, 'utf8').includes(`HOME=${home}\0`)
			);
		} catch {
			return false;
		}
	};
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name) && isIts(name))
		.map(Number);
}

/** Somebody who holds tokens; nothing of it is left after the test. */
async function holdingUser(context: TestContext, ...options: readonly string[]) {
	const user = await signedInUser(context);
	const {code, stdout, stderr} = await user.run(['hold', ...options]);
	assert.deepEqual([code, stdout], [0, ''], stderr);
	context.after(() => {
		for (const id of holdersOf(user)) {
			process.kill(id, 'SIGKILL');
		}
	});
	const token = async (...more: readonly string[]): Promise<string> => {
		const run = await user.run(['token', 'me', ...more]);
		assert.equal(run.code, 0, run.stderr);
		return run.stdout;
	};
	return {...user, token, holding: stderr};
}

test('the same token is handed out until the profile changes or it is forgotten', async context => {
	const user = await holdingUser(context);
	assert.match(
		user.holding,
		/^entok: Holding tokens until .* \(8 h 0 min\) at .*holder\.sock\. End it: entok forget --all\n$/,
	);
	assert.equal(statSync(socketOf(user)).mode & 0o777, 0o600);
	assert.equal(statSync(path.dirname(socketOf(user))).mode & 0o777, 0o700);

	const first = await user.token();
	assert.equal(await user.token(), first);
	assert.equal(await user.token('--min-valid', '600'), first);
	assert.notEqual(await user.token('-s', 'arm'), first);
	const exec = await user.run(['exec', 'me', '--', 'sh', '-c', 'echo "$ACCESS_TOKEN"']);
	assert.equal(exec.stdout, first);
	await user.profile('edit', 'me', '--note', 'only a note');
	assert.equal(await user.token(), first);

	await user.profile('edit', 'me', '--client-capability', 'cp1');
	const changed = await user.token();
	assert.notEqual(changed, first);

	const status = await user.run(['hold', '--status']);
	assert.match(status.stdout, /token of me\n.*refresh-token\n.*scope/);
	assert.doesNotMatch(status.stdout, /eyJ/);
	const listed = JSON.parse((await user.run(['hold', '--status', '--json'])).stdout);
	assert.deepEqual([listed.running, listed.tokens.length, listed.tokens[0].profile], [true, 3, 'me']);

	const forgotten = await user.run(['forget', 'me']);
	assert.equal(forgotten.code, 0);
	assert.match(forgotten.stderr, /The holder forgot 3 tokens\.\n.*refresh-token stays: entok did not make this file/);
	assert.notEqual(await user.token(), changed);
});

test('forget --all ends the holder, then there is nothing to forget; an unknown profile ends with 3', async context => {
	const user = await holdingUser(context);
	const [holder = 0] = holdersOf(user);
	assert.equal((await user.run(['forget', 'nobody'])).code, 3);
	assert.equal((await user.run(['forget'])).code, 2);
	assert.match((await user.run(['forget', '--all'])).stderr, /held nothing, and is ended/);
	await until(() => !existsSync(`/proc/${holder}`));
	assert.ok(!existsSync(socketOf(user)));
	await user.profile('edit', 'me', '--refresh-token', '');
	const again = await user.run(['forget', '--all']);
	assert.deepEqual([again.code, again.stderr], [0, 'entok: There was nothing to forget.\n']);
	assert.equal((await user.run(['hold', '--status'])).stdout, 'Nothing holds tokens: no holder runs.\n');
	assert.equal(JSON.parse((await user.run(['hold', '--status', '--json'])).stdout).running, false);
});

test('it ends when its time is over; a second hold tells of the first and prolongs it when asked', async context => {
	const user = await holdingUser(context, '--for', '1h');
	assert.match((await user.run(['hold'])).stderr, /A holder runs already: it holds tokens until .* \((?:60|59) min\)/);
	assert.match((await user.run(['hold', '--for', '3h'])).stderr, /runs already.*\(3 h 0 min\)/);
	assert.equal(holdersOf(user).length, 1);
	await user.run(['forget', '--all']);
	await user.run(['hold', '--for', '1s']);
	await until(() => holdersOf(user).length === 0);
	assert.ok(!existsSync(socketOf(user)));
	for (const span of ['soon', '0s', '25h', '-1h', '1d']) {
		assert.equal((await user.run(['hold', `--for=${span}`])).code, 2, span);
	}
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
	test(`${signal} ends the holder, and the next token is a new one`, async context => {
		const user = await holdingUser(context);
		const first = await user.token();
		const [holder = 0] = holdersOf(user);
		process.kill(holder, signal);
		await until(() => !existsSync(`/proc/${holder}`));
		assert.ok(!existsSync(socketOf(user)));
		assert.notEqual(await user.token(), first);
	});
}

test('it ends with the process that leads its login', async context => {
	const user = await signedInUser(context);
	// A session of its own, as a terminal or an SSH connection makes one.
	const {said, ended} = start(
		context,
		['setsid', '-w', '/bin/sh', '-c', `"${process.execPath}" "${program}" hold; echo started; read line`],
		{HOME: user.home},
	);
	await ended;
	assert.match(said.stdout, /started/);
	await until(() => holdersOf(user).length === 0);
	assert.ok(!existsSync(socketOf(user)));
});

test('after kill -9 the file that is left is no holder, and the next one takes its place', async context => {
	const user = await holdingUser(context);
	const [holder = 0] = holdersOf(user);
	process.kill(holder, 'SIGKILL');
	await until(() => !existsSync(`/proc/${holder}`));
	assert.ok(existsSync(socketOf(user)));
	const first = await user.token();
	assert.notEqual(await user.token(), first);
	assert.equal((await user.run(['hold'])).code, 0);
	assert.equal(await user.token(), await user.token());
});

test('hold -- PROGRAM holds while the program runs and ends as it does', async context => {
	const user = await signedInUser(context);
	const entok = `"${process.execPath}" "${program}"`;
	const line = `a=$(${entok} token me); b=$(${entok} token me); [ -n "$a" ] && [ "$a" = "$b" ] && exit 7`;
	const {code, stderr} = await user.run(['hold', '--', 'sh', '-c', line]);
	assert.deepEqual([code, stderr], [7, '']);
	await until(() => holdersOf(user).length === 0);
	assert.ok(!existsSync(socketOf(user)));
});

test('no secret is in the arguments or the environment of the holder, and it leaves no core', async context => {
	const user = await signedInUser(context);
	const canary = 'canary-3f9a';
	const run = await user.run(['hold'], {environment: {CONTOSO_SECRET: canary, AZURE_CLIENT_SECRET: canary}});
	assert.equal(run.code, 0, run.stderr);
	const token = (await user.run(['token', 'me'])).stdout.trim();
	const [holder = 0] = holdersOf(user);
	context.after(() => process.kill(holder, 'SIGKILL'));
	for (const file of ['cmdline', 'environ']) {
		const text = readFileSync(`/proc/${holder}/${file}`, 'utf8');
		assert.doesNotMatch(text, new RegExp(`${canary}|eyJ|CONTOSO|AZURE`), file);
		assert.ok(!text.includes(token));
	}

	assert.match(readFileSync(`/proc/${holder}/limits`, 'utf8'), /Max core file size +0 +0 /);
	for (const name of readdirSync(user.home, {recursive: true, encoding: 'utf8'})) {
		const file = path.join(user.home, name);
		assert.ok(!statSync(file).isFile() || !readFileSync(file, 'utf8').includes(token), `the token is in ${name}`);
	}
});

test('another user cannot reach the holder, not even where the folders above are open', {
	skip: process.getuid?.() !== 0 && 'the tests must run as root to be another user',
}, async context => {
	const user = await holdingUser(context);
	const token = (await user.token()).trim();
	for (const folder of ['', '.local', '.local/state', '.local/state/entok']) {
		chmodSync(path.join(user.home, folder), 0o755);
	}

	const code = `require('net').connect(${JSON.stringify(socketOf(user))}).on('error', e => console.log(e.code)).on('connect', () => console.log('in'))`;
	const {stdout} = spawnSync(process.execPath, ['-e', code], {uid: 65_534, gid: 65_534, encoding: 'utf8', cwd: '/'});
	assert.equal(stdout.trim(), 'EACCES');

	// Root is kept out by nothing; what is somebody else's is not used all the same.
	const stranger = await user.run(['token', 'me', '--verbose'], {uid: 65_534});
	assert.ok(!stranger.stdout.includes(token));
});

test('one sign-in by device code serves the next calls, and is never written to the disk', async context => {
	const user = await holdingUser(context);
	await user.profile('edit', 'me', '--refresh-token', '');
	assert.equal((await user.run(['token', 'me', '-f', 'refresh-token'])).code, 3);
	const running = start(context, [process.execPath, program, 'token', 'me', '-f', 'device-code', '--show'], {
		HOME: user.home,
	});
	await until(() => /[A-Z0-9]{8,9}/.test(running.said.stderr) && running.said.stderr.includes('http'));
	const [, address = ''] = /(https?:\/\/\S+)/.exec(running.said.stderr) ?? [];
	const [userCode = ''] = /\b[A-Z0-9]{9}\b/.exec(running.said.stderr) ?? [];
	const {beDemoUser} = await import('../../source/emulator/demo-user.ts');
	await beDemoUser(address, {userCode, declines: false});
	assert.equal(await running.ended, 0, running.said.stderr);
	const next = await user.run(['token', 'me', '-f', 'refresh-token', '-s', 'arm']);
	assert.equal(next.code, 0, next.stderr);
	assert.equal(JSON.parse((await user.run(['hold', '--status', '--json'])).stdout).sign_ins.length, 1);
	const looksLikeRefreshToken = /\b[01]\.A[\w-]{20,}/;
	assert.match(readFileSync(user.tokenFile, 'utf8'), looksLikeRefreshToken);
	for (const name of readdirSync(user.home, {recursive: true, encoding: 'utf8'})) {
		const file = path.join(user.home, name);
		if (statSync(file).isFile() && file !== user.tokenFile) {
			assert.doesNotMatch(readFileSync(file, 'utf8'), looksLikeRefreshToken, name);
		}
	}

	assert.match((await user.run(['forget', 'me'])).stderr, /2 tokens and 1 sign-in/);
	assert.equal((await user.run(['token', 'me', '-f', 'refresh-token'])).code, 3);
});

test('what --remember wrote is removed with its reference; any other file stays', async context => {
	const user = await holdingUser(context);
	const kept = path.join(user.home, 'kept');
	assert.equal((await user.run(['token', 'me', '--remember', kept])).code, 0);
	await user.run(['forget', '--all']);
	assert.ok(!existsSync(kept));
	assert.ok(existsSync(user.tokenFile));
	const [profile] = JSON.parse((await user.run(['profile', 'list', '--json'])).stdout);
	assert.ok(!JSON.stringify(profile).includes(kept));

	await user.profile('edit', 'me', '--refresh-token', `file:${kept}`);
	writeFileSync(kept, 'a token of mine\n', {mode: 0o600});
	const {code, stderr} = await user.run(['forget', 'me']);
	assert.equal(code, 0);
	assert.match(stderr, /kept stays: entok did not make this file/);
	assert.ok(existsSync(kept));
});

test('what --remember stored in the vault is deleted with its reference, without a passphrase', async context => {
	const user = await signedInUser(context);
	const passphrase = path.join(user.home, 'passphrase');
	writeFileSync(passphrase, 'correct horse battery\n', {mode: 0o600});
	const environment = {ENTOK_VAULT_PASSPHRASE_FILE: passphrase};
	const run = await user.run(['token', 'me', '--remember', 'vault:me'], {environment});
	assert.equal(run.code, 0, run.stderr);
	const {code, stderr} = await user.run(['forget', 'me']);
	assert.deepEqual(
		[code, stderr],
		[0, 'entok: The sign-in of me is gone from vault:me; no profile refers to it any more.\n'],
	);
	assert.match((await user.run(['profile', 'vault', 'status', '--json'])).stdout, /"entries": ?\[\]/);
	assert.equal(Object.hasOwn((await listOf(user))[0] ?? {}, 'refreshToken'), false);
});

test('the demo has no holder', async context => {
	const user = await holdingUser(context);
	for (const argv of [['hold'], ['forget', '--all'], ['hold', '--status']]) {
		assert.equal((await user.run(['--demo', ...argv])).code, 2);
	}

	const tokens = await Promise.all([1, 2].map(() => user.run(['--demo', 'token', 'contoso-inventory'])));
	assert.deepEqual(JSON.parse((await user.run(['hold', '--status', '--json'])).stdout).tokens, []);
	assert.ok(tokens.every(({code}) => code === 0));
});
