import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asciiText} from '../../source/core/ascii-text.ts';

test('text for an ASCII terminal keeps its width: wide letters count two, combining marks nothing', () => {
	assert.equal(asciiText('plain \u001b[1m ~text'), 'plain \u001b[1m ~text');
	assert.equal(asciiText('Zoë Müller'), 'Zo? M?ller');
	assert.equal(asciiText('Zoe\u0308'), 'Zoe');
	assert.equal(asciiText('東京'), '????');
	assert.equal(asciiText('cut off…'), 'cut off~');
	assert.equal(asciiText('👪'), '??');
});
