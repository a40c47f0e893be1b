import assert from 'node:assert/strict';
import {userInfo} from 'node:os';
import {type TestContext, test} from 'node:test';
import {homeFolder} from '../../source/platform/home.ts';

function withHome(context: TestContext, home: string | undefined): void {
	const name = process.platform === 'win32' ? 'USERPROFILE' : 'HOME';
	const before = process.env[name];
	context.after(() => {
		if (before !== undefined) {
			process.env[name] = before;
		}
	});
	delete process.env[name];
	if (home !== undefined) {
		process.env[name] = home;
	}
}

test('home: an absolute HOME is believed', context => {
	withHome(context, '/home/ada');
	assert.equal(homeFolder(), '/home/ada');
});

for (const home of ['', 'here', undefined]) {
	test(`home: with HOME ${home === undefined ? 'unset' : `«${home}»`} it is what the system says`, context => {
		withHome(context, home);
		assert.equal(homeFolder(), userInfo().homedir);
	});
}
