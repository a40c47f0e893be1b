import assert from 'node:assert/strict';
import {AsyncLocalStorage} from 'node:async_hooks';
import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {Secret} from '../../source/core/secret.ts';
import {pipedSecret} from '../../source/platform/piped-secret.ts';
import {withSecretFile} from '../../source/platform/secret-file.ts';
import {createSecretStore} from '../../source/platform/secrets.ts';
import {handOver, moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';

const purpose = 'the client secret of Contoso';
const bare = createSecretStore({environment: {}});

const value = async (store: ReturnType<typeof createSecretStore>, reference: string): Promise<string> =>
	(await store.resolve(reference, purpose)).reveal();

/** The refusal of a reference, which never shows `hunter2`. */
async function refusal(reference: string, store = bare): Promise<EntokError> {
	const error: unknown = await store.resolve(reference, purpose).then(
		() => assert.fail('it was resolved'),
		(error: unknown) => error,
	);
	assert.ok(error instanceof EntokError);
	assert.doesNotMatch(`${error.message} ${error.hint}`, /hunter2/);
	return error;
}

test('secrets: a variable of the environment is read, unset and empty ones are named', async () => {
	const environment = {SECRET: 'hunter2', EMPTY: ''};
	const store = createSecretStore({environment});
	assert.equal(await value(store, 'env:SECRET'), 'hunter2');
	assert.deepEqual(environment, {SECRET: 'hunter2', EMPTY: ''});
	for (const [name, state] of [
		['EMPTY', 'empty'],
		['MISSING', 'not set'],
	]) {
		const {kind, message} = await refusal(`env:${name}`, store);
		assert.equal(kind, 'configuration');
		assert.equal(message, `The environment variable ${name} for ${purpose} is ${state}.`);
	}
});

test('secrets: a file gives its text without one newline at its end', async context => {
	const folder = ordinaryFolder(context);
	const store = createSecretStore({environment: {}, home: folder});
	const path = join(folder, 'secret');
	for (const [text, expected] of [
		['hunter2', 'hunter2'],
		['hunter2\n', 'hunter2'],
		['hunter2\r\n', 'hunter2'],
		['-----BEGIN KEY-----\nhunter2\n-----END KEY-----\n', '-----BEGIN KEY-----\nhunter2\n-----END KEY-----'],
		[' two words ', ' two words '],
	] as const) {
		writeFileSync(path, text, {mode: 0o600});
		assert.equal(await value(store, `file:${path}`), expected);
		assert.equal(await value(store, 'file:~/secret'), expected);
	}
});

test('secrets: a file that is empty, missing, a link or too large is refused', async context => {
	const path = join(ordinaryFolder(context), 'secret');
	const missing = await refusal(`file:${path}`);
	assert.match(missing.message, /does not exist/);
	assert.ok(missing.hint?.includes(`(umask 077; cat > ${path})`));
	writeFileSync(path, '\n', {mode: 0o600});
	assert.match((await refusal(`file:${path}`)).message, /is empty/);
	for (const [text, fault] of [
		[' \t\n', /holds nothing but blanks/],
		['\n\n', /holds nothing but blanks/],
		['hunter2\0', /NUL/],
		['hunter2\n\n', /more than one line/],
		['hunter2\r\n# mine', /more than one line/],
	] as const) {
		writeFileSync(path, text);
		const {kind, message} = await refusal(`file:${path}`);
		assert.equal(kind, 'configuration');
		assert.match(message, fault);
	}

	writeFileSync(path, 'hunter2'.repeat(10_000));
	assert.match((await refusal(`file:${path}`)).message, /larger than 64 KiB/);
	symlinkSync('secret', `${path}-link`);
	assert.match((await refusal(`file:${path}-link`)).message, /symbolic link/);
});

test('secrets: a file open to others is refused with its chmod, unless the reference says mode=any', async context => {
	const path = join(ordinaryFolder(context), 'secret');
	writeFileSync(path, 'hunter2');
	chmodSync(path, 0o644);
	const {kind, message, hint} = await refusal(`file:${path}`);
	assert.equal(kind, 'configuration');
	assert.match(message, /can be used by other users \(mode 0644\)/);
	assert.match(hint ?? '', new RegExp(`chmod 600 ${path}`));
	assert.equal(await value(bare, `file:${path}?mode=any`), 'hunter2');
	symlinkSync('secret', `${path}-link`);
	assert.equal(await value(bare, `file:${path}-link?mode=any`), 'hunter2');
});

test('secrets: the file of another user is refused, unless the reference says mode=any', async context => {
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {createSecretStore} from ${moduleAt('platform/secrets.ts')};
		const store = createSecretStore({environment: {}});
		for (const query of ['', '?mode=any']) {
			await store.resolve('file:/etc/passwd' + query, 'x').catch(error => console.log(error.message));
		}`,
		ordinaryFolder(context),
	);
	assert.equal(
		stdout,
		'The file for x, /etc/passwd belongs to another user (uid 0).\nThe file for x, /etc/passwd holds more than one line.\n',
		stderr,
	);
});

test('secrets: a prompt asks the person, for the purpose, each time', async () => {
	const asked: string[] = [];
	const store = createSecretStore({
		environment: {},
		ask: async what => {
			asked.push(what);
			return 'hunter2';
		},
	});
	assert.equal(await value(store, 'prompt'), 'hunter2');
	assert.equal(await value(store, 'prompt'), 'hunter2');
	assert.deepEqual(asked, [purpose, purpose]);
});

test('secrets: without anybody to ask, the exit code is 2 and the hint names the ways out', async () => {
	for (const store of [bare, createSecretStore({environment: {}, ask: () => undefined})]) {
		const {kind, exitCode, message, hint} = await refusal('prompt', store);
		assert.equal(kind, 'input-needed');
		assert.equal(exitCode, 2);
		assert.match(message, /the client secret of Contoso/);
		assert.match(hint ?? '', /--secret-stdin.*env:NAME.*file:/);
	}

	const silent = createSecretStore({environment: {}, ask: async () => ''});
	assert.match((await refusal('prompt', silent)).message, /Nothing was entered/);
});

test('secrets: standard input answers one purpose, is read once, and is not shared with another', async () => {
	let reads = 0;
	const store = createSecretStore({
		environment: {},
		readStdin: async () => {
			reads++;
			return 'hunter2';
		},
	});
	assert.equal(await value(store, 'prompt'), 'hunter2');
	assert.equal(await value(store, 'stdin'), 'hunter2');
	assert.equal(reads, 1);
	await assert.rejects(store.resolve('prompt', 'the refresh token'), {kind: 'input-needed'});
	assert.equal((await refusal('stdin')).kind, 'input-needed');
});

test('secrets: demo secrets live in the map, and a rotated one is put there', async () => {
	const demo = new Map([['daemon', 'published']]);
	const store = createSecretStore({environment: {}, demo});
	assert.equal(await value(store, 'demo:daemon'), 'published');
	assert.equal(await store.replace('demo:daemon', new Secret('rotated')), undefined);
	assert.equal(await value(store, 'demo:daemon'), 'rotated');
	assert.match((await refusal('demo:other', store)).message, /--demo/);
	assert.match((await bare.replace('demo:daemon', new Secret('x'))) ?? '', /--demo/);
});

test('secrets: plain values are given, empty ones refused', async () => {
	assert.equal(await value(bare, 'plain:hunter2'), 'hunter2');
	assert.match((await refusal('plain:')).message, /empty/);
});

test('secrets: the demo opens no vault and no key ring, and runs no program', async () => {
	const demo = createSecretStore({environment: {}, demo: new Map()});
	for (const reference of ['cmd:["op","read","hunter2"]', 'keychain:mine', 'vault:mine']) {
		const {kind, message} = await refusal(reference, demo);
		assert.equal(kind, 'configuration');
		assert.match(message, /The demo reads and writes nothing of yours/);
	}

	assert.match((await demo.whyNotKeep('vault')) ?? '', /nothing of yours/);
	await assert.rejects(demo.discard('keychain:mine'), /nothing of yours/);
});

test('secrets: a rotated value replaces the one in its file, closed to others', async context => {
	const folder = ordinaryFolder(context);
	const store = createSecretStore({environment: {}, home: folder});
	const path = join(folder, 'kept', 'refresh');
	assert.equal(await store.replace('file:~/kept/refresh', new Secret('first')), undefined);
	assert.equal(await value(store, `file:${path}`), 'first');
	assert.equal(statSync(path).mode & 0o777, 0o600);
	for (const end of ['', '\n']) {
		writeFileSync(path, `first${end}`);
		assert.equal(await store.replace(`file:${path}`, new Secret('second')), undefined);
		assert.equal(readFileSync(path, 'utf8'), `second${end}`);
	}

	assert.deepEqual(readdirSync(join(folder, 'kept')), ['refresh']);
});

test('secrets: a rotated value that cannot be kept gives the reason', async context => {
	const folder = ordinaryFolder(context);
	for (const reference of ['env:A', 'prompt', 'stdin', 'plain:x', 'cmd:["a"]', 'keychain:a', 'vault:a']) {
		assert.match((await bare.replace(reference, new Secret('hunter2'))) ?? '', /^[A-Z].+\.$/s, reference);
	}

	mkdirSync(join(folder, 'real'));
	writeFileSync(join(folder, 'real', 'secret'), 'old', {mode: 0o600});
	symlinkSync('real/secret', join(folder, 'link'));
	const reason = await bare.replace(`file:${join(folder, 'link')}?mode=any`, new Secret('hunter2'));
	assert.match(reason ?? '', /is a symbolic link/);
	assert.equal(readFileSync(join(folder, 'link'), 'utf8'), 'old');
	chmodSync(folder, 0o500);
	handOver(folder);
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {createSecretStore} from ${moduleAt('platform/secrets.ts')};
		import {Secret} from ${moduleAt('core/secret.ts')};
		console.log(await createSecretStore({environment: {}}).replace('file:~/new', new Secret('hunter2')));`,
		folder,
	);
	assert.match(stdout, /new\.lock could not be written: permission denied\.\n$/, stderr);
	chmodSync(folder, 0o700);
});

