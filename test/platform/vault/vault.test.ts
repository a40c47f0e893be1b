import assert from 'node:assert/strict';
import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {inspect} from 'node:util';
import type {EntokError} from '../../../source/core/entok-error.ts';
import {Secret} from '../../../source/core/secret.ts';
import {createPassphraseReader} from '../../../source/platform/vault/passphrase.ts';
import {createVault, type Vault} from '../../../source/platform/vault/vault.ts';
import {idleLimit} from '../../../source/platform/vault/vault-key.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';
import {passphrase, vaultBench} from './vault-bench.ts';

const canary = 'hunter2-Ça-va';

const secretIn = async (vault: Vault, name: string): Promise<string | undefined> => (await vault.read(name))?.reveal();

const objectIn = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** What reading an entry is refused with; it quotes neither secret nor passphrase. */
async function refusal(vault: Vault, name = 'a'): Promise<EntokError> {
	const error: EntokError = await vault.read(name).then(
		() => assert.fail('it was read'),
		(thrown: EntokError) => thrown,
	);
	assert.doesNotMatch(inspect(error, {depth: 9}), /hunter2|correct horse/);
	return error;
}

test('the first secret makes the vault: the passphrase is typed twice, and the file is for our eyes only', async context => {
	const {vault, asked, path, folder} = vaultBench(context);
	assert.equal(await vault.names(), undefined);
	assert.equal(await vault.read('a'), undefined);
	assert.deepEqual(asked, [], 'nobody is asked for a vault that is not there');
	await vault.write('a', new Secret(canary));
	assert.deepEqual(asked, ['a new passphrase for the vault', 'the same passphrase again']);
	await vault.write('b', new Secret('two'));
	assert.equal(asked.length, 2, 'it is open now');
	assert.deepEqual([await secretIn(vault, 'a'), await secretIn(vault, 'b')], [canary, 'two']);
	assert.deepEqual(await vault.names(), ['a', 'b']);
	assert.equal(statSync(path).mode & 0o777, 0o600);
	assert.doesNotMatch(readFileSync(path, 'utf8'), /hunter2|correct|horse/);
	assert.deepEqual(readdirSync(folder), ['vault.json']);
});

test('another run opens the vault with its passphrase, however the keyboard composes letters', async context => {
	const first = vaultBench(context, ['Zo\u00eb und der Rest', 'Zo\u00eb und der Rest']);
	await first.vault.write('a', new Secret(canary));
	const second = vaultBench(context, ['Zoe\u0308 und der Rest'], first.folder);
	assert.equal(await secretIn(second.vault, 'a'), canary);
	assert.deepEqual(second.asked, ['the passphrase of the vault']);
});

test('a wrong passphrase may be tried three times, and the refusal does not say what was wrong', async context => {
	const {vault, folder, path} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	const before = readFileSync(path, 'utf8');
	const patient = vaultBench(context, ['wrong', 'wrong again'], folder);
	assert.equal(await secretIn(patient.vault, 'a'), canary);
	assert.match(patient.asked[1] ?? '', /that one did not open it/);
	const guessing = vaultBench(context, ['one', 'two', 'three'], folder);
	const {exitCode, message, hint} = await refusal(guessing.vault);
	assert.equal(exitCode, 3);
	assert.match(`${message} ${hint}`, /does not open.*Either the passphrase is not right, or the file was changed/);
	assert.equal(guessing.asked.length, 3);
	await assert.rejects(vaultBench(context, ['1', '2', '3'], folder).vault.write('b', new Secret('x')), /does not open/);
	assert.equal(readFileSync(path, 'utf8'), before);
});

