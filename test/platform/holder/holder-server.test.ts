import assert from 'node:assert/strict';
import {
	chmodSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {type TestContext, test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import {createHolderClient} from '../../../source/platform/holder/holder-client.ts';
import {holderFolder, socketIn} from '../../../source/platform/holder/holder-place.ts';
import {openHolder} from '../../../source/platform/holder/holder-server.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

const hour = 3_600_000;

function newFolder(context: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'entok-test-'));
	context.after(() => rmSync(folder, {recursive: true, force: true}));
	return join(folder, 'holder');
}

/** A holder that listens in a folder, and a client of it. */
async function running(context: TestContext, folder = newFolder(context)) {
	const clock = createFakeClock();
	const login = {isThere: true};
	const told: string[] = [];
	const server = await openHolder({
		folder,
		clock,
		until: clock.now() + hour,
		longest: 24 * hour,
		isLoginThere: () => login.isThere,
		limits: {bytes: 1000, milliseconds: 1000},
	});
	context.after(() => server.close());
	return {folder, clock, login, told, server, ...createHolderClient({folder, tell: reason => told.push(reason)})};
}

test('folder and socket are closed to others, and nothing is left of them at the end but the folder', async context => {
	const {folder, server, control} = await running(context);
	assert.equal(lstatSync(folder).mode & 0o777, 0o700);
	assert.ok(lstatSync(socketIn(folder)).isSocket());
	assert.equal(lstatSync(socketIn(folder)).mode & 0o777, 0o600);
	assert.ok(await control.status());
	await server.close();
	assert.deepEqual(readdirSync(folder), []);
	assert.equal(await control.status(), undefined);
});

test('it is over by time, by being told, with its login, and when its socket is gone', async context => {
	const timed = await running(context);
	await timed.clock.advance(hour);
	await timed.server.over;

	const told = await running(context);
	assert.equal(await told.control.end(), true);
	await told.server.over;

	const left = await running(context);
	left.login.isThere = false;
	await left.clock.advance(2000);
	await left.server.over;

	const lost = await running(context);
	rmSync(socketIn(lost.folder));
	await lost.clock.advance(2000);
	await lost.server.over;
});

test('a second holder does not begin beside one that runs, and takes the place of one that died', async context => {
	const {folder, server} = await running(context);
	await assert.rejects(running(context, folder), {kind: 'configuration', facts: {code: 'runs'}});
	await server.close();

	// As a killed process leaves it: the file is there, and nobody listens.
	const dead = createServer().listen(join(folder, 'dead'));
	await new Promise(resolve => dead.once('listening', resolve));
	renameSync(join(folder, 'dead'), socketIn(folder));
	chmodSync(socketIn(folder), 0o600);
	await new Promise(resolve => dead.close(resolve));
	assert.ok(lstatSync(socketIn(folder)).isSocket());
	const {control} = await running(context, folder);
	assert.ok(await control.status());
});

test('a holder that was replaced leaves the socket of its successor alone', async context => {
	const first = await running(context);
	rmSync(socketIn(first.folder));
	const second = await running(context, first.folder);
	await first.server.close();
	assert.ok(await second.control.status());
});

test('a folder or socket that others may have put there or can reach is not used, by either end', async context => {
	const refused = async (folder: string, fault: RegExp): Promise<void> => {
		const told: string[] = [];
		const {holder, control} = createHolderClient({folder, tell: reason => told.push(reason)});
		await assert.rejects(control.status(), fault);
		assert.equal(await holder.find('a'.repeat(64), 0), undefined);
		assert.match(told.join(), fault);
		await assert.rejects(running(context, folder), fault);
	};
	const wide = newFolder(context);
	mkdirSync(wide);
	chmodSync(wide, 0o750);
	await refused(wide, /can be used by other users \(mode 0750\)/);

	const link = newFolder(context);
	const {folder} = await running(context);
	symlinkSync(folder, link);
	await refused(link, /is not a folder/);

	const file = newFolder(context);
	mkdirSync(file, {mode: 0o700});
	writeFileSync(socketIn(file), '', {mode: 0o600});
	await refused(file, /is not a socket/);

	const open = await running(context);
	chmodSync(socketIn(open.folder), 0o666);
	await refused(open.folder, /can be used by other users \(mode 0666\)/);
});

test('rubbish on the socket is answered and hung up on, and the holder goes on', async context => {
	const {folder, control} = await running(context);
	for (const rubbish of ['GET / HTTP/1.0\r\n\r\n', '\0\n', 'x'.repeat(100_000)]) {
		const socket = connect(socketIn(folder));
		socket.on('error', () => {});
		socket.write(rubbish);
		const answer = await text(socket).catch(() => '');
		assert.match(answer, /"error"|^$/);
	}

	assert.ok(await control.status());
});

test('a holder that says nothing is told and done without', async context => {
	const folder = newFolder(context);
	mkdirSync(folder, {mode: 0o700});
	const mute = createServer(() => {}).listen(socketIn(folder));
	await new Promise(resolve => mute.once('listening', resolve));
	context.after(() => mute.close());
	chmodSync(socketIn(folder), 0o600);
	const told: string[] = [];
	const {holder, control} = createHolderClient({folder, tell: reason => told.push(reason), timeLimit: 30});
	assert.equal(await holder.find('a'.repeat(64), 0), undefined);
	assert.match(told.join(), /took too long/);
	const error = await control.status().catch((thrown: unknown) => thrown);
	assert.ok(error instanceof EntokError && error.hint?.includes('rm '));
});

test('without a holder there is nothing, and work with a sign-in is simply done', async context => {
	const {holder, control} = createHolderClient({folder: newFolder(context), tell: assert.fail});
	assert.equal(await holder.find('a'.repeat(64), 0), undefined);
	assert.equal(await holder.exclusively('a'.repeat(64), async () => 'done'), 'done');
	assert.deepEqual(
		[await control.status(), await control.end(), await control.forget()],
		[undefined, false, undefined],
	);
});

test('two that renew the same sign-in do so one after the other', async context => {
	const {holder} = await running(context);
	const order: string[] = [];
	const renew = (name: string) =>
		holder.exclusively('a'.repeat(64), async () => {
			order.push(`${name} begins`);
			await new Promise(resolve => setImmediate(resolve));
			order.push(`${name} ends`);
		});
	await Promise.all([renew('one'), renew('two')]);
	assert.equal(order[0]?.split(' ')[0], order[1]?.split(' ')[0]);
	assert.equal(order.length, 4);
});

test('the place is below XDG_RUNTIME_DIR where that is a folder, else below the state folder', context => {
	const runtime = mkdtempSync(join(tmpdir(), 'entok-test-'));
	context.after(() => rmSync(runtime, {recursive: true}));
	const folders = {config: '/c', state: '/s', cache: '/k'};
	assert.equal(holderFolder({XDG_RUNTIME_DIR: runtime}, folders, false), join(runtime, 'entok'));
	assert.equal(holderFolder({XDG_RUNTIME_DIR: runtime}, folders, true), '/s/holder');
	for (const XDG_RUNTIME_DIR of ['/does/not/exist', 'relative', '', undefined]) {
		assert.equal(holderFolder({XDG_RUNTIME_DIR}, folders, false), '/s/holder');
	}
});

test('a path too long for a socket is told, not cut off', async context => {
	const folder = join(newFolder(context), 'x'.repeat(110));
	await assert.rejects(running(context, folder), /longer than 103 bytes/);
});
