import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {HttpResponse} from '../../source/core/http.ts';
import {Secret} from '../../source/core/secret.ts';
import {visibleRows} from '../../source/session/workbench/response/lines.ts';
import {openPage} from '../../source/session/workbench/response/view.ts';
import {json, response, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {openRequestBench, type RequestBench, type RequestBenchOptions} from '../session/workbench/request/bench.ts';
import {paint, paintedText} from './paint.tsx';

/** A bench with one answer open; what goes through `show` is counted. */
async function opened(
	answer: HttpResponse,
	options: RequestBenchOptions = {},
): Promise<RequestBench & {readonly shown: {count: number}}> {
	const shown = {count: 0};
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), answer), ...options});
	const {show} = bench.workbench.doors;
	Object.assign(bench.workbench.doors, {
		show: (...given: Parameters<typeof show>) => {
			shown.count++;
			return show(...given);
		},
	});
	bench.aimAt('graph.users');
	await bench.press('enter');
	return {...bench, shown};
}

const manyUsers = {
	value: Array.from({length: 10_000}, (_, index) => ({id: String(index), displayName: `User ${index}`, mail: null})),
};

const sizes = [
	[80, 24],
	[120, 40],
	[60, 15],
	[40, 10],
	[100, 30],
] as const;

test('of 10,000 users only the rows that are seen are painted, wherever one is', async () => {
	const bench = await opened(json(200, manyUsers));
	for (const key of ['g', 'ctrl-d', 'G', 'ctrl-u', 'k']) {
		await bench.press(key);
		bench.shown.count = 0;
		const lines = paint(bench);
		assert.equal(lines.length, 24);
		const body = lines.filter(line => /║[> ] *\d+ [v> ] /.test(line));
		assert.equal(body.length, 17);
		assert.ok(bench.shown.count < 40, `${bench.shown.count} texts were made ready for ${body.length} rows`);
	}

	assert.match(paintedText(bench), /line \d+ of 50004/);
});

test('moving the cursor reads neither the body nor its lines again, folding only the lines', async () => {
	let reads = 0;
	const answer = json(200, manyUsers);
	const {body} = answer;
	const counted = {
		...answer,
		get body() {
			reads++;
			return body;
		},
	};
	const bench = await opened(counted);
	paint(bench);
	const page = () => openPage(bench.workbench.state.response ?? assert.fail());
	const [before, lines] = [reads, visibleRows(page(), 'body')];
	for (const key of ['j', 'G', 'k', 'page-up', 'g', 'ctrl-d']) {
		await bench.press(key);
		paint(bench);
		assert.equal(visibleRows(page(), 'body'), lines);
	}

	await bench.press('enter', 'j');
	paint(bench);
	assert.notEqual(visibleRows(page(), 'body'), lines);
	assert.equal(reads, before);
});

test('every size is filled exactly: no line wider, no row more', async () => {
	for (const [columns, rows] of sizes) {
		for (const keys of [[], ['escape'], ['z'], ['/', 'u', 's', 'e', 'r'], ['escape', 'n'], ['escape', 'escape', 'd']]) {
			const bench = await opened(json(200, manyUsers), {columns, rows});
			await bench.press(...keys);
			const lines = paint(bench);
			assert.ok(lines.length <= rows, `${columns}x${rows} ${keys.join(' ')}: ${lines.length} rows`);
			assert.ok(
				lines.every(line => [...line].length <= columns),
				`${columns}x${rows} ${keys.join(' ')}: too wide`,
			);
		}
	}
});

test('from 100x30 the last answer stands beside the requests, and has the keys while it is read', async () => {
	const bench = await opened(json(200, {value: [{id: 'one'}]}, {'request-id': 'b7d1-44aa'}), {columns: 120, rows: 40});
	const reading = paintedText(bench);
	assert.match(reading, /─ 5 Requests .*╔═▸\[Body\] Headers Timing ═+ ok 200 {2}12 ms ═╗/);
	assert.match(reading, /"id": "one"/);
	assert.match(reading, /request id b7d1-44aa/);
	await bench.press('escape');
	const listing = paintedText(bench);
	assert.match(listing, /╔═▸5 Requests .*┌─ \[Body\] Headers Timing/);
	assert.match(listing, /"id": "one"/);
	await bench.press('o', 'z');
	assert.doesNotMatch(paintedText(bench), /5 Requests/);
});

test('below that the answer takes the place of the panels', async () => {
	const bench = await opened(json(200, {value: []}));
	assert.doesNotMatch(paintedText(bench), /5 Requests/);
	await bench.press('escape');
	assert.match(paintedText(bench), /5 Requests/);
	assert.doesNotMatch(paintedText(bench), /\[Body\]/);
});