test('the key is forgotten after a quarter of an hour without use, after a sleep, and when the vault is locked', async context => {
	const {vault, clock, asked} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	await clock.advance(idleLimit - 60_000);
	assert.equal(await secretIn(vault, 'a'), canary);
	await clock.advance(idleLimit - 60_000);
	assert.equal(await secretIn(vault, 'a'), canary);
	assert.equal(asked.length, 2, 'each use begins the time anew');
	await clock.advance(idleLimit + 30_000);
	assert.equal(clock.waiting, 0, 'it was forgotten then, not when it is needed next');
	assert.equal(await secretIn(vault, 'a'), canary);
	assert.equal(asked.length, 3);
	await clock.wakeAfter(idleLimit);
	assert.equal(await secretIn(vault, 'a'), canary);
	assert.equal(asked.length, 4);
	vault.lock();
	assert.equal(await secretIn(vault, 'a'), canary);
	assert.equal(asked.length, 5);
});

test('whatever is changed in the file is told, and the file stays as it is', async context => {
	const {vault, folder, path} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	await vault.write('b', new Secret('other'));
	const good = objectIn(path);
	const flipped = (base64: string): string => {
		const bytes = Buffer.from(base64, 'base64');
		bytes[0] = (bytes[0] ?? 0) ^ 1;
		return bytes.toString('base64');
	};
	const {a, b} = good.entries;
	for (const [text, says] of [
		['', /damaged: it is not valid JSON/],
		[JSON.stringify(good).slice(0, 200), /damaged: it is not valid JSON/],
		['[]', /damaged: it is not valid JSON/],
		[JSON.stringify({...good, version: 2}), /version 2 of its format, which a newer entok made/],
		[JSON.stringify({...good, version: '1'}), /damaged: its version/],
		[JSON.stringify({...good, more: 1}), /damaged/],
		[JSON.stringify({...good, kdf: {...good.kdf, logN: 9}}), /damaged: its kdf/],
		[JSON.stringify({...good, kdf: {...good.kdf, logN: 40}}), /damaged: its kdf/],
		[JSON.stringify({...good, kdf: {...good.kdf, p: 2}}), /damaged: its kdf/],
		[JSON.stringify({...good, kdf: {...good.kdf, logN: 11}}), /does not open/],
		[JSON.stringify({...good, check: {...good.check, tag: flipped(good.check.tag)}}), /does not open/],
		[JSON.stringify({...good, entries: {a: {...a, tag: 'hunter2'}}}), /damaged: its entries/],
		[JSON.stringify({...good, entries: {a: {...a, data: flipped(a.data)}}}), /entry a of the vault .* was changed/],
		[JSON.stringify({...good, entries: {a: {...a, tag: flipped(a.tag)}}}), /entry a of the vault .* was changed/],
		[JSON.stringify({...good, entries: {a: b, b: a}}), /entry a of the vault .* was changed/],
	] as const) {
		writeFileSync(path, text);
		const {vault: opened} = vaultBench(context, [], folder);
		const {message, exitCode} = await refusal(opened);
		assert.match(message, says);
		assert.equal(exitCode, 3);
		if (/damaged|version/.test(message)) {
			await assert.rejects(opened.write('c', new Secret('x')), says);
			await assert.rejects(opened.changePassphrase(), says);
			await assert.rejects(opened.remove('a'), says);
		}

		assert.equal(readFileSync(path, 'utf8'), text);
	}
});

test('a vault that would open more cheaply than ours is refused, and ours cost 2^17', async context => {
	const {vault, path} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	const usual = createVault({
		path,
		clock: createFakeClock(),
		readPassphrase: createPassphraseReader({environment: {}, ask: async () => passphrase}),
	});
	await assert.rejects(usual.read('a'), /damaged: its kdf/);
	const own = createVault({
		path: `${path}.own`,
		clock: createFakeClock(),
		readPassphrase: createPassphraseReader({environment: {}, ask: async () => passphrase}),
	});
	await own.write('a', new Secret(canary));
	const {kdf} = objectIn(`${path}.own`);
	assert.deepEqual({...kdf, salt: ''}, {name: 'scrypt', logN: 17, r: 8, p: 1, salt: ''});
});

