import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {checkProfiles} from '../../source/core/profile-check.ts';
import {ids, listOf, newUser} from './user.ts';

const loops = 8;
const rounds = 50;

test('profile add: eight loops of fifty at once lose none of four hundred, and leave nothing behind', {
	timeout: 300_000,
}, async () => {
	const user = newUser();
	const loop = async (number: number): Promise<void> => {
		for (let round = 0; round < rounds; round++) {
			await user.profile('add', `${number}-${round}`, ...ids, '--secret', 'env:S');
		}
	};
	await Promise.all(Array.from({length: loops}, (_, number) => loop(number)));
	const expected = Array.from({length: loops * rounds}, (_, index) => `${index % loops}-${Math.floor(index / loops)}`);
	const {rev, profiles} = checkProfiles(JSON.parse(readFileSync(user.file, 'utf8')));
	assert.equal(rev, loops * rounds);
	assert.deepEqual(profiles.map(({name}) => name).sort(), expected.sort());
	assert.equal((await listOf(user)).length, loops * rounds);
	assert.deepEqual(readdirSync(path.dirname(user.file)).sort(), ['profiles.json', 'profiles.json.bak']);
	const backup = checkProfiles(JSON.parse(readFileSync(`${user.file}.bak`, 'utf8')));
	assert.equal(backup.profiles.length, loops * rounds - 1);
});
