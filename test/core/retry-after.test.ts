import assert from 'node:assert/strict';
import {test} from 'node:test';
import {retryAfterSeconds} from '../../source/core/retry-after.ts';

const now = Date.UTC(2026, 4, 4, 9, 0, 0);

for (const [header, seconds] of [
	['120', 120],
	[' 5 ', 5],
	['0', 0],
	['0.4', 1],
	['2.5', 3],
	['3600', 3600],
	['999999999', 3600],
	['Mon, 04 May 2026 09:00:30 GMT', 30],
	['Mon, 04 May 2026 08:59:00 GMT', 0],
	['Tue, 05 May 2026 09:00:00 GMT', 3600],
	['Monday, 04-May-26 09:00:30 GMT', 30],
] as const) {
	test(`Retry-After ${header} means ${seconds} s`, () => {
		assert.equal(retryAfterSeconds(header, now), seconds);
	});
}

for (const header of [
	undefined,
	'',
	'  ',
	'soon',
	'-5',
	'1e9',
	'NaN',
	'Infinity',
	'12,13',
	'5 minutes',
	'Mon, never',
]) {
	test(`Retry-After ${header} means nothing`, () => {
		assert.equal(retryAfterSeconds(header, now), undefined);
	});
}
