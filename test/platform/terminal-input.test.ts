import assert from 'node:assert/strict';
import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import {test} from 'node:test';
import {TerminalInput} from '../../source/platform/terminal-input.ts';
import {createHandTimer, FakeTty, type HandTimer} from '../helpers/fake-tty.ts';

type Bench = {
	readonly tty: FakeTty;
	readonly input: TerminalInput;
	readonly timer: HandTimer;
	/** What one `read()` after the other gives. */
	keys(): readonly unknown[];
};

function openInput(): Bench {
	const tty = new FakeTty();
	const timer = createHandTimer();
	const input = new TerminalInput(tty, {escapeMilliseconds: 40, after: timer.after});
	input.setRawMode(true);
	const keys = (): readonly unknown[] => {
		const found: unknown[] = [];
		for (let key = input.read(); key !== null; key = input.read()) {
			found.push(key);
		}

		return found;
	};
	return {tty, input, timer, keys};
}

/** Types, and waits until the adapter has heard it. */
async function type(tty: FakeTty, text: string | Buffer): Promise<void> {
	const heard = once(tty, 'data');
	tty.write(text);
	await heard;
}

test('terminal input: one read gives one key, however many came in one portion', async () => {
	const {tty, input, keys} = openInput();
	await type(tty, 'jj\x04\x1b[A\u{1f468}\u200d\u{1f469}\r');
	// As Ink does with every hook that wants keys.
	input.setEncoding();
	assert.deepEqual(keys(), ['j', 'j', '\x04', '\x1b[A', '\u{1f468}\u200d\u{1f469}', '\r']);
});

test('terminal input: a paste of several lines is one item', async () => {
	const {tty, keys} = openInput();
	await type(tty, 'j\x1b[200~one\rtwo');
	await type(tty, '\rq\x1b[201~k');
	assert.deepEqual(keys(), ['j', '\x1b[200~one\rtwo\rq\x1b[201~', 'k']);
});

test('terminal input: an arrow torn apart within the wait is one arrow', async () => {
	const {tty, timer, keys} = openInput();
	await type(tty, '\x1b');
	assert.deepEqual(timer.waits, [40]);
	await type(tty, '[');
	assert.deepEqual(timer.waits, [40]);
	await type(tty, 'A');
	assert.deepEqual(timer.waits, []);
	assert.deepEqual(keys(), ['\x1b[A']);
});

test('terminal input: an escape becomes Esc when the wait is over, spelt so that Ink adds nothing to it', async () => {
	const {tty, timer, keys} = openInput();
	await type(tty, '\x1b');
	assert.deepEqual(keys(), []);
	timer.elapse();
	assert.deepEqual(keys(), ['\x1b[27u']);
	await type(tty, 'j');
	assert.deepEqual(keys(), ['j']);
});

test('terminal input: replies of the terminal are no items, bytes torn apart are one', async () => {
	const {tty, keys} = openInput();
	await type(tty, '\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;52c\x1b[I\x1b[<0;1;1M');
	await type(tty, Buffer.of(0xc3));
	await type(tty, Buffer.of(0xa9));
	assert.deepEqual(keys(), ['é']);
});

test('terminal input: real time ends the wait when none is handed in', async () => {
	const tty = new FakeTty();
	const input = new TerminalInput(tty, {escapeMilliseconds: 1});
	input.setRawMode(true);
	const readable = once(input, 'readable');
	tty.write('\x1b');
	await readable;
	assert.equal(input.read(), '\x1b[27u');
});

test('terminal input: what came while the program was busy counts before the end of the wait', async context => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const typist = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
	const [socket]: Socket[] = await once(server, 'connection');
	assert.ok(socket);
	context.after(() => {
		typist.destroy();
		socket.destroy();
		server.close();
	});
	const input = new TerminalInput(Object.assign(socket, {isRaw: false, setRawMode() {}}), {escapeMilliseconds: 1});
	input.setRawMode(true);
	socket.once('data', () => {
		typist.write('[A');
		// Painting for longer than the wait; the rest of the sequence arrives meanwhile.
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
	});
	const readable = once(input, 'readable');
	typist.write('\x1b');
	await readable;
	assert.equal(input.read(), '\x1b[A');
});

test('terminal input: outside raw mode the terminal is left to others, and nothing half typed survives', async () => {
	const {tty, input, timer, keys} = openInput();
	assert.equal(tty.isRaw, true);
	assert.equal(input.isRaw, true);
	await type(tty, '\x1b');
	input.setRawMode(false);
	assert.equal(tty.isRaw, false);
	assert.deepEqual(timer.waits, []);
	assert.equal(tty.listenerCount('data'), 0);
	assert.equal(tty.isPaused(), true);
	input.setRawMode(true);
	await type(tty, '[A');
	assert.deepEqual(keys(), ['[', 'A']);
});

test('terminal input: ref and unref are those of the terminal', () => {
	const {tty, input} = openInput();
	assert.equal(input.isTTY, true);
	input.ref();
	assert.equal(tty.isReferenced, true);
	input.unref();
	assert.equal(tty.isReferenced, false);
});

test('terminal input: a terminal that goes away ends it, whether by an end or by an error, and raw mode may still be left', async () => {
	for (const goAway of [
		(tty: FakeTty) => void tty.end(),
		(tty: FakeTty) => void tty.destroy(Object.assign(new Error('read EIO'), {code: 'EIO'})),
	]) {
		const {tty, input, keys} = openInput();
		const ended = once(input, 'end');
		input.on('readable', keys);
		goAway(tty);
		await ended;
		input.setRawMode(false);
		tty.emit('error', new Error('setRawMode EIO'));
	}
});

test('terminal input: destroyed, it neither listens nor waits', async () => {
	const {tty, input, timer} = openInput();
	await type(tty, '\x1b');
	input.destroy();
	await once(input, 'close');
	assert.deepEqual(timer.waits, []);
	assert.equal(tty.listenerCount('data'), 0);
});
