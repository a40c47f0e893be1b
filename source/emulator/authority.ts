import {isGuid} from '../core/guid.ts';
import {EntraRefusal} from './entra-errors.ts';
import {findTenant, type Tenant} from './tenants.ts';

/** The part of an address that says which tenant is meant: one tenant, or a word for many. */
export type Authority =
	| {readonly kind: 'tenant'; readonly tenant: Tenant}
	| {readonly kind: 'common' | 'organizations' | 'consumers'};

/** Reads the tenant segment; refuses with 90002 or 900023 what names no tenant here. */
export function readAuthority(segment: string): Authority {
	const word = segment.toLowerCase();
	if (word === 'common' || word === 'organizations' || word === 'consumers') {
		return {kind: word};
	}

	const tenant = findTenant(word);
	if (tenant) {
		return {kind: 'tenant', tenant};
	}

	if (isGuid(word) || /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(word)) {
		throw new EntraRefusal(
			90002,
			'invalid_request',
			`Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
		);
	}

	throw new EntraRefusal(
		900023,
		'invalid_request',
		`Specified tenant identifier '${segment}' is neither a valid DNS name, nor a valid external domain.`,
	);
}

/** An authority as errors name it. */
export const authorityName = (authority: Authority): string =>
	authority.kind === 'tenant' ? authority.tenant.displayName : authority.kind;

/** The authority, unless it is that of personal accounts, which this emulator does not know (9002332). */
export function workAuthority(segment: string): Authority {
	const authority = readAuthority(segment);
	if (authority.kind !== 'consumers') {
		return authority;
	}

	throw new EntraRefusal(
		9002332,
		'invalid_request',
		'Application is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.',
	);
}
