import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {JsonObject} from '../../source/core/json.ts';
import {checkProfile, checkProfileList, checkProfiles} from '../../source/core/profile-check.ts';
import schema from '../../source/core/profiles.schema.json' with {type: 'json'};

import {createSchemaJudge} from '../helpers/schema-judge.ts';
import {badProfiles, customWith, good, goodProfiles, secretIn} from './profile-examples.ts';

const example: unknown = JSON.parse(readFileSync(new URL('../../profiles.example.json', import.meta.url), 'utf8'));

const fileWith = (...profiles: readonly unknown[]): object => ({version: 1, rev: 1, profiles});

test('profile check: what is correct comes out as it went in', () => {
	for (const profile of goodProfiles.filter(({customCloud}) => customCloud === undefined)) {
		assert.deepEqual(checkProfile(profile, 'profile 1'), profile);
	}
});

test('profile check: addresses of a cloud of one’s own lose the slash at their end', () => {
	const {customCloud} = checkProfile(
		customWith({authority: 'https://login.example/', graph: 'https://g.example:8443/'}),
		'x',
	);
	assert.deepEqual(customCloud, {authority: 'https://login.example', graph: 'https://g.example:8443'});
});

test('profile check: every cloud it takes, the examples’ too, can be used', () => {
	const {profiles} = checkProfiles(example, () => crypto.randomUUID());
	for (const profile of [...profiles, ...goodProfiles.map(item => checkProfile(item, 'x'))]) {
		assert.ok(cloudOf(profile).authority.startsWith('http'), profile.name);
	}
});

test('profile check: an empty note is left out', () => {
	assert.equal('note' in checkProfile({...good, note: ' '}, 'x'), false);
	assert.equal(checkProfile({...good, note: ' a\nb '}, 'x').note, ' a\nb ');
});

test('profile check: what is wrong is refused, naming profile, field and what is expected, never the value', () => {
	for (const [profile, expected] of badProfiles) {
		assert.throws(
			() => checkProfile(profile, 'profile 1'),
			(error: unknown) => {
				assert.ok(error instanceof EntokError, String(error));
				assert.equal(error.kind, 'configuration');
				assert.match(error.message, expected);
				assert.doesNotMatch(`${error.message} ${error.hint}`, /hunter2/);
				return true;
			},
			JSON.stringify(profile),
		);
	}
});

test('profile check: hints tell the common mistakes', () => {
	const hint = (profile: JsonObject): string => {
		try {
			checkProfile(profile, 'x');
		} catch (error) {
			return error instanceof EntokError ? (error.hint ?? '') : '';
		}

		return '';
	};
	assert.match(hint({...good, clientId: 'x'}), /Application \(client\) ID on the app's Overview page/);
	assert.match(hint({...good, clientSecret: 'x'}), /references.*env:NAME/);
	assert.match(hint({...good, color: 'red'}), /Known fields: .*colour/);
	assert.match(hint(secretIn('hunter2')), /env:NAME.*never the secret itself/);
	assert.match(hint(secretIn('hunter2')), /vault:NAME, keychain:NAME, cmd:\[/);
	assert.throws(() => checkProfile({...good, name: ' x'}, 'x'), /without blanks around it/);
});

test('profile check: the schema for editors and conf judges as the check does', context => {
	const accepts = createSchemaJudge(context, schema);
	for (const profile of goodProfiles) {
		assert.ok(accepts(fileWith(profile)), JSON.stringify(profile));
	}

	for (const [profile] of badProfiles) {
		// An id may be missing for the schema: it serves files to import as well.
		assert.equal(
			accepts(fileWith(profile)),
			profile['id'] === undefined && profile['name'] !== undefined,
			JSON.stringify(profile),
		);
	}

	for (const content of [
		{},
		{version: 1},
		{version: 2, profiles: []},
		{version: 1, profiles: {}},
		{...fileWith(), rev: -1},
		{...fileWith(), more: 1},
	]) {
		assert.ok(!accepts(content), JSON.stringify(content));
		assert.throws(() => checkProfiles(content), EntokError);
	}
});

test('profile check: names differ in more than capitals, ids differ', () => {
	const other = {...good, id: 'other'};
	assert.throws(() => checkProfileList([good, {...other, name: 'CONTOSO'}]), /Two profiles are named "CONTOSO"/);
	assert.throws(() => checkProfileList([good, {...good, name: 'Other'}]), /"Contoso" and "Other" have the same id/);
	assert.equal(checkProfileList([good, {...other, name: 'Other'}]).length, 2);
});

test('profile check: a missing id is made only where that is allowed', () => {
	const {id: _, ...nameless} = good;
	assert.equal(checkProfile(nameless, 'x', () => 'made').id, 'made');
	assert.equal(checkProfile(good, 'x', () => 'made').id, good['id']);
	assert.throws(() => checkProfile(nameless, 'x'), /id is missing/);
});

test('profile check: a file may lack rev, and a newer version is named as such', () => {
	assert.deepEqual(checkProfiles({version: 1, profiles: []}), {version: 1, rev: 0, profiles: []});
	assert.throws(() => checkProfiles({version: 3, profiles: 'else'}), /version 3; this entok reads version 1/);
});

test('profiles.example.json passes the check and the schema, and shows every kind', context => {
	const {profiles} = checkProfiles(example, () => crypto.randomUUID());
	assert.ok(createSchemaJudge(context, schema)(example));
	assert.deepEqual(
		new Set(profiles.map(({credential}) => credential.kind)),
		new Set(['none', 'secret', 'certificate', 'federated']),
	);
	assert.deepEqual(new Set(profiles.map(({cloud}) => cloud)), new Set(['public', 'us-gov', 'china', 'custom']));
	assert.ok(profiles.every(({note}) => (note ?? '').length > 40));
	assert.ok(profiles.some(({credential, refreshToken}) => credential.kind === 'none' && refreshToken));
	assert.ok(profiles.some(({credential, refreshToken}) => credential.kind === 'secret' && refreshToken));
	assert.deepEqual(Object.keys(Object(example))[0], '$schema');
});
