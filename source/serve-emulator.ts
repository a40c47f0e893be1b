import path from 'node:path';
import type {ServedEmulator, ServeEmulatorOptions} from './commands/command.ts';
import {writeAuthorityFile} from './platform/authority-file.ts';
import {systemClock} from './platform/system-clock.ts';

/** A new certificate for every name the emulator answers to. The library that makes it loads here and not before. */
async function newCertificate() {
	const [{createServerCertificate}, {loopbackHosts, microsoftHosts}] = await Promise.all([
		import('./emulator/certificate.ts'),
		import('./emulator/hosts.ts'),
	]);
	return createServerCertificate([...loopbackHosts, ...microsoftHosts], systemClock.now());
}

/** `entok emulator`: an emulator on loopback for other programs, until it is closed. */
export async function serveForOthers({port, seed, https}: ServeEmulatorOptions): Promise<ServedEmulator> {
	const [{createEmulator}, {serveEmulator}, {describeEmulator}, certificate] = await Promise.all([
		import('./emulator/emulator.ts'),
		import('./emulator/server.ts'),
		import('./emulator/describe.ts'),
		https && newCertificate(),
	]);
	const emulator = await createEmulator({clock: systemClock, seed, key: seed === undefined ? 'fresh' : 'demo'});
	const served = await serveEmulator(emulator, {port, certificate, proxyPort: https?.proxyPort});
	const {origin, proxy, close} = served;
	if (!certificate) {
		return {description: describeEmulator(emulator, origin), close};
	}

	const {authority} = certificate;
	const file = https?.authorityFile === undefined ? undefined : path.resolve(https.authorityFile);
	try {
		if (file !== undefined) {
			await writeAuthorityFile(file, authority);
		}
	} catch (error) {
		await close();
		throw error;
	}

	const facts = {certificateAuthority: authority, certificateAuthorityFile: file, proxy};
	return {description: describeEmulator(emulator, origin, facts), close};
}