test('piped secret: one line end at the end is dropped; nothing and too much are refused', () => {
	assert.equal(pipedSecret('hunter2\n', 'client secret'), 'hunter2');
	assert.equal(pipedSecret('hunter2\r\n', 'client secret'), 'hunter2');
	assert.equal(pipedSecret('two lines\n\n', 'client secret'), 'two lines\n');
	assert.throws(() => pipedSecret('\n', 'client secret'), {kind: 'input-needed'});
	assert.throws(() => pipedSecret('x'.repeat(300_000), 'client secret'), {kind: 'usage'});
});

test('secrets: what reads and writes back one file goes in turn, and a write-back does not wait for itself', async context => {
	const path = join(ordinaryFolder(context), 'refresh');
	const store = createSecretStore({environment: {}});
	writeFileSync(path, '0\n', {mode: 0o600});
	const count = () =>
		store.exclusively(`file:${path}`, async () => {
			const number = Number(await value(store, `file:${path}`));
			assert.equal(await store.replace(`file:${path}`, new Secret(String(number + 1))), undefined);
		});
	await Promise.all(Array.from({length: 10}, count));
	assert.equal(readFileSync(path, 'utf8'), '10\n');
	assert.deepEqual(readdirSync(join(path, '..')), ['refresh']);
});

