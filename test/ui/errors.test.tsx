import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {tokenAnswer} from '../helpers/canned.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';
import {paint, paintedText} from './paint.tsx';

const tls = new EntokError(
	'no-answer',
	'No secure connection to localhost:7703: its certificate is self-signed.',
	'If a company proxy or a private server is expected here, have its certificate authority trusted: NODE_EXTRA_CA_CERTS=/path/to/authority.pem. Otherwise somebody may be listening in.',
	{code: 'tls'},
);

test('the error screen says what happened and what to do, apart from each other where there is room', async () => {
	const bench = await openRequestBench({http: () => Promise.reject(tls)});
	await bench.press('t');
	const lines = paint(bench).map(line => line.replace(/^║ ?| *║$/g, ''));
	assert.match(lines[1] ?? '', /No token: no secure connection ═+ tls ═/);
	assert.deepEqual(lines.slice(2, 10), [
		'What happened',
		'NO No secure connection to localhost:7703: its certificate is self-signed.',
		'',
		'Do this',
		'If a company proxy or a private server is expected here, have its',
		'certificate authority trusted: NODE_EXTRA_CA_CERTS=/path/to/authority.pem.',
		'Otherwise somebody may be listening in.',
		'> r  try again',
	]);
	assert.match(lines.at(-1) ?? '', /^ r try again {2}Enter do it {2}.*Esc back$/);
	bench.workbench.resize(40, 10);
	assert.match(
		paintedText(bench),
		/NO No secure connection to .*\n.*\n.*self-signed\..*\n║ Do this/,
		'without blank lines in a small window',
	);
});

test('causes keep their numbers apart from their text, however often a line is broken', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-wrong-secret'}, columns: 60, rows: 40});
	await bench.press('t');
	const text = paintedText(bench);
	assert.match(text, /1\. The secret id, a GUID, was copied instead of the {2,}║\n║ {4}value\./);
	assert.match(text, /Most likely/);
});

test('an error offers nothing where nothing would help', async () => {
	const bench = await openRequestBench({http: () => Promise.resolve(tokenAnswer())});
	await bench.press('t');
	bench.workbench.fail(new EntokError('usage', 'No editor.'), '«open» failed');
	assert.match(paint(bench).at(-1) ?? '', /^ j\/k scroll {2}\? keys {2}Esc back$/);
});

test('a panel without a token says what to do in as many lines as it takes', async () => {
	const bench = await openRequestBench({columns: 60});
	assert.match(
		paintedText(bench),
		/│ No token yet\. Choose profile, flow +│\n.*│ and scope with Enter, or press t\. +│/,
	);
});

test('the tabs of the requests are seen before how many were run; what was sent is only counted', async () => {
	const bench = await openRequestBench();
	assert.match(paintedText(bench), /5 Requests {2}\[Graph\] ARM Partner Mine Sent ═+ \d+ ═╗/);
	bench.aimAt('graph.users');
	await bench.press('r');
	assert.match(paintedText(bench), /5 Requests {2}\[Graph\] ARM Partner Mine Sent ═+ \d+ ═╗/);
	bench.workbench.resize(120, 40);
	assert.match(paintedText(bench), /5 Requests .* 1 of \d+ run ═╗/);
	await bench.press('[');
	assert.match(paintedText(bench), /\[Sent\] ═+ 1 ═╗/);
});

test('what is all right before sending is left out first, what is not never', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	await bench.press('t', '5');
	bench.aimAt('graph.groups');
	assert.match(paintedText(bench), /║ sends ok {2}needs GroupMember\.Read\.All: not held +║/);
	bench.aimAt('graph.me');
	assert.match(paintedText(bench), /║ sends ok {2}needs a user token: NO {2}writes nothing +║/);
	bench.workbench.resize(60, 24);
	assert.match(paintedText(bench), /║ needs a user token: NO +║|║ sends ok {2}needs a user token: NO +║/);
});
