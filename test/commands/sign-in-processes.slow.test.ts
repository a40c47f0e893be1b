import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import {signedInUser} from './sign-in.ts';

test('five entoks that renew with the same file never use a refresh token twice', async context => {
	const user = await signedInUser(context);
	user.emulator.switches.rotateRefreshTokens(true);
	const renewTwice = async (): Promise<readonly string[]> => {
		const failures: string[] = [];
		for (let round = 0; round < 2; round++) {
			const {code, stderr} = await user.run(['token', 'me']);
			failures.push(...(code === 0 ? [] : [stderr]));
		}

		return failures;
	};
	const failures = await Promise.all(Array.from({length: 5}, renewTwice));
	assert.deepEqual(failures.flat(), []);
	assert.ok(!readdirSync(user.home).some(name => name.includes('.lock')));
});