test('another passphrase seals everything anew, and the old one opens nothing any more', async context => {
	const {vault, folder, path} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	await vault.write('b', new Secret('two'));
	const before = objectIn(path);
	const changing = vaultBench(context, ['nonsense', passphrase, 'a new long one', 'a new long one'], folder);
	await changing.vault.changePassphrase();
	assert.equal(await secretIn(changing.vault, 'b'), 'two');
	assert.equal(changing.asked.length, 4);
	const after = objectIn(path);
	assert.notEqual(after.kdf.salt, before.kdf.salt);
	assert.notEqual(after.entries.a.data, before.entries.a.data);
	assert.equal(await secretIn(vaultBench(context, ['a new long one'], folder).vault, 'a'), canary);
	assert.match((await refusal(vaultBench(context, [], folder).vault)).message, /does not open/);
	const open = vaultBench(context, ['a new long one'], folder);
	await open.vault.read('a');
	await vaultBench(context, ['a new long one', 'x'.repeat(8), 'x'.repeat(8)], folder).vault.changePassphrase();
	open.asked.length = 0;
	assert.match((await refusal(open.vault)).message, /does not open/);
	assert.equal(open.asked.length, 3, 'a key of before is of no use, and the passphrase is asked for again');
});

test('a passphrase that is too short, or typed differently twice, writes nothing', async context => {
	for (const [answers, says] of [
		[['short'], /8 characters at least/],
		[['long enough', 'long enough?'], /not the same/],
		[[''], /Nothing was entered/],
	] as const) {
		const {vault, path} = vaultBench(context, answers);
		await assert.rejects(vault.write('a', new Secret(canary)), says);
		assert.equal(existsSync(path), false);
	}

	const {vault, folder, path} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	const before = readFileSync(path, 'utf8');
	await assert.rejects(
		vaultBench(context, [passphrase, 'new and long', 'otherwise'], folder).vault.changePassphrase(),
		/not the same/,
	);
	assert.equal(readFileSync(path, 'utf8'), before);
	await assert.rejects(vaultBench(context).vault.changePassphrase(), /no vault .* yet/);
});

test('a name that is taken is not written over unless that is meant, and removing needs no passphrase', async context => {
	const {vault, folder} = vaultBench(context);
	await vault.write('a', new Secret(canary), {isNew: true});
	await assert.rejects(vault.write('a', new Secret('other'), {isNew: true}), /already; it is not written over/);
	assert.equal(await secretIn(vault, 'a'), canary);
	await vault.write('a', new Secret('rotated'));
	assert.equal(await secretIn(vault, 'a'), 'rotated');
	const {vault: locked, asked} = vaultBench(context, [], folder);
	assert.equal(await locked.remove('a'), true);
	assert.equal(await locked.remove('a'), false);
	assert.equal(await locked.remove('constructor'), false);
	assert.deepEqual([await locked.names(), asked], [[], []]);
});

test('several at once lose nothing, and ask for one passphrase', async context => {
	const {vault, folder, asked} = vaultBench(context);
	await vault.write('first', new Secret('0'));
	const other = vaultBench(context, [], folder);
	const names = Array.from({length: 8}, (_, index) => `entry ${index}`);
	await Promise.all(names.map((name, index) => (index % 2 ? vault : other.vault).write(name, new Secret(name))));
	assert.deepEqual([...((await vault.names()) ?? [])].sort(), [...names, 'first'].sort());
	for (const name of names) {
		assert.equal(await secretIn(vault, name), name);
	}

	assert.deepEqual([asked.length, other.asked.length], [2, 1]);
});

test('a vault that others can read, or a folder they can change, is refused with its chmod', async context => {
	const {vault, path, folder} = vaultBench(context);
	await vault.write('a', new Secret(canary));
	chmodSync(path, 0o644);
	const {message, hint} = await refusal(vault);
	assert.match(message, /The vault .* can be used by other users \(mode 0644\)/);
	assert.match(hint ?? '', /chmod 600/);
	chmodSync(path, 0o600);
	chmodSync(folder, 0o777);
	assert.match((await refusal(vault)).message, /folder .* can be changed by other users/);
});
