import type {Field} from '../core/http.ts';
import type {Secret} from '../core/secret.ts';

/** The fields with which a signed token stands for the client (RFC 7523 section 2.2). */
export const clientAssertion = (assertion: Secret): readonly Field[] => [
	{name: 'client_assertion_type', value: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'},
	{name: 'client_assertion', value: assertion},
];
