import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AccessibleSetting} from '../../source/accessible/accessible.ts';
import {type Bench, createBench} from '../helpers/bench.ts';
import {converse} from '../helpers/conversation.ts';

const id = '11111111-2222-4333-8444-555555555555';
const noProfile = {choice: {profileId: undefined}, profiles: []} as const;

/** What an import needs of the machine, with no variables set. */
const setupWith = (more: Partial<NonNullable<AccessibleSetting['setup']>> = {}) => ({
	setup: {readText: async () => '', variables: [], profileFromEnvironment: () => undefined, ...more},
});

const namesIn = async ({doors}: Bench): Promise<readonly string[]> =>
	(await doors.profiles.read()).profiles.map(({name}) => name);

test('profiles are imported from a file that is named', async () => {
	const file = `AZURE_TENANT_ID=contoso.example\nAZURE_CLIENT_ID=${id}`;
	const bench = await createBench(noProfile);
	const {parts} = await converse(bench, ['3', '', '3', '/some/.env'], setupWith({readText: async () => file}));
	assert.match(parts[2] ?? '', /Left, nothing was done/);
	assert.match(parts[4] ?? '', /Imported [\s\S]*Step 1 of 6, profile\. 1 in the list/);
});

test('what stays in the file instead of being imported is said as a note', async () => {
	const file = `AZURE_TENANT_ID=contoso.example\nAZURE_CLIENT_ID=${id}\nAZURE_CLIENT_SECRET=hunter2\n`;
	const bench = await createBench(noProfile);
	const {text} = await converse(bench, ['3', '/some/.env'], setupWith({readText: async () => file}));
	assert.match(text, /note: Imported imported into memory.* The value of AZURE_CLIENT_SECRET was not copied/);
	assert.doesNotMatch(text, /hunter2/);
});

test('a file that cannot be imported is explained, and nothing is saved', async () => {
	const bench = await createBench(noProfile);
	const {parts} = await converse(bench, ['3', '/some/file'], setupWith({readText: async () => '{"version": 7}'}));
	assert.match(parts[2] ?? '', /NO: Nothing was imported[\s\S]*of version 7/);
	assert.deepEqual(await namesIn(bench), []);
});

test('the AZURE_* variables are saved as a profile; without them it is said which are missing', async () => {
	const missing = await createBench(noProfile);
	const {parts} = await converse(missing, ['4'], setupWith({variables: ['AZURE_CLIENT_ID']}));
	assert.match(parts[0] ?? '', /4\. Environment: AZURE_\* variables found: 1/);
	assert.match(parts[1] ?? '', /note: Nothing to import: AZURE_TENANT_ID not set\./);
	const bench = await createBench(noProfile);
	const profile = {
		id: 'env',
		name: 'env',
		tenant: 'contoso.example',
		cloud: 'public',
		clientId: id,
		credential: {kind: 'secret', secret: 'env:AZURE_CLIENT_SECRET'},
		flows: ['client-credentials'],
	} as const;
	const {parts: told} = await converse(bench, ['4'], setupWith({profileFromEnvironment: () => profile}));
	assert.match(told[1] ?? '', /ok: Imported azure into memory[\s\S]*1\. azure; app; chosen/);
	assert.deepEqual(await namesIn(bench), ['azure']);
});
