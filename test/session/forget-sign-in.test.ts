import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Profile} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {createKeptFiles} from '../../source/platform/kept-files.ts';
import {createMemoryProfileStore} from '../../source/platform/memory-profile-store.ts';
import {type NamedSecrets, vaultSecrets} from '../../source/platform/named-secrets.ts';
import {createSecretStore} from '../../source/platform/secrets.ts';
import {forgetSignIn, storedSignIns} from '../../source/session/forget-sign-in.ts';
import {SavedProfiles} from '../../source/session/saved-profiles.ts';
import {benchOrigin} from '../helpers/bench.ts';
import {memoryStore} from '../helpers/memory-store.ts';
import {vaultBench} from '../platform/vault/vault-bench.ts';

const user = demoProfiles(benchOrigin).find(({name}) => name === 'contoso-user') ?? assert.fail('no profile');
const one = (refreshToken: string, more: Partial<Profile> = {}): Profile => ({...user, refreshToken, ...more});
const other = {id: 'other', name: 'other'};

/** A key ring in memory. */
function memoryKeyRing(): NamedSecrets & {readonly kept: Map<string, Secret>} {
	const kept = new Map<string, Secret>();
	return {
		kept,
		read: async name => kept.get(name),
		write: async (name, value) => void kept.set(name, value),
		remove: async name => void kept.delete(name),
		whyNot: async () => undefined,
	};
}

/** Somebody with secrets in all places where entok stores them. */
async function storing(context: TestContext, profiles: readonly Profile[], stored: readonly string[]) {
	const {vault, folder: home} = vaultBench(context);
	const keyRing = memoryKeyRing();
	const keptFiles = createKeptFiles(memoryStore());
	const secrets = createSecretStore({environment: {}, home, vault: vaultSecrets(vault), keyRing, keptFiles});
	for (const reference of stored) {
		await secrets.keep(reference, new Secret('hunter2'));
	}

	const saved = new SavedProfiles({
		profiles: createMemoryProfileStore(profiles, 'memory'),
		secrets,
		newId: () => 'new',
	});
	await saved.load();
	const forget = async (names: readonly string[] = profiles.map(({name}) => name)): Promise<string> => {
		const meant = saved.all.filter(({name}) => names.includes(name));
		const said: string[] = [];
		for (const reference of storedSignIns(meant)) {
			said.push(await forgetSignIn(saved, secrets, {reference, profiles: meant}));
		}

		return said.join('\n');
	};
	return {saved, secrets, vault, keyRing, home, forget};
}

for (const reference of ['vault:me', 'keychain:me', 'file:~/kept/me']) {
	test(`the sign-in that entok stored in ${reference} is deleted with its reference, and the client secret stays`, async context => {
		const credential = {kind: 'secret', secret: 'vault:app'} as const;
		const bench = await storing(context, [one(reference, {credential})], [reference, 'vault:app']);
		assert.match(
			await bench.forget(),
			/^The sign-in of contoso-user is gone from .*me; no profile refers to it any more\.$/,
		);
		await assert.rejects(bench.secrets.resolve(reference, 'sign-in'));
		assert.equal('refreshToken' in (bench.saved.all[0] ?? {}), false);
		assert.equal((await bench.secrets.resolve('vault:app', 'client secret')).reveal(), 'hunter2');
		assert.equal(await bench.forget(), '');
	});
}

test('a file that entok did not make stays, and the profile refers to it still', async context => {
	const bench = await storing(context, [one('file:~/mine')], []);
	writeFileSync(join(bench.home, 'mine'), 'a token of mine\n', {mode: 0o600});
	assert.match(await bench.forget(), /in ~\/mine stays: entok did not make this file/);
	assert.ok(existsSync(join(bench.home, 'mine')));
	assert.equal(bench.saved.all[0]?.refreshToken, 'file:~/mine');
});

test('a file of ours in which something else was written since stays, and that is an error', async context => {
	const bench = await storing(context, [one('file:~/ours')], ['file:~/ours']);
	writeFileSync(join(bench.home, 'ours'), 'my\ndiary\n');
	await assert.rejects(bench.forget(), /more than one line: it is no secret as entok stores them, and stays/);
	assert.ok(existsSync(join(bench.home, 'ours')));
	assert.equal(bench.saved.all[0]?.refreshToken, 'file:~/ours');
});

test('a sign-in of two profiles is left to the other one, until both forget it', async context => {
	const bench = await storing(context, [one('vault:me'), one('vault:me', other)], ['vault:me']);
	assert.match(await bench.forget(['other']), /of other in vault:me stays: It is referred to elsewhere/);
	assert.deepEqual(await bench.vault.names(), ['me']);
	assert.match(await bench.forget(), /of contoso-user and other is gone from vault:me/);
	assert.deepEqual(await bench.vault.names(), []);
	assert.ok(bench.saved.all.every(profile => profile.refreshToken === undefined));
});

test('what cannot be deleted is an error, and the reference to it is not lost', async context => {
	const bench = await storing(context, [one('keychain:me')], ['keychain:me']);
	bench.keyRing.remove = async () => {
		throw new EntokError('configuration', 'The key ring cannot be used: it is locked.');
	};
	await assert.rejects(bench.forget(), /it is locked/);
	assert.equal(bench.saved.all[0]?.refreshToken, 'keychain:me');
});
