import assert from 'node:assert/strict';
import {test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {entok, newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('a secret that is asked for is asked outside the frame, which comes back clean', async () => {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	try {
		const profile = demoProfiles(served.origin).find(({name}) => name === 'contoso-inventory');
		const secret = demoSecrets(emulator).get('contoso-inventory-secret') ?? '';
		const environment = {HOME: newHome()};
		const words = [
			'--tenant',
			profile?.tenant ?? '',
			'--client-id',
			profile?.clientId ?? '',
			'--authority',
			served.origin,
		];
		const added = await entok(['profile', 'add', 'asked', ...words, '--secret', 'prompt'], {environment});
		assert.equal(added.code, 0, added.stderr);
		await using terminal = openTerminal({environment});
		await terminal.waitFor('> asked');
		terminal.press('enter', 'enter', 'enter');
		await terminal.waitFor('client secret of asked (hidden):');
		assert.doesNotMatch(terminal.screen().join('\n'), /1 Profile/);
		terminal.type(secret);
		terminal.press('enter');
		await terminal.waitFor(/aud +Microsoft Graph/);
		assert.match(terminal.screen()[0] ?? '', /^ entok asked > client credentials/);
		assert.match(terminal.screen().at(-1) ?? '', /q quit$/);
		assert.ok(!terminal.bytes().toString('utf8').includes(secret));
	} finally {
		await served.close();
	}
});
