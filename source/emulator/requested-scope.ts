import {defaultResource, parseScope} from '../core/scope.ts';
import {EntraRefusal} from './entra-errors.ts';
import {findResource, type Resource} from './resources.ts';
import type {Tenant} from './tenants.ts';

/** What a `scope` parameter asks for, with the API found. */
export type RequestedScope = {
	readonly resource: Resource;
	/** The API exactly as written, which becomes `aud`. */
	readonly audience: string;
	/** Permission names, or `.default` alone. */
	readonly permissions: readonly string[];
	readonly openId: readonly string[];
};

const split = (scope: string) =>
	scope
		.split(/\s+/)
		.filter(part => part !== '')
		.flatMap(part => {
			const {resources, permissions} = parseScope(part);
			return resources[0] === undefined ? [] : [{audience: resources[0], permission: permissions[0] ?? ''}];
		});

function resourceNamed(name: string, tenant: Tenant): Resource {
	const resource = findResource(name);
	if (resource) {
		return resource;
	}

	throw new EntraRefusal(
		500011,
		'invalid_resource',
		`The resource principal named ${name} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
	);
}

const invalidScope = (scope: string): EntraRefusal =>
	new EntraRefusal(
		70011,
		'invalid_scope',
		`The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
	);

const isDefault = ({permission}: {readonly permission: string}): boolean => permission === '.default';

/** The scope of an app on its own: one API and `.default` (1002012, 70011, 28000, 500011 otherwise). */
export function appScope(scope: string, tenant: Tenant): RequestedScope {
	const parts = split(scope);
	const [first] = parts;
	if (!first || !parts.some(isDefault)) {
		throw new EntraRefusal(
			1002012,
			'invalid_scope',
			`The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
		);
	}

	if (!parts.every(isDefault)) {
		throw invalidScope(scope);
	}

	if (parts.some(({audience}) => audience !== first.audience)) {
		throw new EntraRefusal(
			28000,
			'invalid_request',
			`Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
		);
	}

	const {audience} = first;
	return {resource: resourceNamed(audience, tenant), audience, permissions: ['.default'], openId: []};
}

/** The scope of a refresh: the first API named wins; `.default` mixes with no other permission of it (70011). */
export function userScope(scope: string, tenant: Tenant): RequestedScope {
	const parts = split(scope);
	const audience = parts[0]?.audience ?? defaultResource;
	const own = parts.filter(part => part.audience === audience);
	if (own.some(isDefault) && !own.every(isDefault)) {
		throw invalidScope(scope);
	}

	return {
		resource: resourceNamed(audience, tenant),
		audience,
		permissions: [...new Set(own.map(({permission}) => permission))],
		openId: parseScope(scope).openId,
	};
}
