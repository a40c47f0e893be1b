import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clipboardWayOf} from '../../source/workplace-options.ts';

test('the option goes before the variable, and an empty variable is none', () => {
	assert.equal(clipboardWayOf({}, {}), undefined);
	assert.equal(clipboardWayOf({}, {ENTOK_CLIPBOARD: ''}), undefined);
	assert.equal(clipboardWayOf({}, {ENTOK_CLIPBOARD: 'osc52'}), 'osc52');
	assert.equal(clipboardWayOf({clipboard: 'file'}, {ENTOK_CLIPBOARD: 'no way'}), 'file');
});

test('a way that is none is a usage error which names those there are', () => {
	for (const [options, environment] of [
		[{clipboard: 'osc'}, {}],
		[{clipboard: ''}, {}],
		[{}, {ENTOK_CLIPBOARD: 'osc'}],
	] as const) {
		assert.throws(() => clipboardWayOf(options, environment), {
			exitCode: 2,
			hint: 'Ways: tmux, osc52, native, file.',
		});
	}
});
