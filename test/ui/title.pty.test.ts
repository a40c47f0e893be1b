import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal} from '../helpers/terminal.ts';

const titlesIn = (bytes: Buffer): readonly string[] =>
	[...bytes.toString('utf8').matchAll(/\x1b\](?:0|2);([^\x07\x1b]*)(?:\x07|\x1b\\)/g)].map(([, title = '']) => title);

test('the window’s title follows the choice, and a signal gives the old one back', async () => {
	await using terminal = openTerminal({arguments: ['--demo', '-p', 'contoso-helpdesk', '-s', 'graph']});
	await terminal.waitFor('contoso-inventory');
	assert.deepEqual(titlesIn(terminal.bytes()), ['entok: contoso-helpdesk > Microsoft Graph']);
	terminal.press('2', 'enter', 'enter');
	await terminal.waitFor(/ left /);
	assert.deepEqual(titlesIn(terminal.bytes()).slice(1), [
		'entok: contoso-helpdesk > client credentials > Microsoft Graph',
	]);
	terminal.press('ctrl-l', '1');
	await terminal.waitFor('▸1 Profile');
	assert.equal(titlesIn(terminal.bytes()).length, 2, 'drawing again is no change');
	const mark = terminal.bytes().length;
	terminal.kill('SIGTERM');
	await terminal.exited;
	assert.match(terminal.bytesSince(mark).toString('utf8'), /\x1b\]2;\x07\x1b\[23;0t/);
	assert.equal(terminal.bytes().toString('utf8').split('\x1b[23;0t').length, 2);
});
