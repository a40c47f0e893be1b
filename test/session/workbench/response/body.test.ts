import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ApiAnswer} from '../../../../source/session/api-answer.ts';
import {largestShown, responseBody, sizeText} from '../../../../source/session/workbench/response/body.ts';
import {rowsOfTab} from '../../../../source/session/workbench/response/lines.ts';
import {response} from '../../../helpers/canned.ts';

const answered = (body: string, headers: Readonly<Record<string, string>> = {}): ApiAnswer => ({
	method: 'GET',
	url: 'https://graph.microsoft.com/v1.0/users',
	response: response(200, body, headers),
});

const texts = (answer: ApiAnswer): readonly string[] => responseBody(answer).rows.map(({text}) => text);

test('a body that is no JSON is lines of text', () => {
	const answer = answered('one\r\n\ttwo\nthree');
	assert.equal(responseBody(answer).kind, 'text');
	assert.deepEqual(texts(answer), ['one', '    two', 'three']);
});

test('an empty body says so', () => {
	assert.deepEqual(texts(answered('')), ['There is no body.']);
});

test('what is no text is shown by its type, size and first bytes', () => {
	const text = answered('\ufffdPNG\r\n\u001a\n\0\0\0\rIHDR', {'content-type': 'image/png', 'content-length': '4711'});
	const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
	const answer = {...text, response: {...text.response, bytes}};
	assert.equal(responseBody(answer).kind, 'binary');
	const [first, hex] = texts(answer);
	assert.equal(first, 'This is no text: image/png, 16 B. It begins with');
	assert.equal(hex, '89 50 4e 47 0d 0a 1a 0a 00 00 00 0d 49 48 44 52');
});

test('JSON with a sign that could not be read is still JSON', () => {
	assert.equal(responseBody(answered('{"name":"\ufffd"}')).kind, 'json');
});

test('a body of more than 5 MB is not laid out, and the ways to read it are named', () => {
	const body = JSON.stringify({value: 'ü'.repeat(largestShown / 2)});
	const answer = answered(body);
	assert.equal(responseBody(answer).kind, 'large');
	assert.match(texts(answer).join(' '), /5\.2 MB.*b saves.*\| pipes.*E opens/);
	assert.equal(responseBody(answered(JSON.stringify({value: 'u'.repeat(largestShown / 2)}))).kind, 'json');
});

test('sizes are told in bytes, kB and MB', () => {
	assert.deepEqual([640, 1234, 3_400_000].map(sizeText), ['640 B', '1.2 kB', '3.4 MB']);
});

test('a secret in the body is not among the lines, so that it can be neither read nor searched', () => {
	assert.doesNotMatch(texts(answered('{"secretText":"hunter2hunter2"}')).join('\n'), /hunter2/);
});

test('headers and times are tabs of their own, with what a service says about its limits', () => {
	const answer = answered('{}', {
		'request-id': 'abc',
		'retry-after': '30',
		'x-ms-ratelimit-remaining-tenant-reads': '11',
	});
	assert.deepEqual(
		rowsOfTab(answer, 'headers').map(({text}) => text),
		['request-id: abc', 'retry-after: 30', 'x-ms-ratelimit-remaining-tenant-reads: 11'],
	);
	const timing = rowsOfTab(answer, 'timing').map(({text}) => text);
	assert.ok(timing.includes('took: 12 ms, from the first byte sent to the last received'));
	assert.ok(timing.includes('request id: abc'));
	assert.ok(timing.includes('retry-after: 30'));
	assert.ok(timing.includes('x-ms-ratelimit-remaining-tenant-reads: 11'));
});
