import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mask} from '../../../../source/core/secret.ts';
import {draftOf} from '../../../../source/session/workbench/editor/draft.ts';
import {helpOf, visibleFields} from '../../../../source/session/workbench/editor/fields.ts';
import {referenceFault, shownReference} from '../../../../source/session/workbench/editor/reference.ts';
import {editorRows} from '../../../../source/session/workbench/editor/rows.ts';
import {contoso} from './bench.ts';

test('every beginning of a reference stays readable while it is typed', () => {
	for (const whole of ['env:CONTOSO_SECRET', 'file:/run/secret', 'file:~/secret', 'prompt', 'cmd:["pass","show"]']) {
		for (let length = 0; length <= whole.length; length++) {
			const typed = whole.slice(0, length);
			assert.equal(shownReference(typed), typed);
		}
	}
});

test('whatever does not look like a reference is hidden, whatever its length', () => {
	for (const text of [
		'h',
		'hunter2',
		'S3cret~value',
		'env:not a name',
		'file:relative',
		'prompted',
		'cmd:secret',
		'pas',
	]) {
		assert.equal(shownReference(text), mask, text);
	}

	assert.equal(shownReference('plain:hunter2'), `plain:${mask}`);
});

test('a literal secret, a secret id and a plain: value are each refused with the way out, and never quoted', () => {
	const literal = referenceFault('hunter2-hunter2', undefined);
	assert.match(literal?.long ?? '', /a reference is needed: env:NAME/i);
	const secretId = referenceFault('33333333-3333-4333-8333-333333333333', undefined);
	assert.match(secretId?.long ?? '', /this is a secret id.*write a reference/i);
	const plain = referenceFault('plain:hunter2-hunter2', undefined);
	assert.match(plain?.long ?? '', /a reference is needed/i);
	for (const fault of [literal, secretId, plain]) {
		assert.doesNotMatch(JSON.stringify(fault), /hunter2|33333333/);
	}
});

test('references are right, and so is the plain: value that was there before', () => {
	for (const text of [
		'env:NAME',
		'file:/run/secret?mode=any',
		'prompt',
		'vault:contoso/secret',
		'keychain:contoso',
		'cmd:["pass","x"]',
	]) {
		assert.equal(referenceFault(text, undefined), undefined);
	}

	assert.equal(referenceFault('plain:kept', 'plain:kept'), undefined);
});

test('a kind of reference that nobody can make use of here is explained in a sentence, with the way out', () => {
	for (const [text, reason] of [
		['demo:contoso', /^The demo’s secrets \(demo:\) are there with --demo only\./],
		['stdin', /^Standard input \(stdin\) is for one call/],
	] as const) {
		assert.match(referenceFault(text, undefined)?.long ?? '', reason);
		assert.equal(referenceFault(text, text), undefined, 'what stands in the profile may stay');
	}
});

test('a saved reference says what it is', () => {
	const noteOf = (secret: string) => {
		const profile = {...contoso, credential: {kind: 'secret', secret} as const};
		return editorRows(draftOf(profile), [profile], text => String(text)).find(({id}) => id === 'secret')?.note;
	};
	assert.deepEqual(noteOf('vault:mine'), {mark: 'ok', text: 'entry of the vault'});
	assert.deepEqual(noteOf('keychain:mine'), {mark: 'ok', text: 'entry of the key ring'});
	assert.deepEqual(noteOf('cmd:["pass"]'), {mark: 'ok', text: 'what a program prints'});
	assert.deepEqual(noteOf('env:MINE'), {mark: 'ok', text: 'environment variable'});
	assert.deepEqual(noteOf('demo:contoso'), {mark: 'ok', text: 'demo tenant'});
});

test('what is said about the fields names every kind of reference but those that are not for profiles', () => {
	const said = visibleFields({...draftOf(contoso), cloud: 'custom', kind: 'certificate'})
		.flatMap(helpOf)
		.concat(helpOf('secret'))
		.join(' ');
	assert.match(said, /env:NAME, file:\/absolute\/path, vault:NAME, keychain:NAME, cmd:\["program"\] or prompt/);
	assert.doesNotMatch(said, /demo:|plain:/);
});
