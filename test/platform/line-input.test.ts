import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import {test} from 'node:test';
import {createLineInput} from '../../source/platform/line-input.ts';

const inputOf = (stream: PassThrough) => createLineInput(stream as unknown as NodeJS.ReadStream);

test('lines come one by one, whatever portions they arrive in, and without their ends', async () => {
	const stream = new PassThrough();
	const input = inputOf(stream);
	stream.write('one\ntw');
	assert.equal(await input.next(), 'one');
	const second = input.next();
	stream.write('o\r\n\nlast');
	assert.equal(await second, 'two');
	assert.equal(await input.next(), '');
	stream.end();
	assert.equal(await input.next(), 'last');
	assert.equal(await input.next(), undefined);
	assert.equal(await input.next(), undefined);
});

test('a letter torn apart by its bytes is one letter', async () => {
	const stream = new PassThrough();
	const input = inputOf(stream);
	const line = input.next();
	const bytes = Buffer.from('ü\n');
	stream.write(bytes.subarray(0, 1));
	await new Promise(setImmediate);
	stream.write(bytes.subarray(1));
	assert.equal(await line, 'ü');
});

test('nothing is read while no line is waited for, so that another question can be answered', async () => {
	const stream = new PassThrough();
	const input = inputOf(stream);
	stream.write('one\n');
	assert.equal(await input.next(), 'one');
	stream.write('for somebody else\n');
	await new Promise(setImmediate);
	assert.equal(stream.isPaused(), true);
	assert.equal(stream.read()?.toString(), 'for somebody else\n');
});

test('input without line ends does not fill the memory: a line is cut at 256 KiB', async () => {
	const stream = new PassThrough();
	const input = inputOf(stream);
	const line = input.next();
	for (let count = 0; count < 40; count++) {
		stream.write('x'.repeat(16 * 1024));
	}

	stream.end('\nnext\n');
	assert.equal((await line)?.length, 256 * 1024);
	assert.equal(await input.next(), 'next');
});

test('Ctrl-C is told to whoever listens, until they stop', () => {
	const input = inputOf(new PassThrough());
	const before = process.listenerCount('SIGINT');
	const stop = input.onInterrupt(() => {});
	assert.equal(process.listenerCount('SIGINT'), before + 1);
	stop();
	assert.equal(process.listenerCount('SIGINT'), before);
});
