import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claimMeanings} from '../../source/catalogue/claim-meanings.ts';

test('claims: those of v1.0, v2.0 and ID tokens are known, each with a meaning', () => {
	assert.ok(claimMeanings.size >= 85);
	for (const name of [
		'aud',
		'appid',
		'azp',
		'scp',
		'roles',
		'wids',
		'xms_mirid',
		'c_hash',
		'groups:src1',
		'hasgroups',
	]) {
		assert.ok(claimMeanings.has(name), name);
	}

	for (const [name, {meaning}] of claimMeanings) {
		assert.ok(meaning.length > 5 && !meaning.endsWith('.'), name);
	}
});

test('claims: exactly the times are marked as seconds since the epoch', () => {
	const times = [...claimMeanings].flatMap(([name, {isTime}]) => (isTime ? [name] : []));
	assert.deepEqual(times.sort(), ['auth_time', 'exp', 'iat', 'nbf', 'pwd_exp', 'xms_tcdt']);
	assert.equal(claimMeanings.get('xms_pftexp')?.isTime, undefined);
});

test('claims: no member every object has is taken for a claim', () => {
	assert.equal(claimMeanings.get('constructor'), undefined);
});
