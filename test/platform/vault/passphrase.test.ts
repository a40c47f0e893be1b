import assert from 'node:assert/strict';
import {chmodSync, openSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {createPassphraseReader, type PassphraseSources} from '../../../source/platform/vault/passphrase.ts';
import {ordinaryFolder} from '../ordinary-user.ts';

const asked = 'the passphrase of the vault';

const given = async (sources: Partial<PassphraseSources>, notFromFile = false): Promise<string> => {
	const {bytes} = await createPassphraseReader({environment: {}, ...sources})(asked, {notFromFile});
	return bytes.toString();
};

/** A file of the person's, and a descriptor on it. */
function fileWith(context: TestContext, text: string): {readonly path: string; open(): string} {
	const path = join(ordinaryFolder(context), 'passphrase');
	writeFileSync(path, text, {mode: 0o600});
	return {path, open: () => String(openSync(path, 'r'))};
}

test('the passphrase comes from a descriptor, else from a file, else from a person', async context => {
	const file = fileWith(context, 'from a file\n');
	const other = fileWith(context, 'from a descriptor\r\n');
	const ask = async () => 'typed';
	const environment = {ENTOK_VAULT_PASSPHRASE_FILE: file.path, ENTOK_VAULT_PASSPHRASE_FD: other.open()};
	assert.equal(await given({environment, ask}), 'from a descriptor');
	assert.equal(await given({descriptor: file.open(), environment, ask}), 'from a file');
	assert.equal(await given({environment: {ENTOK_VAULT_PASSPHRASE_FILE: file.path}, ask}), 'from a file');
	assert.equal(await given({environment: {ENTOK_VAULT_PASSPHRASE_FILE: file.path}, ask}, true), 'typed');
	assert.equal(
		await given({environment: {ENTOK_VAULT_PASSPHRASE: 'hunter2', ENTOK_VAULT_PASSPHRASE_FD: ''}, ask}),
		'typed',
	);
});

test('each line of a descriptor answers one question, and then a person is asked', async context => {
	const read = createPassphraseReader({
		environment: {},
		descriptor: fileWith(context, 'old one\nnew one\n').open(),
		ask: async () => 'typed',
	});
	const answers = [];
	for (let turn = 0; turn < 3; turn++) {
		const {bytes, isTyped} = await read(asked);
		answers.push([bytes.toString(), isTyped]);
	}

	assert.deepEqual(answers, [
		['old one', false],
		['new one', false],
		['typed', true],
	]);
});

test('a file that others can read, holds several lines, is empty or missing is refused', async context => {
	const {path} = fileWith(context, 'hunter2');
	const environment = {ENTOK_VAULT_PASSPHRASE_FILE: path};
	chmodSync(path, 0o640);
	await assert.rejects(given({environment}), /can be used by other users \(mode 0640\)/);
	chmodSync(path, 0o600);
	for (const [text, says] of [
		['hunter2\nhunter2\n', /more than one line/],
		['\n', /holds no passphrase/],
		['x'.repeat(5000), /larger than 4 KiB/],
	] as const) {
		writeFileSync(path, text);
		await assert.rejects(given({environment}), says);
	}

	await assert.rejects(given({environment: {ENTOK_VAULT_PASSPHRASE_FILE: `${path}-not`}}), /does not exist/);
});

test('a descriptor that is none, a standard stream, or holds too much is refused', async context => {
	for (const descriptor of ['0', '1', '2', '-1', 'x', '3.5', '99999']) {
		await assert.rejects(given({descriptor}), {kind: 'usage', message: /a number from 3 on/});
	}

	await assert.rejects(given({descriptor: '987'}), /no open file descriptor 987/);
	await assert.rejects(given({descriptor: fileWith(context, 'x'.repeat(70_000)).open()}), /more than a passphrase/);
	await assert.rejects(given({descriptor: fileWith(context, '').open()}), /holds no passphrase/);
});

test('with nobody to ask the exit code is 2, and the ways without a person are named', async () => {
	for (const ask of [undefined, () => undefined]) {
		await assert.rejects(given({ask}), {
			exitCode: 2,
			message: /Nobody can be asked here for the passphrase of the vault/,
			hint: /ENTOK_VAULT_PASSPHRASE_FILE.*--vault-passphrase-fd/,
		});
	}
});
