import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {entok, newHome} from '../helpers/program.ts';

/** Leaves a new profile half-written: its name and where its secret is, the second wrongly. */
const writing = 'n\n1\nhalf-written\n6\nplain:hunter2\nq\nquit\n';

test('in plain lines a draft survives the run too, without its secret, and both is said', async () => {
	const environment = {HOME: newHome()};
	const first = await entok(['--accessible'], {input: writing, environment});
	assert.equal(first.code, 0, first.stderr);
	assert.match(first.stdout, /Not saved\. The draft is kept; open the editor again/);
	const kept = readFileSync(path.join(environment.HOME, '.local/state/entok/drafts.json'), 'utf8');
	assert.match(kept, /half-written/);
	assert.doesNotMatch(kept, /hunter2/);
	const second = await entok(['--accessible'], {input: 'n\nq\nquit\n', environment});
	assert.match(second.stdout, /1 unsaved draft is back\./);
	assert.match(second.stdout, /note: Your draft is back without Secret: no secrets are kept\. r starts over\./);
	assert.match(second.stdout, /\n1\. Name: half-written; ok\n/);
});

test('with --demo plain lines write no draft', async () => {
	const home = newHome();
	const {stdout} = await entok(['--demo', '--accessible'], {input: writing, environment: {HOME: home}});
	assert.match(stdout, /The draft is kept while entok runs/);
	assert.deepEqual(readdirSync(home), []);
});
