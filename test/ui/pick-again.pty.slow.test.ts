import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {newUser} from '../commands/user.ts';
import {root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('a secret is asked for below where the list was, never shown; the next time, what was used is chosen and dated', async () => {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	try {
		const {home, profile} = newUser();
		const demo =
			demoProfiles(served.origin).find(({name}) => name === 'contoso-inventory') ?? assert.fail('no profile');
		const secret = demoSecrets(emulator).get('contoso-inventory-secret') ?? '';
		const words = ['--tenant', demo.tenant, '--client-id', demo.clientId, '--authority', served.origin];
		await profile('add', 'first', ...words);
		await profile('add', 'second', ...words, '--secret', 'prompt');
		const line = `"${process.execPath}" "${path.join(root, 'bin/entok.js')}" pick > /dev/null; echo "rc $?"`;
		const openPick = () => openTerminal({program: '/bin/sh', arguments: ['-c', line], environment: {HOME: home}});

		{
			await using terminal = openPick();
			await terminal.waitFor('> first');
			terminal.type('second');
			await terminal.waitFor('> second');
			terminal.press('tab', 'tab');
			terminal.type('arm');
			await terminal.waitFor('client credentials > Azure Resource Manager');
			terminal.press('enter');
			await terminal.waitFor('client secret of second (hidden):');
			assert.doesNotMatch(terminal.screen().join('\n'), /Esc cancel|Getting a token/);
			terminal.type(`${secret}\r`);
			await terminal.waitFor('rc 0');
			assert.ok(!terminal.bytes().toString('utf8').includes(secret));
		}

		const state = path.join(home, '.local/state/entok/choices.json');
		assert.equal(statSync(state).mode & 0o777, 0o600);
		await using again = openPick();
		await again.waitFor(/^> second .* used \d+ s ago$/m);
		assert.match(again.screen().join('\n'), /client credentials > Azure Resource Manager/);
		again.press('escape');
		await again.waitFor('rc 130');
	} finally {
		await served.close();
	}
});
