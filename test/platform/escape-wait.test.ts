import assert from 'node:assert/strict';
import {test} from 'node:test';
import {escapeWait} from '../../source/platform/escape-wait.ts';

test('an escape waits a short time here, longer over a network', () => {
	assert.deepEqual(escapeWait({}), {milliseconds: 80, why: 'on this machine'});
	assert.deepEqual(escapeWait({SSH_TTY: '', ENTOK_ESC_MS: ''}), {milliseconds: 80, why: 'on this machine'});
	for (const environment of [{SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22'}, {SSH_TTY: '/dev/pts/1'}, {MOSH: '1'}]) {
		assert.deepEqual(escapeWait(environment), {milliseconds: 150, why: 'over SSH or mosh'});
	}
});

test('ENTOK_ESC_MS says how long, wherever one is', () => {
	for (const [wanted, milliseconds] of [
		['25', 25],
		['0', 0],
		['10000', 10_000],
	] as const) {
		const wait = escapeWait({SSH_TTY: '/dev/pts/1', ENTOK_ESC_MS: wanted});
		assert.deepEqual(wait, {milliseconds, why: 'ENTOK_ESC_MS says so'});
	}
});

test('a value of no use does not count, and is told', () => {
	for (const nonsense of ['soon', '-5', '1e9', '10001', '2.5', '40ms', ' 40']) {
		const {milliseconds, why, fault} = escapeWait({ENTOK_ESC_MS: nonsense});
		assert.deepEqual([milliseconds, why], [80, 'on this machine'], nonsense);
		assert.match(fault ?? '', /ENTOK_ESC_MS is no whole number of milliseconds from 0 to 10000 and does not count/);
	}

	assert.equal(escapeWait({SSH_TTY: '/dev/pts/1', ENTOK_ESC_MS: 'soon'}).milliseconds, 150);
});
