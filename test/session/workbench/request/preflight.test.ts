import assert from 'node:assert/strict';
import {test} from 'node:test';
import {aimedRequest} from '../../../../source/session/workbench/request/aim.ts';
import {draftOf} from '../../../../source/session/workbench/request/draft.ts';
import {preflight, preflightDocument, preflightLine} from '../../../../source/session/workbench/request/preflight.ts';
import {openRequestBench, type RequestBench} from './bench.ts';

const rows = (bench: RequestBench, draft = aimedRequest(bench.workbench)?.draft) => {
	assert.ok(draft);
	return Object.fromEntries(preflight(bench.workbench, draft).map(row => [row.name, row]));
};

test('before a token is there, the scope says whether it will fit the host', async () => {
	const bench = await openRequestBench();
	bench.aimAt('graph.users');
	const {sends, needs, writes} = rows(bench);
	assert.equal(sends?.mark, 'ok');
	assert.match(sends?.note ?? '', /a token for localhost:4711 is got first/);
	assert.match(needs?.value ?? '', /User\.ReadBasic\.All \(least, application\): the token will tell/);
	assert.match(writes?.value ?? '', /^nothing/);
	assert.deepEqual(bench.requests, [], 'nothing is sent to find that out');
});

test('with a token, the permission it needs is held, held by a higher one, or may be refused', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	await bench.session.requestToken();
	bench.aimAt('graph.users');
	assert.deepEqual(
		[rows(bench)['needs']?.mark, rows(bench)['needs']?.value],
		['ok', 'User.ReadBasic.All (least, application): held'],
	);
	bench.aimAt('graph.groups');
	assert.equal(rows(bench)['needs']?.mark, 'warn');
	assert.match(rows(bench)['needs']?.value ?? '', /not held, may be refused/);
	bench.aimAt('graph.me');
	assert.deepEqual(rows(bench)['needs'], {
		name: 'needs',
		mark: 'no',
		value: 'a user token: this request cannot be app-only',
		short: 'a user token: NO',
	});

	const higher = await openRequestBench();
	await higher.session.requestToken();
	higher.aimAt('graph.users');
	assert.match(rows(higher)['needs']?.value ?? '', /: held by User\.Read\.All$/);
});

test('a host the token is not for is told before anything is sent', async () => {
	const bench = await openRequestBench();
	await bench.session.requestToken();
	const {sends} = rows(bench, draftOf('GET', 'https://evil.example/'));
	assert.equal(sends?.mark, 'no');
	assert.match(sends?.value ?? '', /^nothing: .*evil\.example/);
});

test('a write is off, or on when it was allowed; a POST of the catalogue that only reads is neither', async () => {
	const post = draftOf('POST', '/users', {body: '{}'});
	assert.deepEqual([rows(await openRequestBench(), post)['writes']?.mark], ['no']);
	const allowed = await openRequestBench({workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}}});
	assert.deepEqual([rows(allowed, post)['writes']?.mark], ['warn']);
	const disguised = draftOf('GET', '/users', {headers: [{name: 'X-HTTP-Method-Override', value: 'DELETE'}]});
	assert.deepEqual([rows(await openRequestBench(), disguised)['writes']?.mark], ['no']);
});

test('ARM needs a role, which no token shows', async () => {
	const bench = await openRequestBench({choice: {scope: 'arm'}});
	await bench.session.requestToken();
	await bench.press(']');
	bench.aimAt('arm.resource-groups');
	assert.equal(rows(bench)['needs']?.mark, 'none');
	assert.match(rows(bench)['needs']?.value ?? '', /role assignments decide/);
});

test('what is shown masks the token and still tells the audience; one line has the worst mark', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-helpdesk'}});
	const token = await bench.session.requestToken();
	bench.aimAt('graph.groups');
	const {draft} = aimedRequest(bench.workbench) ?? {};
	assert.ok(draft);
	const [sends] = preflightDocument(bench.workbench, draft);
	assert.deepEqual(sends, {
		kind: 'field',
		name: 'sends',
		mark: 'ok',
		value: 'Authorization: Bearer ********',
		note: 'aud matches localhost:4711',
	});
	const line = preflightLine(bench.workbench, draft);
	assert.deepEqual(line, {
		mark: 'warn',
		text: 'sends ok  needs GroupMember.Read.All: not held  writes nothing',
	});
	assert.ok(!JSON.stringify(preflightDocument(bench.workbench, draft)).includes(token.accessToken.reveal()));
});

test('without a profile the line says what is missing', async () => {
	const bench = await openRequestBench();
	bench.session.choose({profileId: undefined});
	assert.equal(preflightLine(bench.workbench, draftOf('GET', '/users')).mark, 'no');
});
