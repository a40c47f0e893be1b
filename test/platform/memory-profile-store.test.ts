import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createMemoryProfileStore} from '../../source/platform/memory-profile-store.ts';
import {sampleProfile} from './sample-profiles.ts';

test('profiles in memory: changes are kept for the run, wrong ones are refused', async () => {
	const store = createMemoryProfileStore([sampleProfile('one')]);
	await store.update(profiles => [...profiles, sampleProfile('two')]);
	await assert.rejects(
		store.update(profiles => [...profiles, sampleProfile('Two')]),
		/Two profiles are named/,
	);
	assert.deepEqual(await store.read(), {profiles: [sampleProfile('one'), sampleProfile('two')], warnings: []});
	assert.match(store.place, /memory/);
});
