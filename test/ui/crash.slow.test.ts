import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal} from '../helpers/terminal.ts';

const source = "process.on('SIGUSR2', () => { throw new Error('it broke'); });";

test('a crash of the workbench gives the terminal back, then says so on the screen the shell has', async () => {
	await using terminal = openTerminal({
		arguments: ['--demo'],
		environment: {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}`},
	});
	await terminal.waitFor('contoso-inventory');
	terminal.kill('SIGUSR2');
	assert.deepEqual(await terminal.exited, {code: 1});
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	assert.ok(terminal.cursor().isVisible);
	assert.equal(
		terminal.screen().find(line => line !== ''),
		'entok: Unexpected failure: it broke',
	);
});
