import {demoCertificate, demoCertificateKey} from './demo-certificate.ts';
import type {Emulator} from './emulator.ts';
import {createRandom} from './random.ts';

/**
 * The values behind `demo:NAME`: `…-secret` of every app that has one, `…-refresh-token` of every seeded sign-in,
 * `…-user-token`, `…-password`, and the demo certificate with its key.
 */
export function demoSecrets(emulator: Emulator): ReadonlyMap<string, string> {
	const wrong = createRandom(`${emulator.seed}/wrong-secret`).text(34, 'abcdefghijklmnopqrstuvwxyz0123456789');
	return new Map([
		...emulator.directory.registrations.flatMap(({name, secrets}) =>
			secrets.map(({value}): [string, string] => [`${name}-secret`, value]),
		),
		...[...emulator.refreshTokens].map(([name, token]): [string, string] => [`${name}-refresh-token`, token]),
		['contoso-automation-certificate', demoCertificate],
		['contoso-automation-key', demoCertificateKey],
		...[...emulator.userTokens].map(([name, token]): [string, string] => [`${name}-user-token`, token]),
		...[...emulator.passwords].map(([name, password]): [string, string] => [`${name}-password`, password]),
		['contoso-wrong-secret', `abc8Q~${wrong}`],
	]);
}
