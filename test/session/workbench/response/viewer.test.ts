import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {HttpResponse} from '../../../../source/core/http.ts';
import {matchText} from '../../../../source/session/workbench/response/find.ts';
import {rowsOfTab, shownText, visibleRows} from '../../../../source/session/workbench/response/lines.ts';
import {openPage, type ResponseView} from '../../../../source/session/workbench/response/view.ts';
import {json, jwtOf, response, scriptedHttp, tokenAnswer} from '../../../helpers/canned.ts';
import {openRequestBench, type RequestBench} from '../request/bench.ts';

const view = ({workbench}: RequestBench): ResponseView => {
	const {response: found} = workbench.state;
	assert.ok(found, 'There is no response.');
	return found;
};

/** The lines that are to be seen, without indentation. */
const lines = (bench: RequestBench): readonly string[] => {
	const open = view(bench);
	const page = openPage(open);
	const rows = rowsOfTab(page.answer, open.tab);
	return visibleRows(page, open.tab).map(index => shownText(rows, index, page.folds.has(index)));
};

const cursor = (bench: RequestBench): number => openPage(view(bench)).spots[view(bench).tab].cursor;

/** The response of a request to `/users`, in front. */
async function opened(...answers: readonly HttpResponse[]): Promise<RequestBench> {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), ...answers)});
	bench.aimAt('graph.users');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'response');
	return bench;
}

const people = json(200, {
	value: [
		{id: '1', name: 'User One'},
		{id: '2', name: 'User Two'},
	],
	next: null,
});

test('Enter folds the node of the line and opens it again', async () => {
	const bench = await opened(people);
	assert.equal(lines(bench).length, 13);
	await bench.press('j', 'j', 'enter');
	assert.deepEqual(lines(bench).slice(0, 5), ['{', '"value": [', '{ 2 keys },', '{', '"id": "2",']);
	await bench.press('enter');
	assert.equal(lines(bench).length, 13);
});

test('Enter on a line inside a node folds that node, and the cursor goes to it', async () => {
	const bench = await opened(people);
	await bench.press('j', 'j', 'j', 'j', 'enter');
	assert.equal(lines(bench)[2], '{ 2 keys },');
	assert.equal(cursor(bench), 2);
});

test('minus folds all but the outermost node, equals opens all', async () => {
	const bench = await opened(people);
	await bench.press('j', 'j', 'j', '-');
	assert.deepEqual(lines(bench), ['{', '"value": [ 2 items ],', '"next": null', '}']);
	assert.equal(cursor(bench), 1);
	await bench.press('enter');
	assert.deepEqual(lines(bench).slice(1, 5), ['"value": [', '{ 2 keys },', '{ 2 keys }', '],']);
	await bench.press('=');
	assert.equal(lines(bench).length, 13);
});

test('the arrows to the left and right fold and open, and never the other way round', async () => {
	const bench = await opened(people);
	await bench.press('j', 'j', 'right');
	assert.equal(lines(bench).length, 13);
	await bench.press('left', 'left');
	assert.equal(lines(bench)[2], '{ 2 keys },');
	await bench.press('right');
	assert.equal(lines(bench).length, 13);
});

test('moving skips what is folded, and stops at both ends', async () => {
	const bench = await opened(people);
	await bench.press('k');
	assert.equal(cursor(bench), 0);
	await bench.press('j', 'enter', 'j');
	assert.equal(cursor(bench), 11);
	await bench.press('G', 'j');
	assert.equal(cursor(bench), 12);
	await bench.press('g');
	assert.equal(cursor(bench), 0);
	await bench.press('=', 'page-down');
	assert.equal(cursor(bench), 9);
	await bench.press('ctrl-u');
	assert.equal(cursor(bench), 0);
});

test('search goes to the first match while it is typed, n and N go on around the end', async () => {
	const bench = await opened(people);
	await bench.press('/');
	await bench.type('user');
	assert.equal(cursor(bench), 4);
	assert.equal(matchText(view(bench)), 'match 1 of 2');
	await bench.press('enter', 'n');
	assert.equal(cursor(bench), 8);
	assert.equal(matchText(view(bench)), 'match 2 of 2');
	await bench.press('n');
	assert.equal(cursor(bench), 4);
	await bench.press('N');
	assert.equal(cursor(bench), 8);
});

test('Esc in the search goes back to where one was', async () => {
	const bench = await opened(people);
	await bench.press('j', '/');
	await bench.type('two');
	assert.equal(cursor(bench), 8);
	await bench.press('escape');
	assert.equal(cursor(bench), 1);
	assert.equal(view(bench).query, '');
	assert.equal(bench.topKind(), 'response');
});

