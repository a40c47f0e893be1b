import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Credential, Profile} from '../../../source/core/profile.ts';
import {Redactor} from '../../../source/core/redactor.ts';
import {mask} from '../../../source/core/secret.ts';
import {createShow} from '../../../source/core/show.ts';
import {credentialText, profileDocument} from '../../../source/session/documents/profile-document.ts';
import {assertPrintable, fieldsOf, headingsOf, textOf} from '../../helpers/document.ts';
import {appProfile} from '../../helpers/flow-bench.ts';

const show = createShow(new Redactor());

test('a profile is shown field by field, references as they are', () => {
	const document = profileDocument({...appProfile, refreshToken: 'file:/run/token', production: true}, show);
	assert.deepEqual(headingsOf(document), ['my app']);
	const fields = fieldsOf(document);
	assert.deepEqual(fields['client id']?.[0], appProfile.clientId);
	assert.deepEqual(fields['credential']?.[0], 'secret env:MY_SECRET');
	assert.deepEqual(fields['refresh token']?.[0], 'file:/run/token');
	assert.deepEqual(fields['cloud']?.[0], 'Global');
	assert.deepEqual(fields['production']?.[0], 'yes');
	assert.equal(fields['note'], undefined);
});

test('a secret written into the profile is masked, whatever kind it is', () => {
	const plain = 'plain:hunter2';
	for (const credential of [
		{kind: 'secret', secret: plain},
		{kind: 'certificate', certificate: plain, key: plain, passphrase: plain},
		{kind: 'federated', assertion: plain},
	] satisfies readonly Credential[]) {
		const document = profileDocument({...appProfile, credential, refreshToken: plain}, show);
		assert.doesNotMatch(textOf(document), /hunter2/);
		assert.match(credentialText({...appProfile, credential}), new RegExp(mask.replaceAll('*', '\\*')));
	}

	assert.equal(credentialText({...appProfile, credential: {kind: 'none'}}), 'none (public client)');
});

test('a secret written into the profile is marked as unprotected, and nothing else is', () => {
	const credential = {kind: 'secret', secret: 'plain:hunter2'} as const;
	const marked = (profile: Profile) =>
		profileDocument(profile, show).flatMap(row =>
			row.kind === 'field' && row.mark === 'no' ? [row.name, row.note] : [],
		);
	const note = 'an unprotected secret';
	assert.deepEqual(marked({...appProfile, credential, password: 'plain:x', note: 'plain:'}), [
		'credential',
		note,
		'password',
		note,
	]);
	assert.deepEqual(marked({...appProfile, refreshToken: 'vault:plain'}), []);
});

test('hostile names and notes are made harmless', () => {
	const evil = '\u001b[31m\u202e';
	assertPrintable(
		profileDocument(
			{...appProfile, name: evil, tenant: evil, note: evil, scopes: [evil], redirectUri: evil, id: evil},
			show,
		),
	);
});
