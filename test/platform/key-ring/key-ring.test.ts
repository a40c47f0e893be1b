import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import type {EntokError} from '../../../source/core/entok-error.ts';
import {Secret} from '../../../source/core/secret.ts';
import {createKeyRing} from '../../../source/platform/key-ring/key-ring.ts';
import {createSecretStore} from '../../../source/platform/secrets.ts';
import {ordinaryFolder} from '../ordinary-user.ts';

/** A program in the key ring's place; `answer` is what it does with the question. */
function programThat(context: TestContext, answer: string) {
	const folder = ordinaryFolder(context);
	const program = join(folder, 'program.mjs');
	writeFileSync(
		program,
		`import {appendFileSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
		let input = '';
		for await (const chunk of process.stdin) { input += chunk; }
		const question = JSON.parse(input);
		appendFileSync('${folder}/asked', JSON.stringify([question.operation, ...process.argv.slice(2)]) + '\\n');
		const say = answer => process.stdout.write(JSON.stringify(answer));
		${answer}`,
	);
	return {
		program,
		asked: () =>
			readFileSync(join(folder, 'asked'), 'utf8')
				.trim()
				.split('\n')
				.map(line => JSON.parse(line)),
	};
}

/** A key ring that works, in a file. */
const working = (path: string): string => `
	const store = existsSync('${path}') ? JSON.parse(readFileSync('${path}', 'utf8')) : {};
	const {operation, name, value, isNew} = question;
	if (operation === 'read') { say({value: store[name] ?? null}); }
	else if (operation === 'write' && isNew && name in store) { say({isTaken: true}); }
	else {
		if (operation === 'write') { store[name] = value; }
		if (operation === 'remove') { delete store[name]; }
		writeFileSync('${path}', JSON.stringify(store));
		say({});
	}`;

const keyRing = (program: string, timeLimit = 20_000) => createKeyRing({environment: process.env, program, timeLimit});

const thrownBy = (work: Promise<unknown>): Promise<EntokError> =>
	work.then(
		() => assert.fail('it went well'),
		(thrown: EntokError) => thrown,
	);

test('a secret is stored in the key ring, read, written over when it rotates, and deleted', async context => {
	const {program, asked} = programThat(context, working(join(ordinaryFolder(context), 'store')));
	const store = createSecretStore({environment: {}, keyRing: keyRing(program)});
	await store.keep('keychain:contoso', new Secret('hunter2 ü'));
	assert.equal((await store.resolve('keychain:contoso', 'x')).reveal(), 'hunter2 ü');
	await assert.rejects(store.keep('keychain:contoso', new Secret('other')), {facts: {code: 'taken'}});
	assert.equal(await store.replace('keychain:contoso', new Secret('rotated')), undefined);
	assert.equal((await store.resolve('keychain:contoso', 'x')).reveal(), 'rotated');
	assert.equal(await store.discard('keychain:contoso'), undefined);
	await assert.rejects(
		store.resolve('keychain:contoso', 'client secret'),
		/key ring has no entry contoso, where client secret/,
	);
	assert.deepEqual(
		asked().filter(([operation]) => operation === 'probe'),
		[['probe']],
		'it is tried out once, and nothing stands in its arguments',
	);
});

test('a key ring that hangs is left after its time, and one nobody waits for is ended', async context => {
	const {program} = programThat(context, 'setInterval(() => {}, 1000);');
	const hanging = await thrownBy(keyRing(program, 200).read('x'));
	assert.match(hanging.message, /did not answer within 0\.2 seconds/);
	assert.match(hanging.hint ?? '', /unlock it.*vault:NAME/);
	const stop = new AbortController();
	const reading = keyRing(program).read('x', stop.signal);
	stop.abort();
	await assert.rejects(reading, {kind: 'cancelled'});
});

test('why it cannot be used is said in the words of the system, without the secret, and with the ways out', async context => {
	for (const [answer, says] of [
		['say({fault: "no bus for " + (question.value ?? "")});', /cannot be used: no bus for/],
		['say({fault: "the package @napi-rs/keyring is not installed", isMissing: true});', /is not installed/],
		['process.stdout.write("hunter2");', /gave no answer/],
		['process.exit(1);', /gave no answer/],
	] as const) {
		const {program} = programThat(context, `if (question.operation === 'probe') { say({}); } else { ${answer} }`);
		const ring = keyRing(program);
		const {message, hint, exitCode} = await thrownBy(ring.write('x', new Secret('hunter2'), {isNew: true}));
		assert.match(message, says);
		assert.match(hint ?? '', /vault:NAME, file:/);
		assert.doesNotMatch(`${message}${hint}`, /hunter2/);
		assert.equal(exitCode, 3);
	}
});

test('nothing is stored in a key ring that would lose it', async context => {
	const {program, asked} = programThat(context, 'say({fault: "what was stored in it was not there afterwards"});');
	const store = createSecretStore({environment: {}, keyRing: keyRing(program)});
	assert.match((await store.whyNotKeep('keychain')) ?? '', /was not there afterwards/);
	await assert.rejects(store.keep('keychain:x', new Secret('hunter2')), /was not there afterwards/);
	assert.deepEqual(asked(), [['probe'], ['probe']]);
});

test('without a session bus the system’s own key ring says so, and the kernel’s does not step in', async context => {
	const folder = ordinaryFolder(context);
	const ring = createKeyRing({
		environment: {PATH: process.env['PATH'], HOME: folder, XDG_RUNTIME_DIR: folder},
		timeLimit: 20_000,
	});
	const {message} = await thrownBy(ring.write('entok-test', new Secret('hunter2'), {isNew: true}));
	assert.match(message, /The key ring cannot be used/);
	assert.doesNotMatch(message, /hunter2/);
});
