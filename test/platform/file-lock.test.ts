import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {setImmediate as turn} from 'node:timers/promises';
import {withFileLock} from '../../source/platform/file-lock.ts';
import {newHolder, readHolder} from '../../source/platform/lock-holder.ts';
import {takeOver} from '../../source/platform/lock-taking.ts';
import {moduleAt, ordinaryFolder} from './ordinary-user.ts';

const lockIn = (context: TestContext): string => join(ordinaryFolder(context), 'thing.lock');

/** Work that notices when another is going on at the same time. */
function watchfulWork(): {work(): Promise<void>; readonly most: () => number} {
	let inside = 0;
	let most = 0;
	return {
		async work() {
			inside++;
			most = Math.max(most, inside);
			await turn();
			await turn();
			inside--;
		},
		most: () => most,
	};
}

/** A process that takes the lock and keeps it until it is killed. */
async function holdElsewhere(context: TestContext, path: string): Promise<ChildProcess> {
	const code = `import {withFileLock} from ${moduleAt('platform/file-lock.ts')};
		await withFileLock(${JSON.stringify(path)}, () => { console.log('held'); return new Promise(resolve => setTimeout(resolve, 60_000)); });`;
	const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	context.after(() => child.kill('SIGKILL'));
	await once(child.stdout, 'data');
	return child;
}

function bootId(): string {
	try {
		return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	} catch {
		return '';
	}
}

const lockOf = (holder: object): string =>
	JSON.stringify({pid: process.pid, host: hostname(), bootId: bootId(), at: Date.now(), id: 'other', ...holder});

test('file lock: tasks take turns and leave nothing behind', async context => {
	const path = lockIn(context);
	const {work, most} = watchfulWork();
	await Promise.all(Array.from({length: 20}, () => withFileLock(path, work)));
	assert.equal(most(), 1);
	assert.deepEqual(readdirSync(join(path, '..')), []);
});

test('file lock: gives what the work gives, and is released when the work fails', async context => {
	const path = lockIn(context);
	assert.equal(await withFileLock(path, async () => 42), 42);
	await assert.rejects(
		withFileLock(path, async () => {
			assert.ok(existsSync(path));
			throw new Error('broken');
		}),
		/broken/,
	);
	assert.ok(!existsSync(path));
});

test('file lock: a holder that lives is waited for until the limit, then named', async context => {
	const path = lockIn(context);
	const {pid} = await holdElsewhere(context, path);
	await assert.rejects(
		withFileLock(path, async () => assert.fail('two hold the lock'), {waitLimit: 60}),
		new RegExp(`held by another process \\(${pid} on`),
	);
	assert.ok(existsSync(path));
});

test('file lock: the lock of a killed process is taken over', async context => {
	const path = lockIn(context);
	const child = await holdElsewhere(context, path);
	child.kill('SIGKILL');
	await once(child, 'exit');
	assert.ok(existsSync(path));
	assert.equal(await withFileLock(path, async () => 'mine', {waitLimit: 5000}), 'mine');
	assert.deepEqual(readdirSync(join(path, '..')), []);
});

test('file lock: a lock older than the limit is taken over, even of a process that lives', async context => {
	const path = lockIn(context);
	const [at, moment] = [Date.now() - 31_000, (Date.now() - 31_000) / 1000];
	writeFileSync(path, lockOf({at}), {mode: 0o600});
	utimesSync(path, moment, moment);
	assert.equal(await withFileLock(path, async () => 'mine', {waitLimit: 0}), 'mine');
});

test('file lock: work that lasts longer than the limit keeps its lock: it is renewed', async context => {
	const path = lockIn(context);
	const old = new Date(Date.now() - 60_000);
	await withFileLock(
		path,
		async () => {
			utimesSync(path, old, old);
			const before = statSync(path).mtimeMs;
			while (statSync(path).mtimeMs === before) {
				await turn();
			}

			await assert.rejects(
				withFileLock(path, async () => assert.fail('two hold the lock'), {waitLimit: 0, staleAfter: 30_000}),
				{facts: {code: 'locked'}},
			);
		},
		{staleAfter: 40},
	);
	assert.ok(!existsSync(path));
});

test('file lock: a lock that was renewed while somebody judged it stale is not taken over', async context => {
	const path = lockIn(context);
	writeFileSync(path, lockOf({at: 1}), {mode: 0o600});
	utimesSync(path, 1, 1);
	const stale = await readHolder(path);
	assert.ok(stale);
	utimesSync(path, new Date(), new Date());
	assert.equal(await takeOver(path, stale, newHolder(), 30_000), false);
});

