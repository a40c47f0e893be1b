import type {Secret} from './secret.ts';
import {shellQuoted} from './shell-quoted.ts';

/** The header that carries a token (RFC 6750, section 2.1), as one line. */
export const authorizationHeader = (token: Secret): string => `Authorization: Bearer ${token.reveal()}`;

/** A line for `eval` in a POSIX shell. */
export const shellVariable = (token: Secret): string => `export ACCESS_TOKEN=${shellQuoted(token.reveal())}`;

/** The same for PowerShell: single quotes are doubled inside single quotes. */
export const powerShellVariable = (token: Secret): string =>
	`$env:ACCESS_TOKEN = '${token.reveal().replaceAll("'", "''")}'`;