test('a match in a folded node opens it', async () => {
	const bench = await opened(people);
	await bench.press('-', '/');
	await bench.type('two');
	assert.equal(cursor(bench), 8);
	assert.ok(lines(bench).includes('"name": "User Two"'));
	assert.ok(lines(bench).includes('{ 2 keys },'), 'the node without a match stays folded');
});

test('what is not found is said, and n without a search says what to do', async () => {
	const bench = await opened(people);
	await bench.press('n');
	assert.match(bench.status(), /press \//);
	await bench.press('/', 'z', 'z', 'enter', 'n');
	assert.match(bench.status(), /«zz» is not in this answer/);
	assert.equal(matchText(view(bench)), 'no match');
});

test('tabs show headers and times, and keep the place in the body', async () => {
	const bench = await opened(people);
	await bench.press('j', 'j', ']');
	assert.deepEqual(lines(bench), ['content-type: application/json']);
	await bench.press('enter');
	assert.match(bench.status(), /nothing to fold/);
	await bench.press(']');
	assert.match(lines(bench).join('\n'), /took: 12 ms/);
	await bench.press(']');
	assert.equal(cursor(bench), 2);
	await bench.press('[');
	assert.equal(view(bench).tab, 'timing');
});

test('r sends the request again and stays in the tab', async () => {
	const bench = await opened(people, json(200, {value: []}));
	await bench.press(']', 'r');
	assert.equal(bench.sent().length, 2);
	assert.equal(openPage(view(bench)).answer.response.body, '{"value":[]}');
	assert.equal(view(bench).tab, 'headers');
	assert.equal(bench.topKind(), 'response');
});

test('a token in the answer leaves neither to the editor nor to a command nor to a file', async () => {
	const token = jwtOf({aud: 'somebody'});
	const bench = await opened(json(200, {echo: token, note: 'kept', secretText: 'quite "secret"'}));
	await bench.press('E', 'b', '|');
	await bench.type('jq .note');
	await bench.press('enter');
	assert.deepEqual(
		bench.out.map(([door, name]) => [door, door === 'edit' ? '' : name]),
		[
			['edit', ''],
			['save', 'users.json'],
			['pipe', 'jq .note'],
		],
	);
	for (const call of bench.out) {
		assert.ok(!call.join('\n').includes(token));
		assert.ok(!call.join('\n').includes('quite'));
		assert.match(call.join('\n'), /"note": ?"kept"/);
	}
});

test('an answer that is no JSON is saved as text', async () => {
	const bench = await opened(response(200, '12', {'content-type': 'text/plain'}), response(200, 'a,b\n1,2\n', {}));
	await bench.press('r', 'b');
	assert.deepEqual(bench.out, [['save', 'users.txt', 'a,b\n1,2\n']]);
});

test('a refusal opens what one has and needs; o shows the whole answer, Esc goes back to it, r tries again', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	bench.aimAt('graph.groups');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'refusal');
	await bench.press('o');
	assert.equal(bench.topKind(), 'response');
	assert.match(lines(bench).join('\n'), /Authorization_RequestDenied/);
	await bench.press('i');
	assert.equal(bench.topKind(), 'refusal');
	await bench.press('escape', 'escape');
	assert.equal(bench.topKind(), 'refusal');
	await bench.press('r');
	assert.equal(bench.sent().length, 2);
	assert.equal(bench.topKind(), 'refusal');
	assert.equal(bench.workbench.state.layers.length, 1);
});

test('Esc during a request cancels it and leaves the answer that is there', async () => {
	const bench = await opened(people, json(200, {value: []}));
	bench.pressAtOnce('r', 'escape');
	await bench.press('j');
	assert.equal(bench.topKind(), 'response');
	assert.equal(lines(bench).length, 13);
	assert.match(bench.status(), /Cancelled/);
});

test('in a wide terminal the cursor keeps to the lines that are seen beside the requests', async () => {
	const value = Array.from({length: 50}, (_, index) => index);
	const bench = await openRequestBench({columns: 120, rows: 40, http: scriptedHttp(tokenAnswer(), json(200, {value}))});
	bench.aimAt('graph.users');
	await bench.press('enter', 'G');
	const {cursor: line, offset} = openPage(view(bench)).spots.body;
	// 37 rows without the chrome, 55 % of them for requests and answer, less borders and two rows of facts.
	assert.equal(line, 53);
	assert.equal(offset, 54 - 17);
});
