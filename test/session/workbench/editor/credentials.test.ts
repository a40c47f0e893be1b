import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../../../source/core/profile.ts';
import {contoso, openEditorBench} from './bench.ts';

const federated: Profile = {
	...contoso,
	credential: {
		kind: 'federated',
		assertion: 'github-actions',
		expect: {issuer: 'https://issuer.example/', subject: 'repo:a/b', audience: 'own'},
	},
};
const certificate: Profile = {
	...contoso,
	credential: {kind: 'certificate', certificate: 'file:/a.pfx', passphrase: 'prompt', sendCertificateChain: true},
};

for (const profile of [federated, certificate]) {
	test(`an edit of something else leaves all of a credential as it was: ${profile.credential.kind}`, async () => {
		const editor = await openEditorBench({profiles: [profile]});
		editor.press('e');
		editor.fill('note', 'read only');
		editor.press('ctrl-x');
		await editor.settled();
		assert.deepEqual(await editor.saved(), [{...profile, note: 'read only'}]);
	});
}

test('a federated credential is written with a source and what is expected of it', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	editor.goTo('kind');
	editor.press('right', 'right');
	editor.fill('assertion', 'managed-identity');
	editor.fill('expectSubject', 'repo:a/b');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [
		{...contoso, credential: {kind: 'federated', assertion: 'managed-identity', expect: {subject: 'repo:a/b'}}},
	]);
});

test('the chain of a certificate is chosen with Left and Right, and what is expected can be emptied', async () => {
	const editor = await openEditorBench({profiles: [certificate]});
	editor.press('e');
	editor.goTo('chain');
	editor.press('left');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual((await editor.saved())[0]?.credential, {
		kind: 'certificate',
		certificate: 'file:/a.pfx',
		passphrase: 'prompt',
		sendCertificateChain: false,
	});
	const other = await openEditorBench({profiles: [federated]});
	other.press('e');
	for (const id of ['expectIssuer', 'expectSubject', 'expectAudience'] as const) {
		other.fill(id, '');
	}

	other.press('ctrl-x');
	await other.settled();
	assert.deepEqual((await other.saved())[0]?.credential, {kind: 'federated', assertion: 'github-actions'});
});

test('a source is right for an assertion and for nothing else, and is not hidden', async () => {
	const seen: string[] = [];
	const editor = await openEditorBench({
		profiles: [federated],
		edit: async text => {
			seen.push(text);
			return text;
		},
	});
	editor.press('e');
	editor.press('ctrl-g');
	await editor.settled();
	assert.match(seen.join(), /"assertion": "github-actions"/);
	assert.deepEqual(editor.draft().texts.assertion.text, 'github-actions');
	const secret = await openEditorBench({profiles: [contoso]});
	secret.press('e');
	secret.fill('secret', 'github-actions');
	secret.press('ctrl-x');
	await secret.settled();
	assert.deepEqual(await secret.saved(), [contoso]);
});
