import assert from 'node:assert/strict';
import {test} from 'node:test';
import {countdownText, durationText, parseDuration, utcText} from '../../source/core/duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

for (const [milliseconds, text] of [
	[47 * minute + 12 * second, '47:12'],
	[hour + 2 * minute + 3 * second, '1:02:03'],
	[59 * minute + 59 * second + 999, '59:59'],
	[hour, '1:00:00'],
	[9 * second, '0:09'],
	[999, '0:00'],
	[0, '0:00'],
	[-5 * minute, '0:00'],
	[26 * hour, '26:00:00'],
] as const) {
	test(`a countdown of ${milliseconds} ms reads ${text}`, () => {
		assert.equal(countdownText(milliseconds), text);
	});
}

for (const [milliseconds, text] of [
	[12 * second, '12 s'],
	[-12 * second, '12 s'],
	[89 * second, '89 s'],
	[90 * second, '2 min'],
	[47 * minute, '47 min'],
	[90 * minute, '1 h 30 min'],
	[2 * hour + 5 * minute, '2 h 5 min'],
	[47 * hour + 59 * minute, '47 h 59 min'],
	[48 * hour, '2 days'],
	[3 * 24 * hour, '3 days'],
] as const) {
	test(`a span of ${milliseconds} ms reads ${text}`, () => {
		assert.equal(durationText(milliseconds), text);
	});
}

test('a time is written in UTC with whole seconds', () => {
	assert.equal(utcText(Date.UTC(2026, 4, 4, 9, 8, 7, 654)), '2026-05-04T09:08:07Z');
});

test('what no calendar knows is no time', () => {
	assert.equal(utcText(Number.NaN), undefined);
	assert.equal(utcText(1e300), undefined);
});

test('a span is typed as hours, minutes and seconds, in this order, and anything else is none', () => {
	assert.deepEqual(
		['90s', '30m', '8h', '1h30m', '1h1s', '0s'].map(parseDuration),
		[90_000, 1_800_000, 28_800_000, 5_400_000, 3_601_000, 0],
	);
	for (const text of ['', 'h', '5', '1d', '30m1h', '-1h', '1.5h', ' 1h', '1h ', '9999999h']) {
		assert.equal(parseDuration(text), undefined, text);
	}
});
