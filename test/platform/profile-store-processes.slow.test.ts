import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {createProfileStore} from '../../source/platform/profile-store.ts';
import {moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';
import {sampleProfile} from './sample-profiles.ts';

test('profile store: eight processes write fifty times each, and no change is lost', async context => {
	const folder = ordinaryFolder(context);
	const code = (writer: number): string => `
		import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const store = createProfileStore({folder: '.', lock: {waitLimit: 60_000}});
		const profile = ${JSON.stringify(sampleProfile('template'))};
		for (let round = 0; round < 50; round++) {
			const name = '${writer}-' + round;
			await store.update(profiles => [...profiles, {...profile, id: name, name}]);
		}`;
	const outcomes = await Promise.all(Array.from({length: 8}, (_, writer) => runAsOrdinaryUser(code(writer), folder)));
	assert.deepEqual(
		outcomes.map(({status, stderr}) => [status, stderr]),
		outcomes.map(() => [0, '']),
	);
	const file: unknown = JSON.parse(readFileSync(join(folder, 'profiles.json'), 'utf8'));
	assert.ok(typeof file === 'object' && file !== null && 'rev' in file && 'profiles' in file);
	assert.equal(file.rev, 400);
	assert.ok(Array.isArray(file.profiles));
	assert.equal(new Set(file.profiles.map(({name}) => name)).size, 400);
	assert.deepEqual(readdirSync(folder).sort(), ['profiles.json', 'profiles.json.bak']);
});

test('profile store: processes killed while they write leave a readable file, and the next one goes on', async context => {
	const folder = ordinaryFolder(context);
	const path = join(folder, 'profiles.json');
	const store = createProfileStore({folder, lock: {waitLimit: 10_000}});
	const code = `
		import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const store = createProfileStore({folder: ${JSON.stringify(folder)}});
		const profile = ${JSON.stringify(sampleProfile('template', {note: 'x'.repeat(50_000)}))};
		process.stdout.write('ready');
		for (;;) await store.update(() => [profile]);`;
	for (let kill = 0; kill < 8; kill++) {
		const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		await once(child.stdout, 'data');
		const revisionNow = (): number =>
			existsSync(path) ? Number(/"rev": (\d+)/.exec(readFileSync(path, 'utf8'))?.[1]) : 0;
		const start = revisionNow();
		while (revisionNow() < start + 2 + kill) {
			await new Promise(setImmediate);
		}

		child.kill('SIGKILL');
		await once(child, 'exit');
		assert.ok((await store.read()).profiles.length <= 1);
		await store.update(() => [sampleProfile(`after ${kill}`)]);
		// A process killed in the instant it makes its lock leaves that file, which is removed when it is old.
		const names = readdirSync(folder).filter(name => !name.includes('.lock.tmp-'));
		assert.deepEqual(names.sort(), ['profiles.json', 'profiles.json.bak']);
	}
});
