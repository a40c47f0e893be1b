import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mask} from '../../../../source/core/secret.ts';
import {referenceFault, shownReference} from '../../../../source/session/workbench/editor/reference.ts';

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
	for (const text of ['env:NAME', 'file:/run/secret?mode=any', 'prompt', 'cmd:["pass"]']) {
		assert.equal(referenceFault(text, undefined), undefined);
	}

	assert.equal(referenceFault('plain:kept', 'plain:kept'), undefined);
});
