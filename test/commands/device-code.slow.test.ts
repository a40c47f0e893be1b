import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {beDemoUser} from '../../source/emulator/demo-user.ts';
import {until} from '../helpers/loopback-server.ts';
import {root} from '../helpers/program.ts';
import {start} from '../helpers/running.ts';

const program = path.join(root, 'bin/entok.js');

/** Slow because the program asks no sooner than five seconds after it got the code. */
for (const [what, wish, code, pattern] of [
	['the token, once somebody has approved it', {user: 'Jonas Thorn'}, 0, /^$/],
	['4 and the refusal, once somebody has declined it', {declines: true}, 4, /authorization_declined/],
	['4 and the way round, where a policy forbids it', {user: 'Tara Bloom'}, 4, /AADSTS53003[\s\S]*authorization-code/],
] as const) {
	test(`a device code is told once, and the command ends with ${what}`, async context => {
		const {said, ended} = start(context, [
			process.execPath,
			program,
			'--demo',
			'token',
			'contoso-workbench',
			'-f',
			'device-code',
		]);
		await until(() => /^ +[A-Z2-9]{9}$/m.test(said.stderr));
		const address = /http:\/\/\S+/.exec(said.stderr)?.[0] ?? '';
		const userCode = /^ +([A-Z2-9]{9})$/m.exec(said.stderr)?.[1] ?? '';
		const before = said.stderr.length;
		await beDemoUser(address, {userCode, ...wish});
		assert.equal(await ended, code);
		assert.match(said.stderr.slice(before), pattern, 'polls are not told');
		if (code === 0) {
			assert.equal(decodeToken(said.stdout.trim()).payload['name'], 'Jonas Thorn');
		} else {
			assert.equal(said.stdout, '');
		}
	});
}