test('z says that an answer alone in the window cannot grow, and leaves what is behind it as it was', async () => {
	const bench = await opened(json(200, {value: []}));
	assert.doesNotMatch(paint(bench).at(-1) ?? '', /z zoom/);
	await bench.press('z');
	assert.equal(bench.status(), 'This fills the window already.');
	await bench.press('escape');
	assert.match(paintedText(bench), /1 Profile/, 'no panel was zoomed unseen');
	await bench.press('z');
	assert.doesNotMatch(paintedText(bench), /1 Profile/, 'a panel among others is');
	bench.workbench.change({isZoomed: false});
	bench.workbench.resize(60, 15);
	await bench.press('z');
	assert.equal(bench.status(), 'This fills the window already.');
	bench.workbench.resize(160, 40);
	await bench.press('o');
	assert.match(paint(bench).at(-1) ?? '', /z zoom/);
});

test('status, time, size and request id stay to be seen while one scrolls', async () => {
	const bench = await opened(json(200, manyUsers, {'request-id': '0123456789abcdef'}));
	for (const key of ['g', 'G']) {
		await bench.press(key);
		const text = paintedText(bench);
		assert.match(text, /ok 200 {2}12 ms {2}\d+\.\d kB {2}json/);
		assert.match(text, /request id 0123\.\.cdef/);
	}
});

test('folded nodes show what they hold, matches stand in brackets', async () => {
	const bench = await opened(json(200, {value: [{id: 1, name: 'User One'}, 2, 3]}));
	await bench.press('j', 'j', 'enter');
	assert.match(paintedText(bench), />\s*3 > {5}\{ 2 keys \},/);
	await bench.press('k', 'enter');
	assert.match(paintedText(bench), / 2 > {3}"value": \[ 3 items \]/);
	await bench.press('=', '/', 'o', 'n', 'e', 'enter');
	assert.match(paintedText(bench), /"name": "User \[One\]"/);
	assert.match(paintedText(bench), /match 1 of 1/);
});

test('a hostile name and a token in the body reach the screen harmless', async () => {
	const token = 'eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.c2lnbmF0dXJl';
	const bench = await opened(json(200, {name: '\u001b]0;owned\u0007\u202e', token}));
	const text = paintedText(bench);
	assert.doesNotMatch(text, /\u001b\]|\u0007|\u202e/);
	assert.ok(!text.includes(token.slice(0, 20)));
	assert.match(text, /"token": "\*{8}"/);
});

test('a secret that lies where a long line is cut is masked, in JSON, text and headers', async () => {
	const secrets = ['first', 'second', 'third'].map(name => `${name}-`.repeat(500));
	const all = secrets.join(' ');
	for (const answer of [
		json(200, {value: `${all} end`}),
		json(200, {value: {[all]: [1, 2]}}),
		response(200, all),
		response(200, '{}', {'x-secrets': all}),
	]) {
		const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), answer)});
		for (const secret of secrets) {
			bench.redactor.add(new Secret(secret));
		}

		bench.aimAt('graph.users');
		await bench.press('enter', ...(answer.body === '{}' ? [']'] : []));
		bench.workbench.resize(200, 24);
		assert.match(paintedText(bench), /\*{8} \*{8} \*{8}/);
		assert.doesNotMatch(paintedText(bench), /first|second|third/);
	}
});

test('why a request was refused is told of the token it was sent with, also when another one is shown by then', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	bench.aimAt('graph.groups');
	await bench.press('r');
	bench.session.choose({profileId: 'contoso-inventory'});
	await bench.press('t');
	bench.workbench.change({focus: 'requests'});
	await bench.press('i');
	assert.match(paintedText(bench), /have +Organization\.Read\.All, User\.ReadBasic\.All +║/);
});

test('a line of a megabyte is cut before it is made ready', async () => {
	const bench = await opened(response(200, 'x'.repeat(1_000_000)));
	let longest = 0;
	const {show} = bench.workbench.doors;
	Object.assign(bench.workbench.doors, {
		show: (...given: Parameters<typeof show>) => {
			longest = Math.max(longest, String(given[0]).length);
			return show(...given);
		},
	});
	paint(bench);
	assert.ok(longest <= 4096);
});

test('the last row of the requests tells what sending would come to, where there is room', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	await bench.session.requestToken();
	bench.aimAt('graph.groups');
	assert.match(paintedText(bench), /║ sends ok {2}needs GroupMember\.Read\.All: not held/);
	bench.workbench.resize(60, 8 + 3);
	assert.match(paintedText(bench), /sends ok/);
});

test('the editor shows the fields and what sending would come to', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	await bench.session.requestToken();
	await bench.press('n');
	await bench.type('groups');
	const text = paintedText(bench);
	assert.match(text, /> ?URL +\/groups /);
	assert.match(text, /sends +ok Authorization: Bearer \*{8} {2}\(aud matches localhost:4711\)/);
	assert.match(text, /needs +! +GroupMember\.Read\.All \(least, application\): not held/);
	assert.match(text, /writes +ok nothing/);
});
