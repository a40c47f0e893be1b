import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('with standard error in a file, nothing lands there, and the terminal has its cursor back', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-stderr-'));
	const errors = path.join(folder, 'errors');
	const command = `exec "${process.execPath}" "${path.join(root, 'bin/entok.js')}" --demo 2>"${errors}"`;
	try {
		for (const leave of ['Q', 'SIGTERM'] as const) {
			await using terminal = openTerminal({program: '/bin/sh', arguments: ['-c', command]});
			await terminal.waitFor('> contoso-inventory');
			terminal.press('G', 'enter', 'enter', 'enter');
			await terminal.waitFor(() => !terminal.cursor().isVisible);
			if (leave === 'Q') {
				terminal.press('Q');
			} else {
				terminal.kill(leave);
			}

			await terminal.exited;
			assert.equal(terminal.cursor().isVisible, true);
			assert.equal(readFileSync(errors, 'utf8'), '');
		}
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
});
