import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {inspect} from 'node:util';
import {readOwnKeys} from '../../source/own-keys.ts';

/** A key file in a folder of its own: how it is written, and what is read of it. */
function keyFile(context: TestContext) {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-keys-'));
	context.after(() => rmSync(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'keys.json');
	return {
		folder,
		file,
		write(text: string, mode = 0o600) {
			writeFileSync(file, text);
			chmodSync(file, mode);
		},
		read: () => readOwnKeys(file, '~/keys.json'),
	};
}

const good = '{"version": 1, "keys": {"token.get": ["ctrl-t"]}}';

test('without a key file nothing is changed, and nothing is wrong', async context => {
	const {file, read} = keyFile(context);
	assert.deepEqual(await read(), {path: file, shortPath: '~/keys.json', changed: new Map(), problems: []});
});

test('a key file is read, also one that others may read, with a byte order mark, in a linked folder', async context => {
	const {folder, write, read} = keyFile(context);
	write(`\ufeff${good}`, 0o644);
	assert.deepEqual([...(await read()).changed], [['token.get', ['ctrl-t']]]);
	symlinkSync(folder, `${folder}-link`);
	context.after(() => rmSync(`${folder}-link`));
	assert.equal((await readOwnKeys(path.join(`${folder}-link`, 'keys.json'), '')).changed.size, 1);
});

test('a file that cannot be trusted or understood is not used, and the reason is told without its content', async context => {
	const place = keyFile(context);
	const refusal = async (): Promise<string> => {
		const {changed, problems, refusal: found} = await place.read();
		assert.equal(changed.size + problems.length, 0);
		assert.doesNotMatch(inspect(found), /hunter2/);
		return `${found?.message} ${found?.hint}`;
	};
	for (const mode of [0o620, 0o602, 0o666]) {
		place.write(good, mode);
		assert.match(await refusal(), /can be changed by other users \(mode 06\d\d\)\. Close it to others: chmod 600/);
	}

	place.write('{"version": 1,\n  "keys": {hunter2}}');
	assert.match(await refusal(), /keys\.json is not valid JSON: line 2, column 12\. Mend it/);
	for (const [text, expected] of [
		['', /not valid JSON\./],
		['null', /must hold an object with version and keys/],
		[`{"version": 1, "keys": {}, "x": "${'hunter2'.repeat(10_000)}"}`, /larger than 64 KiB/],
		['{"version": 9, "keys": {}}', /version 9; this entok reads version 1/],
	] as const) {
		place.write(text);
		assert.match(await refusal(), expected);
	}

	writeFileSync(place.file, Buffer.of(0xff, 0xfe, 0x7b));
	assert.match(await refusal(), /not UTF-8/);
	place.write(good);
	chmodSync(place.folder, 0o777);
	assert.match(await refusal(), /The folder .* can be changed by other users/);
});

test('a link or a folder in its place is not read', async context => {
	const linked = keyFile(context);
	writeFileSync(path.join(linked.folder, 'target'), good);
	symlinkSync('target', linked.file);
	assert.match((await linked.read()).refusal?.message ?? '', /is a symbolic link/);
	const folder = keyFile(context);
	mkdirSync(folder.file);
	assert.match((await folder.read()).refusal?.message ?? '', /not a regular file/);
});
