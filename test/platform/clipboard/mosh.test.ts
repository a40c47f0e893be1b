import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {isUnderMosh} from '../../../source/platform/clipboard/mosh.ts';
import {newHome} from '../../helpers/program.ts';

test('mosh is known by its server among the parents, and nothing else is taken for it', {
	skip: process.platform === 'linux' ? false : 'there is no /proc here',
}, async context => {
	const server = path.join(newHome(), 'mosh-server');
	copyFileSync('/bin/sleep', server);
	const child = spawn(server, ['30']);
	context.after(() => child.kill('SIGKILL'));
	await once(child, 'spawn');
	assert.equal(isUnderMosh({}, child.pid), true);
	assert.equal(isUnderMosh({}), false);
	assert.equal(isUnderMosh({MOSH: '1'}), true);
	assert.equal(isUnderMosh({}, 2 ** 30), false, 'a process that is gone');
});
