import type {ServiceId} from './cloud.ts';

/**
 * What one kind of token needs for a request: `least` is the least privileged permission, `also` higher ones that
 * do as well. Absent: the request cannot be made with that kind of token.
 */
export type Need = {readonly least: string; readonly also: readonly string[]};

/** A test request from the catalogue, with the least permission that must suffice. */
export type Probe = {
	/** `graph.users`, `arm.subscriptions`. */
	readonly id: string;
	readonly service: ServiceId;
	readonly title: string;
	readonly method: 'GET' | 'POST';
	/** Path and query at the service's origin; `{user}` and the like stand for ids. */
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	/** Graph: permission names. Partner Center: `user_impersonation`. ARM: the RBAC action, in both. `none`: any valid token. */
	readonly needs: {readonly application?: Need; readonly delegated?: Need};
	/** It changes nothing, although it is a POST. */
	readonly readOnly: boolean;
	/** What else may be missing: a licence, a role, multi-factor authentication. */
	readonly note?: string;
	/** Where the need is documented, and when it was read. */
	readonly source: string;
};