test('secrets: waiting for a turn ends with a cancellation, or with a sentence that says nothing was sent', async context => {
	const path = join(ordinaryFolder(context), 'refresh');
	writeFileSync(path, 'x\n', {mode: 0o600});
	const reference = {path, anyMode: false};
	const stop = new AbortController();
	// What was not begun within a turn has no part in it.
	const elsewhere = AsyncLocalStorage.snapshot();
	await withSecretFile(
		reference,
		async () => {
			const another = (signal?: AbortSignal) =>
				elsewhere(() =>
					withSecretFile(reference, async () => assert.fail('two at once'), {
						signal,
						times: {waitLimit: signal ? 60_000 : 0},
					}),
				);
			await assert.rejects(another(), /Another entok is using the refresh token.*did not finish in time/);
			const waiting = another(stop.signal);
			stop.abort();
			await assert.rejects(waiting, {kind: 'cancelled'});
		},
		{},
	);
});

test('secrets: what cannot be locked is used all the same; other references need no turn', async () => {
	const store = createSecretStore({environment: {SECRET: 'x'}, demo: new Map([['a', 'b']])});
	for (const reference of [
		'env:SECRET',
		'prompt',
		'stdin',
		'demo:a',
		'file:/nowhere/at/all',
		'file:/proc/version?mode=any',
	]) {
		assert.equal(await store.exclusively(reference, async () => 'done'), 'done', reference);
	}

	await assert.rejects(
		store.exclusively('file:/proc/version?mode=any', async () => {
			throw new Error('the work failed');
		}),
		/the work failed/,
	);
});

test('secrets: a secret is kept in a new file for our eyes only, and nothing is overwritten', async context => {
	const folder = ordinaryFolder(context);
	const store = createSecretStore({environment: {}, home: folder});
	const reference = 'file:~/new/sign-in';
	await store.keep(reference, new Secret('1.Ahunter2'));
	const path = join(folder, 'new/sign-in');
	assert.equal(await value(store, reference), '1.Ahunter2');
	assert.deepEqual([statSync(path).mode & 0o777, statSync(join(folder, 'new')).mode & 0o777], [0o600, 0o700]);
	symlinkSync('/nowhere', join(folder, 'dangling'));
	for (const taken of [path, folder, join(folder, 'dangling')]) {
		await assert.rejects(store.keep(`file:${taken}`, new Secret('other')), /already; it is not overwritten/);
	}

	assert.equal(await value(store, reference), '1.Ahunter2');
	assert.deepEqual(readdirSync(join(folder, 'new')), ['sign-in']);
	await assert.rejects(store.keep('file:relative', new Secret('x')), {kind: 'configuration'});
	await assert.rejects(store.keep(`file:${folder}/a?mode=any`, new Secret('x')), /question mark/);
	const demo = createSecretStore({environment: {}, home: folder, demo: new Map()});
	await assert.rejects(demo.keep('file:~/other', new Secret('x')), /demo writes nothing/);
	assert.deepEqual(readdirSync(folder).sort(), ['dangling', 'new']);
});
