import assert from 'node:assert/strict';
import {test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {entok, newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('on the second day one key gets the token of the last choice; L goes to the choice before it', async () => {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	try {
		const profile = demoProfiles(served.origin).find(({name}) => name === 'contoso-inventory');
		const secret = demoSecrets(emulator).get('contoso-inventory-secret') ?? '';
		const environment = {HOME: newHome(), CONTOSO_SECRET: secret};
		const added = await entok(
			[
				'profile',
				'add',
				'contoso',
				'--tenant',
				profile?.tenant ?? '',
				'--client-id',
				profile?.clientId ?? '',
				'--authority',
				served.origin,
				'--secret',
				'env:CONTOSO_SECRET',
			],
			{environment},
		);
		assert.equal(added.code, 0, added.stderr);

		{
			await using first = openTerminal({environment});
			await first.waitFor('> contoso');
			first.press('enter', 'enter', 'enter');
			await first.waitFor(/aud +Microsoft Graph/);
			first.press('3', 'down', 'enter');
			await first.waitFor(/aud +Azure Resource Manager/);
			first.press('q');
			assert.deepEqual(await first.exited, {code: 0});
		}

		await using second = openTerminal({environment});
		await second.waitFor('contoso > client credentials > Azure Resource');
		second.press('t');
		await second.waitFor(/aud +Azure Resource Manager/);
		second.press('L');
		await second.waitFor('contoso > client credentials > Microsoft Graph');
		second.press('L');
		await second.waitFor('contoso > client credentials > Azure Resource');
		assert.match(second.screen().join('\n'), /aud +Azure Resource Manager/);
	} finally {
		await served.close();
	}
});