test('file lock: waiting for it can be cancelled', async context => {
	const path = lockIn(context);
	await holdElsewhere(context, path);
	const stop = new AbortController();
	const waiting = withFileLock(path, async () => assert.fail('taken'), {signal: stop.signal, waitLimit: 60_000});
	await turn();
	stop.abort();
	await assert.rejects(waiting, {kind: 'cancelled'});
	assert.ok(existsSync(path));
});

test('file lock: a lock from before the machine was started anew is taken over', async context => {
	const path = lockIn(context);
	writeFileSync(path, lockOf({bootId: 'an earlier boot'}), {mode: 0o600});
	assert.equal(await withFileLock(path, async () => 'mine', {waitLimit: 0}), 'mine');
});

test('file lock: a fresh lock of another machine stands: its boot and its processes are unknown here', async context => {
	const path = lockIn(context);
	writeFileSync(path, lockOf({host: 'elsewhere.invalid', bootId: 'its own', pid: 2 ** 22 + 1}), {mode: 0o600});
	await assert.rejects(
		withFileLock(path, async () => assert.fail('taken'), {waitLimit: 30}),
		/elsewhere\.invalid/,
	);
});

test('file lock: who judged a lock stale does not take the fresh one that came in its place', async context => {
	const path = lockIn(context);
	writeFileSync(path, lockOf({bootId: 'an earlier boot'}), {mode: 0o600});
	const stale = await readHolder(path);
	assert.ok(stale);
	const [fast, slow] = [newHolder(), newHolder()];
	assert.equal(await takeOver(path, stale, fast, 30_000), true);
	assert.equal(await takeOver(path, stale, slow, 30_000), false);
	assert.equal((await readHolder(path))?.id, fast.id);
	assert.deepEqual(readdirSync(join(path, '..')), ['thing.lock']);
});

test('file lock: only one takes over at a time; a guard left behind is removed when it is old', async context => {
	const path = lockIn(context);
	writeFileSync(path, lockOf({bootId: 'an earlier boot'}), {mode: 0o600});
	writeFileSync(`${path}.takeover`, 'of a killed process', {mode: 0o600});
	const stale = await readHolder(path);
	assert.ok(stale);
	assert.equal(await takeOver(path, stale, newHolder(), 30_000), false);
	assert.ok(existsSync(`${path}.takeover`));
	utimesSync(`${path}.takeover`, 1, 1);
	assert.equal(await withFileLock(path, async () => 'mine', {waitLimit: 5000}), 'mine');
	assert.deepEqual(readdirSync(join(path, '..')), []);
});

test('file lock: many that find the same stale lock still take turns', async context => {
	const path = lockIn(context);
	writeFileSync(path, lockOf({bootId: 'an earlier boot'}), {mode: 0o600});
	const {work, most} = watchfulWork();
	await Promise.all(Array.from({length: 20}, () => withFileLock(path, work)));
	assert.equal(most(), 1);
	assert.deepEqual(readdirSync(join(path, '..')), []);
});

test('file lock: a lock that others took over meanwhile is not released', async context => {
	const path = lockIn(context);
	await withFileLock(path, async () => writeFileSync(path, lockOf({id: 'the next one'})));
	assert.match(readFileSync(path, 'utf8'), /the next one/);
});

test('file lock: an unreadable lock is waited for, then taken over when it is old', async context => {
	const path = lockIn(context);
	writeFileSync(path, '', {mode: 0o600});
	await assert.rejects(
		withFileLock(path, async () => assert.fail('taken'), {waitLimit: 30}),
		/held by another process/,
	);
	assert.equal(await withFileLock(path, async () => 'mine', {staleAfter: 0, waitLimit: 1000}), 'mine');
});

test('a lock that goes round among others without end is waited for some limits long, not for ever', async context => {
	const path = lockIn(context);
	const giveOn = (): void => writeFileSync(path, JSON.stringify(newHolder()));
	giveOn();
	const timer = setInterval(giveOn, 1);
	context.after(() => clearInterval(timer));
	await assert.rejects(
		withFileLock(path, async () => assert.fail('taken'), {waitLimit: 30}),
		{facts: {code: 'locked'}},
	);
});
