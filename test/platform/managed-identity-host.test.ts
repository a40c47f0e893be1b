import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {arcAgentOn, createManagedIdentityHost} from '../../source/platform/managed-identity-host.ts';
import {failureOf} from '../helpers/failure.ts';
import {moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';

/** A machine with an Azure Arc agent in a folder of the test's. */
function arcServer(context: TestContext) {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-himds-'));
	context.after(() => rmSync(folder, {recursive: true}));
	const keyFolder = path.join(folder, 'tokens');
	mkdirSync(keyFolder);
	const program = path.join(folder, 'himds');
	const write = (name: string, text: string): string => {
		const file = path.join(keyFolder, name);
		writeFileSync(file, text);
		return file;
	};
	return {folder, program, keyFolder, write, host: createManagedIdentityHost({A: '1'}, {program, keyFolder})};
}

test('the environment is that which was handed in', () => {
	assert.deepEqual(createManagedIdentityHost({A: '1'}, 'none').environment, {A: '1'});
});

test('an Arc agent is there when its program is', async context => {
	const {host, program} = arcServer(context);
	assert.equal(await host.hasArcAgent(), false);
	writeFileSync(program, '');
	assert.equal(await host.hasArcAgent(), true);
	assert.equal(await createManagedIdentityHost({}, 'none').hasArcAgent(), false);
});

test('the key in the agent’s folder is read, without the line end behind it', async context => {
	const {host, write} = arcServer(context);
	assert.equal((await host.readArcKey(write('a.key', 'the key\n'))).reveal(), 'the key');
});

test('any other file is refused, and nothing of it is told', async context => {
	const {host, write, folder, keyFolder} = arcServer(context);
	const secret = path.join(folder, 'secret.key');
	writeFileSync(secret, 'hunter2');
	symlinkSync(secret, path.join(keyFolder, 'link.key'));
	mkdirSync(path.join(keyFolder, 'folder.key'));
	for (const [named, message] of [
		[secret, /not in the agent’s folder/],
		[path.join(keyFolder, 'sub', 'a.key'), /not in the agent’s folder/],
		[`${keyFolder}/../secret.key`, /not in the agent’s folder/],
		['/etc/passwd', /does not end in \.key/],
		[path.join(keyFolder, 'link.key'), /a link to somewhere else/],
		[path.join(keyFolder, 'gone.key'), /is not there/],
		[path.join(keyFolder, 'folder.key'), /not a regular file/],
		[write('empty.key', ' \n'), /is empty/],
		[write('large.key', 'x'.repeat(4097)), /larger than 4 KiB/],
	] as const) {
		const error = await failureOf(host.readArcKey(named));
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, message);
		assert.ok(error.hint, error.message);
		assert.doesNotMatch(`${error.message}${error.hint}`, /hunter2/);
	}

	assert.equal((await host.readArcKey(write('just.key', 'x'.repeat(4096)))).length, 4096);
});

test('a file only the agent’s group may read says how to get into it', async context => {
	const folder = ordinaryFolder(context);
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {writeFileSync} from 'node:fs';
		import {createManagedIdentityHost} from ${moduleAt('platform/managed-identity-host.ts')};
		const keyFolder = ${JSON.stringify(folder)};
		writeFileSync(keyFolder + '/closed.key', 'x', {mode: 0});
		await createManagedIdentityHost({}, {program: '', keyFolder}).readArcKey(keyFolder + '/closed.key')
			.catch(error => console.log(error.message, error.hint));`,
		folder,
	);
	assert.match(stdout, /permission denied.*group himds/, stderr);
});

test('a machine without an agent reads nothing', async context => {
	const {write} = arcServer(context);
	const error = await failureOf(createManagedIdentityHost({}, 'none').readArcKey(write('a.key', 'x')));
	assert.match(error.message, /no Arc server/);
});

test('where the agent is: as Microsoft installs it', () => {
	assert.deepEqual(arcAgentOn('linux', {}), {
		program: '/opt/azcmagent/bin/himds',
		keyFolder: '/var/opt/azcmagent/tokens',
	});
	assert.deepEqual(arcAgentOn('win32', {ProgramData: 'D:\\Data'}), {
		program: 'C:\\Program Files\\AzureConnectedMachineAgent\\himds.exe',
		keyFolder: 'D:\\Data\\AzureConnectedMachineAgent\\Tokens',
	});
	assert.equal(arcAgentOn('darwin', {}), undefined);
});
