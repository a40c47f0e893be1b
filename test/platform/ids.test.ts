import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isGuid} from '../../source/core/guid.ts';
import {newId, sha256} from '../../source/platform/ids.ts';

test('ids are GUIDs, each another', () => {
	assert.ok(isGuid(newId()));
	assert.notEqual(newId(), newId());
});

test('the hash is SHA-256 in hexadecimal of the UTF-8 text (FIPS 180-4, example «abc»)', async () => {
	assert.equal(await sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	assert.equal((await sha256('Zoë')).length, 64);
});
