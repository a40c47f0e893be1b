import type {Doors} from '../core/doors.ts';
import type {Redactor} from '../core/redactor.ts';
import type {AuthenticationTools} from '../flows/authentication-tools.ts';

/** What a client proves itself with: the doors, with every secret taught to the redactor. */
export const authenticationTools = (
	{http, clock, newId, secrets, redactor, managedIdentity, loadCertificate}: Doors & {readonly redactor: Redactor},
	signal?: AbortSignal,
): AuthenticationTools => ({
	http,
	clock,
	newId,
	loadCertificate,
	environment: managedIdentity.environment,
	async resolve(reference, purpose) {
		const secret = await secrets.resolve(reference, purpose, signal);
		redactor.add(secret);
		return secret;
	},
	learn: secret => redactor.add(secret),
	signal,
});
