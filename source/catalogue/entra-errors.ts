import {entraApplicationErrors} from './entra-errors-application.ts';
import {entraCredentialErrors} from './entra-errors-credential.ts';
import {entraGrantErrors} from './entra-errors-grant.ts';
import {entraPolicyErrors} from './entra-errors-policy.ts';
import {entraRequestErrors} from './entra-errors-request.ts';
import {entraScopeErrors} from './entra-errors-scope.ts';
import {entraTenantErrors} from './entra-errors-tenant.ts';
import {entraUserErrors} from './entra-errors-user.ts';
import {byCode, type EntraErrorEntry} from './error-advice.ts';

export type {EntraErrorEntry} from './error-advice.ts';

/**
 * Advice by AADSTS number (Microsoft Entra authentication and authorization error codes; some only seen in answers).
 * The numbers are for people: Microsoft changes them, so programs decide by the OAuth `error` alone.
 */
export const entraErrors: ReadonlyMap<number, EntraErrorEntry> = new Map(
	[
		entraTenantErrors,
		entraApplicationErrors,
		entraCredentialErrors,
		entraScopeErrors,
		entraRequestErrors,
		entraGrantErrors,
		entraUserErrors,
		entraPolicyErrors,
	].flatMap(byCode),
);
