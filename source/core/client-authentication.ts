import type {Field} from './http.ts';

/** Where a client assertion would be sent: its `aud` and `iss` depend on it. */
export type AuthenticationTarget = {readonly tokenEndpoint: string; readonly clientId: string};

/**
 * How a client proves itself, as the form fields it adds to a token request (RFC 6749 section 2.3.1 for a secret,
 * RFC 7523 section 2.2 for an assertion). A public client adds none.
 */
export type ClientAuthentication = (target: AuthenticationTarget) => Promise<readonly Field[]>;
