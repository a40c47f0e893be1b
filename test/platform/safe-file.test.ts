import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, constants, existsSync, mkdirSync, openSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {test} from 'node:test';
import {readSafely} from '../../source/platform/safe-file.ts';
import {moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';

const rules = {what: 'The thing', limit: 1024, trust: 'private'} as const;

test('reading: a private file is read without its byte order mark, a missing one is undefined', async context => {
	const path = join(ordinaryFolder(context), 'file');
	assert.equal(await readSafely(path, rules), undefined);
	writeFileSync(path, '\ufefftext\n', {mode: 0o600});
	assert.deepEqual(await readSafely(path, rules), {text: 'text\n', mode: 0o600});
});

test('reading: a FIFO, a folder, a socket and a device are refused at once', {timeout: 20_000}, async context => {
	const folder = ordinaryFolder(context);
	const fifo = join(folder, 'fifo');
	execFileSync('mkfifo', ['-m', '600', fifo]);
	// Frees a reader that hangs, so that a failure ends.
	context.signal.addEventListener('abort', () => existsSync(fifo) && openSync(fifo, constants.O_RDWR));
	mkdirSync(join(folder, 'folder'), {mode: 0o700});
	const server = createServer();
	await new Promise<void>(resolve => {
		server.listen(join(folder, 'socket'), resolve);
	});
	context.after(() => server.close());
	for (const path of [fifo, join(folder, 'folder'), join(folder, 'socket'), '/dev/zero']) {
		await assert.rejects(readSafely(path, {...rules, trust: 'any'}), /is not a regular file/, path);
	}
});

test('reading: a symbolic link is refused where trust matters, its folder may be one', async context => {
	const folder = ordinaryFolder(context);
	mkdirSync(join(folder, 'real'));
	writeFileSync(join(folder, 'real', 'file'), 'text', {mode: 0o600});
	symlinkSync('file', join(folder, 'real', 'link'));
	symlinkSync('real', join(folder, 'shortcut'));
	await assert.rejects(readSafely(join(folder, 'real', 'link'), rules), /is a symbolic link/);
	assert.equal((await readSafely(join(folder, 'real', 'link'), {...rules, trust: 'any'}))?.text, 'text');
	assert.equal((await readSafely(join(folder, 'shortcut', 'file'), rules))?.text, 'text');
});

test('reading: a file open to others is refused with the chmod that closes it', async context => {
	const path = join(ordinaryFolder(context), "it's here");
	writeFileSync(path, 'text');
	for (const [mode, trust, accepted] of [
		[0o640, 'private', false],
		[0o604, 'private', false],
		[0o644, 'owned', true],
		[0o660, 'owned', false],
		[0o602, 'owned', false],
		[0o666, 'any', true],
	] as const) {
		chmodSync(path, mode);
		const reading = readSafely(path, {...rules, trust});
		if (accepted) {
			assert.deepEqual(await reading, {text: 'text', mode});
		} else {
			await assert.rejects(reading, {
				kind: 'configuration',
				hint: `Close it to others: chmod 600 '${path.replace("'", "'\\''")}'`,
			});
		}
	}
});

test('reading: a file of another user is refused, unless anything goes', async context => {
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {readSafely} from ${moduleAt('platform/safe-file.ts')};
		for (const trust of ['private', 'owned', 'any']) {
			await readSafely('/etc/passwd', {what: 'The thing', limit: 1e6, trust}).then(
				() => console.log('read'), error => console.log(error.message));
		}`,
		ordinaryFolder(context),
	);
	const refused = 'The thing /etc/passwd belongs to another user (uid 0).';
	assert.deepEqual(stdout.trim().split('\n'), [refused, refused, 'read'], stderr);
});

test('reading: a file that may not be read is told in words', async context => {
	const folder = ordinaryFolder(context);
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {chmodSync, writeFileSync} from 'node:fs';
		import {readSafely} from ${moduleAt('platform/safe-file.ts')};
		writeFileSync('closed', 'text');
		chmodSync('closed', 0);
		await readSafely('closed', {what: 'The thing', limit: 1024, trust: 'private'}).catch(error => console.log(error.message));`,
		folder,
	);
	assert.equal(stdout.trim(), 'The thing closed could not be read: permission denied.', stderr);
});

test('reading: a file past the limit is refused, also one that hides its size', async context => {
	const path = join(ordinaryFolder(context), 'file');
	writeFileSync(path, 'x'.repeat(1025), {mode: 0o600});
	await assert.rejects(readSafely(path, rules), /is larger than 1 KiB/);
	writeFileSync(path, 'x'.repeat(1024));
	assert.equal((await readSafely(path, rules))?.text.length, 1024);
	if (process.platform === 'linux') {
		await assert.rejects(readSafely('/proc/self/smaps', {...rules, trust: 'any'}), /is larger than 1 KiB/);
	}
});

test('reading: UTF-16, as Windows PowerShell writes it, is refused with the way out', async context => {
	const path = join(ordinaryFolder(context), 'file');
	writeFileSync(path, Buffer.from('\ufefftext', 'utf16le'), {mode: 0o600});
	await assert.rejects(readSafely(path, rules), {message: `The thing ${path} is not UTF-8 text.`});
});
