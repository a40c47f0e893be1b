import {entraApplicationErrors} from './entra-errors-application.ts';
import {entraCredentialErrors} from './entra-errors-credential.ts';
import {entraGrantErrors} from './entra-errors-grant.ts';
import {entraPolicyErrors} from './entra-errors-policy.ts';
import {entraRequestErrors} from './entra-errors-request.ts';
import {entraScopeErrors} from './entra-errors-scope.ts';
import {entraTenantErrors} from './entra-errors-tenant.ts';
import {entraUserErrors} from './entra-errors-user.ts';
import {byCode, type EntraErrorEntry} from './error-advice.ts';

const tables = {
	tenant: entraTenantErrors,
	application: entraApplicationErrors,
	credential: entraCredentialErrors,
	scope: entraScopeErrors,
	request: entraRequestErrors,
	grant: entraGrantErrors,
	user: entraUserErrors,
	policy: entraPolicyErrors,
};

/** What an error is about. */
export type EntraErrorSubject = keyof typeof tables;

/**
 * Advice by AADSTS number (Microsoft Entra authentication and authorization error codes; some only seen in answers).
 * The numbers are for people: Microsoft changes them, so programs decide by the OAuth `error` alone.
 */
export const entraErrors: ReadonlyMap<number, EntraErrorEntry> = new Map(Object.values(tables).flatMap(byCode));

/** What an AADSTS code is about; undefined for one that is not known. */
export const subjectOf = (code: number): EntraErrorSubject | undefined =>
	(Object.keys(tables) as EntraErrorSubject[]).find(subject => Object.hasOwn(tables[subject], code));
