import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import {signedInUser} from './sign-in.ts';

test('six entoks that renew with the same file never use a refresh token twice', async context => {
	const user = await signedInUser(context);
	user.emulator.switches.rotateRefreshTokens(true);
	const renewThrice = async (): Promise<readonly string[]> => {
		const failures: string[] = [];
		for (let round = 0; round < 3; round++) {
			const {code, stderr} = await user.run(['token', 'me']);
			failures.push(...(code === 0 ? [] : [stderr]));
		}

		return failures;
	};
	const failures = await Promise.all(Array.from({length: 6}, renewThrice));
	assert.deepEqual(failures.flat(), []);
	assert.ok(!readdirSync(user.home).some(name => name.includes('.lock')));
});
