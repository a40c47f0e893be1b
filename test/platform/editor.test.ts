import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {test} from 'node:test';
import {editText} from '../../source/platform/editor.ts';
import {failureOf} from '../helpers/failure.ts';

const path = {PATH: process.env['PATH']};
const left = (): number => readdirSync(tmpdir()).filter(name => /^entok-.{6}$/.test(name)).length;

test('what the editor leaves in the file comes back, arguments in EDITOR included', async () => {
	assert.equal(await editText('one\n', '.txt', {...path, EDITOR: 'sed -i -e s/one/two/'}), 'two\n');
});

test('an editor that is not there is told by name, with the variables to set, and no file is left', async () => {
	const before = left();
	const error = await failureOf(editText('x', '.txt', {...path, EDITOR: '/nowhere/editor'}));
	assert.equal(error.kind, 'usage');
	assert.equal(error.message, 'No editor: The program «/nowhere/editor» was not found.');
	assert.match(error.hint ?? '', /Set EDITOR \(or VISUAL, which goes first\)/);
	assert.equal(left(), before);
});

test('an editor that ends badly gives nothing back', async () => {
	const error = await failureOf(editText('x', '.txt', {...path, VISUAL: 'false', EDITOR: 'true'}));
	assert.match(error.message, /The editor false did not end well/);
});
