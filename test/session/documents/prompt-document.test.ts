import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Prompt} from '../../../source/core/prompt.ts';
import {Redactor} from '../../../source/core/redactor.ts';
import {createShow} from '../../../source/core/show.ts';
import {promptDocument} from '../../../source/session/documents/prompt-document.ts';
import {assertPrintable, textOf} from '../../helpers/document.ts';
import {enterCode, signIn} from '../workbench/sign-in/bench.ts';

const show = createShow(new Redactor());
const now = enterCode.expiresAt - 871_000;

test('a device code: the address, the code to copy and to read, how long, and whom to trust', () => {
	const lines = textOf(promptDocument(enterCode, now, show)).split('\n');
	assert.ok(lines.includes(enterCode.address));
	assert.ok(lines.includes('FC7L9Q2MK'));
	assert.ok(lines.includes('Type this code, read FC7 L9Q 2MK:'));
	assert.ok(lines.includes('The code is good for 15 min.'));
	assert.match(lines.at(-1) ?? '', /^Only type a code you asked for yourself/);
});

test('a code that its server grouped stays as it is, and one that is over is good for no time', () => {
	const text = textOf(promptDocument({...enterCode, userCode: 'WDJB-MJHT', expiresAt: now - 1}, now, show));
	assert.match(text, /\nType this code:\nWDJB-MJHT\nThe code is good for 0 s\./);
});

test('a browser: the short address, the forward, what is to be known; the long address is for who can paste', () => {
	const whole = textOf(promptDocument(signIn, now, show)).split('\n');
	for (const line of [signIn.startAddress, 'ssh -L 8400:localhost:8400 …', ...signIn.notes]) {
		assert.ok(whole.includes(line), line);
	}

	assert.ok(!whole.includes(signIn.address));
});

test('hostile words are made harmless', () => {
	const evil = '\u001b]52;c;x\u0007\u202e';
	const prompts: readonly Prompt[] = [
		{...enterCode, userCode: evil, address: evil},
		{...signIn, startAddress: evil, address: evil, notes: [evil]},
		{kind: 'notice', text: evil},
	];
	for (const prompt of prompts) {
		assertPrintable(promptDocument(prompt, now, show));
	}
});
