import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mask} from '../../source/core/secret.ts';
import {withoutSecretMembers} from '../../source/core/secret-members.ts';

test('a secret is masked from its first letter on, also while its member is being written', () => {
	const whole = '{"note": "kept", "clientSecret": "\\"hunter2 \\"quoted\\" 2"';
	for (let length = whole.indexOf('hunter2') + 1; length <= whole.length; length++) {
		assert.equal(withoutSecretMembers(whole.slice(0, length)), `{"note": "kept", "clientSecret": "${mask}"`);
	}
});
