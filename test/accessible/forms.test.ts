import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from '../helpers/bench.ts';
import {type Conversation, converse, type Turn} from '../helpers/conversation.ts';
import {demoCount} from '../helpers/demo-count.ts';

const withoutChoice = {choice: {profileId: undefined}} as const;

async function say(...turns: readonly Turn[]): Promise<Conversation> {
	return converse(await createBench(withoutChoice), turns);
}

/** The way to a token of the profile that may do little. */
const toToken = ['helpdesk', '1', '1', '1'] as const;

test('a request is written, corrected and sent; a scope of one’s own is typed', async () => {
	const {parts} = await say(...toToken, 'requests', 'n', '2', 'users', 's', 'GET /organization', 's', 'q', 'q');
	assert.match(parts[6] ?? '', /1\. Method: GET\n2\. URL: \/\n/);
	assert.match(parts[7] ?? '', /starts with a slash[\s\S]*Enter alone keeps it: $/);
	assert.match(parts[8] ?? '', /URL: users\n/);
	assert.match(parts[9] ?? '', /note: The URL is an https address, or a path/);
	assert.match(parts[10] ?? '', /Method: GET\nURL: \/organization\ns sends it\./);
	assert.match(parts[11] ?? '', /ok: 200 in[\s\S]*Step 6 of 6, answer/);
	const scope = await say('1', 'scope', 'n', 'https://management.azure.com/.default');
	assert.match(scope.parts[3] ?? '', /A scope of your own.*Enter alone leaves it: $/);
	assert.match(scope.parts[4] ?? '', /ok: Token from Entra[\s\S]*1\. aud: Azure Resource Manager/);
});

test('a profile is made field by field, wrong ones are told, and it is saved', async () => {
	const bench = await createBench(withoutChoice);
	const id = '11111111-2222-4333-8444-555555555555';
	const turns = ['n', '1', 'mine', '2', 'contoso.example', 's', '4', id, '6', 'env:MINE', '5', '9', '', 's', 'profile'];
	const {parts} = await converse(bench, turns);
	assert.match(parts[1] ?? '', /^A new profile, nothing changed\..*\n1\. Name: empty; note needed/);
	assert.match(parts[6] ?? '', /NO: Not saved\. Client ID: needed/);
	assert.match(parts[12] ?? '', /That is none of them\. It stays as it was\.\nCredential: secret/);
	assert.match(parts[14] ?? '', /ok: Saved mine/);
	assert.match(parts[15] ?? '', new RegExp(`${demoCount + 1}\\. mine; app; chosen`));
	const {profiles} = await bench.doors.profiles.read();
	const saved = profiles.find(({name}) => name === 'mine');
	assert.equal(saved?.clientId, id);
	assert.deepEqual(saved?.credential, {kind: 'secret', secret: 'env:MINE'});
});

test('a secret that is typed into a form is asked where it should live, and is said nowhere', async () => {
	const bench = await createBench(withoutChoice);
	const secrets = {...bench.doors.secrets, whyNotKeep: async () => 'Nothing can be stored here.'};
	const doors = {
		show: bench.show,
		edit: async (text: string) => text,
		save: async () => '',
		pipe: async () => {},
		suspend: () => {},
		secrets,
	};
	const {parts, text} = await converse(bench, ['n', '6', 'hunter2~secret', '1', '5', '6', 'q', 'q'], {doors});
	assert.match(
		parts[3] ?? '',
		/looks like the secret itself.*\n1\. Key ring; not possible: Nothing can[\s\S]*6\. In the profile; NO/,
	);
	assert.match(parts[4] ?? '', /Nothing can be stored here/);
	assert.match(parts[5] ?? '', /Nothing is stored: it is asked for/);
	assert.match(parts[6] ?? '', /Secret: prompt; ok asked for/);
	assert.doesNotMatch(text, /hunter2/);
});

test('without profiles the first choices are read: the demo tenant ends the program to open it again', async () => {
	const setup = {readText: async () => '{}', variables: [], profileFromEnvironment: () => undefined};
	const bench = await createBench({...withoutChoice, profiles: []});
	const {parts, ending} = await converse(bench, ['t', '5', 'q', '1'], {setup});
	assert.match(
		parts[0] ?? '',
		/There are no profiles yet[\s\S]*1\. Demo tenant[\s\S]*3\. Import[\s\S]*entok profile add NAME/,
	);
	assert.match(parts[1] ?? '', /No profile is chosen yet/);
	assert.match(parts[2] ?? '', /In the Entra portal/);
	assert.equal(ending, 'demo');
});
