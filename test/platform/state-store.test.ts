import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {createStateStore} from '../../source/platform/state-store.ts';
import {failureOf} from '../helpers/failure.ts';

function newFolder(context: TestContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-state-'));
	context.after(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

test('what was kept is read again, in a file only for its owner, in a folder made for it', async context => {
	const folder = path.join(newFolder(context), 'deep', 'state');
	const store = createStateStore(folder);
	assert.equal(await store.read('requests'), undefined);
	await store.update('requests', before => ({seen: before === undefined, list: [1]}));
	assert.deepEqual(await store.read('requests'), {seen: true, list: [1]});
	assert.equal(statSync(path.join(folder, 'requests.json')).mode & 0o777, 0o600);
	assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('updates at the same time all count', async context => {
	const store = createStateStore(newFolder(context));
	await Promise.all(
		Array.from({length: 8}, async () =>
			store.update('counter', before => ({count: Number(before?.['count'] ?? 0) + 1})),
		),
	);
	assert.deepEqual(await store.read('counter'), {count: 8});
});

test('a file that is no JSON object is told and never touched', async context => {
	const folder = newFolder(context);
	const file = path.join(folder, 'requests.json');
	for (const text of ['{"half": ', '[]', '']) {
		writeFileSync(file, text, {mode: 0o600});
		const store = createStateStore(folder);
		assert.equal((await failureOf(store.read('requests'))).kind, 'configuration');
		assert.equal((await failureOf(store.update('requests', () => ({})))).kind, 'configuration');
		assert.equal(readFileSync(file, 'utf8'), text);
	}
});

test('a file that others may write is not believed', async context => {
	const folder = newFolder(context);
	const file = path.join(folder, 'requests.json');
	writeFileSync(file, '{}');
	chmodSync(file, 0o666);
	assert.equal((await failureOf(createStateStore(folder).read('requests'))).kind, 'configuration');
});

test('a change that throws leaves what was there', async context => {
	const store = createStateStore(newFolder(context));
	await store.update('requests', () => ({good: true}));
	const failing = store.update('requests', () => {
		throw new Error('no');
	});
	await assert.rejects(failing, /no/);
	assert.deepEqual(await store.read('requests'), {good: true});
	await store.update('requests', before => ({...before, again: true}));
	assert.deepEqual(await store.read('requests'), {good: true, again: true});
});
