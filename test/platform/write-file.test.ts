import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {writeFileAtomically} from '../../source/platform/write-file.ts';
import {handOver, moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';

const mode = (path: string): number => statSync(path).mode & 0o777;

test('write file: closed to others from the first byte, whatever the umask, in a folder of its own', async context => {
	const path = join(ordinaryFolder(context), 'new', 'folder', 'file');
	const umask = process.umask(0);
	context.after(() => process.umask(umask));
	await writeFileAtomically(path, 'text');
	assert.equal(readFileSync(path, 'utf8'), 'text');
	assert.equal(mode(path), 0o600);
	assert.equal(mode(join(path, '..')), 0o700);
	assert.equal(mode(join(path, '..', '..')), 0o700);
});

test('write file: a umask that takes more does not leave a file we cannot change', async context => {
	const path = join(ordinaryFolder(context), 'file');
	const umask = process.umask(0o277);
	context.after(() => process.umask(umask));
	await writeFileAtomically(path, 'text');
	assert.equal(mode(path), 0o600);
});

test('write file: a file that was open to others is closed by the next write', async context => {
	const path = join(ordinaryFolder(context), 'file');
	writeFileSync(path, 'old');
	chmodSync(path, 0o644);
	await writeFileAtomically(path, 'new');
	assert.equal(mode(path), 0o600);
	assert.deepEqual(readdirSync(join(path, '..')), ['file']);
});

test('write file: a symbolic link is not written through and not replaced', async context => {
	const folder = ordinaryFolder(context);
	writeFileSync(join(folder, 'target'), 'untouched');
	symlinkSync('target', join(folder, 'link'));
	await assert.rejects(writeFileAtomically(join(folder, 'link'), 'new'), /not a regular file/);
	assert.equal(readFileSync(join(folder, 'link'), 'utf8'), 'untouched');
	assert.deepEqual(readdirSync(folder).sort(), ['link', 'target']);
});

test('write file: a reader sees the old text or the new one, never a part', async context => {
	const path = join(ordinaryFolder(context), 'file');
	const texts = ['a'.repeat(300_000), 'b'.repeat(200_000)];
	await writeFileAtomically(path, texts[0] ?? '');
	let writing = true;
	const writer = (async () => {
		for (let round = 0; round < 20; round++) {
			await writeFileAtomically(path, texts[round % 2] ?? '');
		}

		writing = false;
	})();
	while (writing) {
		assert.ok(texts.includes(await readFile(path, 'utf8')));
	}

	await writer;
});

test('write file: a full disk is told, the old text stays and nothing is left over', async context => {
	const folder = ordinaryFolder(context);
	writeFileSync(join(folder, 'file'), 'old');
	handOver(join(folder, 'file'));
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {writeFileAtomically} from ${moduleAt('platform/write-file.ts')};
		await writeFileAtomically('file', 'x'.repeat(100_000)).catch(error => console.log(error.name, error.message));`,
		folder,
		'ulimit -f 8',
	);
	assert.match(stdout, /^EntokError file could not be written: the file would be larger/, stderr);
	assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'old');
	assert.deepEqual(readdirSync(folder), ['file']);
});

test('write file: a folder that may not be written is told in words', async context => {
	const folder = ordinaryFolder(context);
	chmodSync(folder, 0o500);
	const {stdout} = await runAsOrdinaryUser(
		`import {writeFileAtomically} from ${moduleAt('platform/write-file.ts')};
		await writeFileAtomically('file', 'x').catch(error => console.log(error.kind, error.message));`,
		folder,
	);
	assert.equal(stdout.trim(), 'configuration file could not be written: permission denied.');
});

test('write file: a folder that cannot be made is named, and so is the first of several', async context => {
	const folder = ordinaryFolder(context);
	writeFileSync(join(folder, 'taken'), '');
	mkdirSync(join(folder, 'closed'), {mode: 0o500});
	handOver(join(folder, 'closed'));
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {makePrivateFolder} from ${moduleAt('platform/write-file.ts')};
		for (const path of ['closed/a/b', 'taken', 'taken/a/b', '/dev/null/a', '/proc/a/b']) {
			await makePrivateFolder(path).catch(error => console.log(error.kind, error.message));
		}`,
		folder,
	);
	const [closed, ...others] = stdout.trim().split('\n');
	assert.equal(closed, 'configuration The folder closed/a could not be made: permission denied.', stderr);
	assert.equal(others.length, 4);
	assert.ok(
		others.every(line => /^configuration The folder (?:taken|\/dev|\/proc).* could not be made: /.test(line)),
		stdout,
	);
});

test('write file: errors are of our own kind and hold no system error', async () => {
	await assert.rejects(writeFileAtomically('/dev/null/file', 'secret text'), (error: unknown) => {
		assert.ok(error instanceof EntokError);
		assert.equal(error.cause, undefined);
		assert.doesNotMatch(JSON.stringify(error) + error.message, /secret text/);
		return true;
	});
});
