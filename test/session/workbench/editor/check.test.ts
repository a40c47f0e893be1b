import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../../../source/core/profile.ts';
import {checkProfile} from '../../../../source/core/profile-check.ts';
import {faultOf, faultyFields} from '../../../../source/session/workbench/editor/check.ts';
import {
	draftOf,
	newDraft,
	type ProfileDraft,
	type TextFieldId,
} from '../../../../source/session/workbench/editor/draft.ts';
import {profileJson} from '../../../../source/session/workbench/editor/draft-json.ts';
import {fieldWith} from '../../../../source/session/workbench/text-field.ts';
import {goodProfiles} from '../../../core/profile-examples.ts';
import {clientId, contoso} from './bench.ts';

const typed = (draft: ProfileDraft, id: TextFieldId, text: string): ProfileDraft => ({
	...draft,
	texts: {...draft.texts, [id]: fieldWith(text)},
});

const shortFault = (id: TextFieldId, text: string, saved: readonly Profile[] = []): string | undefined =>
	faultOf(typed(draftOf(contoso), id, text), id, saved)?.short;

/** The file's rules let addresses of services have paths; only origins can be used. */
const isUsable = ({customCloud}: Profile): boolean =>
	[customCloud?.graph, customCloud?.partnerCenter].every(url => url === undefined || new URL(url).pathname === '/');

test('every right profile goes through the editor unchanged', () => {
	for (const good of goodProfiles) {
		const profile = checkProfile(good, 'good');
		assert.deepEqual(faultyFields(draftOf(profile), [profile]), isUsable(profile) ? [] : ['graph', 'partnerCenter']);
		assert.deepEqual(checkProfile(profileJson(draftOf(profile)), 'again'), profile);
	}
});

test('a new profile needs its name, tenant, client id and secret, and nothing else', () => {
	assert.deepEqual(faultyFields(newDraft('new'), []), ['name', 'tenant', 'clientId', 'secret']);
});

test('fields are judged one by one, in a few words', () => {
	assert.equal(shortFault('clientId', clientId.slice(0, 11)), 'not a GUID yet');
	assert.equal(shortFault('clientId', clientId), undefined);
	assert.equal(shortFault('tenant', 'conto'), 'no GUID or domain yet');
	assert.equal(shortFault('tenant', 'contoso.example'), undefined);
	assert.equal(shortFault('name', 'x'.repeat(65)), 'at most 64 characters');
	assert.equal(shortFault('scopes', 'api://a/.default, "b"'), 'not a scope yet');
	assert.equal(shortFault('scopes', 'api://a/.default, User.Read Mail.Read'), undefined);
	assert.equal(shortFault('redirectUri', 'localhost'), 'not a whole URI yet');
	assert.equal(shortFault('redirectUri', ''), undefined);
	assert.equal(shortFault('authority', 'http://elsewhere.example'), 'not a whole address yet');
	assert.equal(shortFault('authority', 'http://localhost:8400'), undefined);
	assert.equal(shortFault('graph', 'https://'), 'not a whole address yet');
});

test('a name that another profile has, in any case, is taken; its own is not', () => {
	const other = {...contoso, id: 'other', name: 'Fabrikam'};
	assert.equal(shortFault('name', 'fabriKAM', [contoso, other]), 'this name is taken');
	assert.equal(shortFault('name', 'Contoso', [contoso, other]), undefined);
});

test('what looks like a secret is refused in every field', () => {
	const secret = `abc8Q~${'x'.repeat(34)}`;
	for (const id of ['name', 'tenant', 'note', 'redirectUri'] as const) {
		assert.equal(shortFault(id, secret), 'this looks like a secret');
	}
});

test('at least one flow is needed; flows of other versions stay as they are', () => {
	const none = {...draftOf(contoso), flows: []};
	assert.deepEqual(faultyFields(none, []), ['flow:client-credentials']);
	const other: Profile = {...contoso, flows: ['managed-identity', 'client-credentials']};
	assert.deepEqual(profileJson(draftOf(other))['flows'], other.flows);
});
