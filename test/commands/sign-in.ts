import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator, type Emulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {newUser, type User} from './user.ts';

/** Somebody with a saved profile `me` of a user of the served emulator, whose refresh token is in a file of the home. */
export async function signedInUser(
	context: TestContext,
): Promise<User & {readonly emulator: Emulator; readonly tokenFile: string}> {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	context.after(() => served.close());
	const user = newUser();
	const tokenFile = path.join(user.home, 'refresh-token');
	writeFileSync(tokenFile, `${demoSecrets(emulator).get('contoso-user-refresh-token')}\n`, {mode: 0o600});
	const demo = demoProfiles(served.origin).find(({name}) => name === 'contoso-user') ?? assert.fail('no profile');
	await user.profile(
		'add',
		'me',
		'--tenant',
		demo.tenant,
		'--client-id',
		demo.clientId,
		'--authority',
		served.origin,
		'--refresh-token',
		`file:${tokenFile}`,
	);
	return {...user, emulator, tokenFile};
}
