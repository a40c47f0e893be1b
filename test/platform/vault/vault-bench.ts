import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {createPassphraseReader} from '../../../source/platform/vault/passphrase.ts';
import {createVault} from '../../../source/platform/vault/vault.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';
import {ordinaryFolder} from '../ordinary-user.ts';

export const passphrase = 'correct horse battery';

/** Cheap to open: what is tested is not how long a guess takes. */
export const cheap = 10;

/** A vault in a folder of the test, and a person who answers with the given texts, then with the usual passphrase. */
export function vaultBench(context: TestContext, answers: readonly string[] = [], folder = ordinaryFolder(context)) {
	const clock = createFakeClock();
	const asked: string[] = [];
	const left = [...answers];
	const path = join(folder, 'vault.json');
	const readPassphrase = createPassphraseReader({
		environment: {},
		ask: async question => {
			asked.push(question);
			return left.shift() ?? passphrase;
		},
	});
	const vault = createVault({path, readPassphrase, clock, logN: cheap});
	return {vault, clock, asked, folder, path};
}
