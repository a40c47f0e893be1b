import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('a profile being written survives the end of the program, in a file for its owner only', async () => {
	const home = newHome();
	const file = path.join(home, '.local/state/entok/drafts.json');
	{
		await using first = openTerminal({environment: {HOME: home}});
		await first.waitFor('Demo tenant');
		first.press('n');
		await first.waitFor('A new profile.');
		first.type('half-written');
		await first.waitFor('half-written');
		first.press('escape');
		await first.waitFor('The draft is kept; open');
		first.press('q');
		assert.deepEqual(await first.exited, {code: 0});
	}

	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.match(readFileSync(file, 'utf8'), /"half-written"/);
	await using second = openTerminal({environment: {HOME: home}});
	await second.waitFor('1 unsaved draft is back.');
	second.press('n');
	await second.waitFor('Your draft is back from an earlier run.');
	assert.match(second.screen().join('\n'), /Name +half-written/);
});

test('a profile being written survives a program that is killed', async () => {
	const home = newHome();
	const file = path.join(home, '.local/state/entok/drafts.json');
	{
		await using first = openTerminal({environment: {HOME: home}});
		await first.waitFor('Demo tenant');
		first.press('n');
		first.type('half-written');
		await first.waitFor('half-written');
		// Nothing on the screen says when it was kept.
		while (!existsSync(file)) {
			await first.settled();
		}

		first.kill('SIGKILL');
		await first.exited;
	}

	await using second = openTerminal({environment: {HOME: home}});
	await second.waitFor('1 unsaved draft is back.');
});

test('with --demo no draft is written, and that is said', async () => {
	const home = newHome();
	await using terminal = openTerminal({arguments: ['--demo'], environment: {HOME: home}});
	await terminal.waitFor('> contoso-inventory');
	terminal.press('n');
	terminal.type('half-written');
	await terminal.waitFor('half-written');
	terminal.press('escape');
	await terminal.waitFor('The draft is kept while entok runs');
	terminal.press('q');
	assert.deepEqual(await terminal.exited, {code: 0});
	assert.deepEqual(readdirSync(home), []);
});
