import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Redactor} from '../../source/core/redactor.ts';
import {mask, Secret} from '../../source/core/secret.ts';
import {createShow} from '../../source/core/show.ts';

const redactor = new Redactor();
redactor.add(new Secret('hunter2-hunter2'));
const show = createShow(redactor);

test('a secret shows as mask, whatever it is called', () => {
	assert.equal(show(new Secret('x')), mask);
	assert.equal(show(new Secret('x'), 'name'), mask);
	assert.equal(show('typed openly', 'secret'), mask);
});

test('text is cleaned and redacted', () => {
	assert.equal(show('\u001b[31m hunter2-hunter2'), `\\x1b[31m ${mask}`);
	assert.equal(show('Nadia Winter', 'name'), 'Nadia Winter');
});

test('an alias stands for ids and names, and is cleaned as well', () => {
	const presenter = createShow(redactor, (value, kind) =>
		kind === 'name' ? `\u0007person ${value.length}` : undefined,
	);
	assert.equal(presenter('Nadia Winter', 'name'), '\\x07person 12');
	assert.equal(presenter('Nadia Winter'), 'Nadia Winter');
	assert.equal(presenter(new Secret('abc'), 'name'), mask);
});
