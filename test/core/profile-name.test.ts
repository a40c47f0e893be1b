import assert from 'node:assert/strict';
import {test} from 'node:test';
import {refuseEnvironmentName, refuseHalfEnvironment} from '../../source/core/env-profile.ts';
import {isCalled, sameName} from '../../source/core/profile-name.ts';
import {besideSaved} from '../../source/session/imported-profiles.ts';
import {findProfile} from '../../source/session/resolve-choice.ts';
import {withUnsaved} from '../../source/session/state.ts';
import {appProfile} from '../helpers/flow-bench.ts';

/** «Café», its accent a part of the letter, and as the two characters that macOS makes of it. */
const [composed, decomposed] = ['Caf\u00e9', 'CAFE\u0301'];
const saved = {...appProfile, name: composed};

test('names are the same whatever their capitals and however their accents are written', () => {
	assert.ok(sameName(composed, decomposed));
	assert.ok(!sameName(composed, 'cafe'));
	assert.ok(isCalled(saved, decomposed));
	assert.ok(isCalled(saved, saved.id));
	assert.ok(!isCalled(saved, saved.id.toUpperCase()), 'an id is not a name');
});

test('a profile is found, taken and hidden by every way to write its name', () => {
	assert.equal(findProfile([saved], decomposed), saved);
	assert.deepEqual(withUnsaved([saved], [{...appProfile, id: 'other', name: decomposed}]), [saved]);
	const [added] = besideSaved([saved], [{...appProfile, id: 'other', name: decomposed}], () => 'new');
	assert.equal(added?.name, `${decomposed}-2`);
});

test('the environment’s name is its own in any case', () => {
	assert.throws(() => refuseEnvironmentName('ENV'), /cannot be called env/);
	assert.throws(() => refuseHalfEnvironment('Env', [], {AZURE_TENANT_ID: 'x'}), /AZURE_CLIENT_ID is missing/);
});
