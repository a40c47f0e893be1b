/** Scopes that belong to no resource (OpenID Connect Core, section 5.4 and 11). */
const openIdScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

/** Microsoft Graph is the resource of a scope that names none, `User.Read` for example; in each cloud its own Graph. */
export const defaultResource = 'https://graph.microsoft.com';

export type ParsedScope = {
	/** The resources named, in order, each once; empty for OpenID scopes alone. */
	readonly resources: readonly string[];
	/** What is asked of the resources: `.default`, or permission names. */
	readonly permissions: readonly string[];
	readonly openId: readonly string[];
};

/** Splits one scope into the resource before its last `/` and the permission behind it. */
function splitScope(scope: string, graph: string): {readonly resource: string; readonly permission: string} {
	const slash = scope.lastIndexOf('/');
	// `api://id` and `https://host` alone name a resource without a permission: the slash found is part of `//`.
	if (slash <= 0 || scope.slice(0, slash).endsWith(':/')) {
		return {resource: graph, permission: scope};
	}

	return {resource: scope.slice(0, slash), permission: scope.slice(slash + 1)};
}

/**
 * Reads a space-separated `scope` parameter. A resource identifier that ends in a slash keeps it, so
 * `https://management.core.windows.net//.default` has the resource `https://management.core.windows.net/`
 * (Microsoft identity platform, «The .default scope», trailing slash). `graph` is the Graph of the cloud asked.
 */
export function parseScope(scope: string, graph: string = defaultResource): ParsedScope {
	const resources = new Set<string>();
	const permissions: string[] = [];
	const openId: string[] = [];
	for (const part of scope.split(/\s+/).filter(part => part !== '')) {
		if (openIdScopes.has(part)) {
			openId.push(part);
		} else {
			const {resource, permission} = splitScope(part, graph);
			resources.add(resource);
			permissions.push(permission);
		}
	}

	return {resources: [...resources], permissions, openId};
}

/** Whether a text can be a scope parameter at all: a URI with a permission, a bare permission, OpenID scopes. */
export const looksLikeScope = (text: string): boolean =>
	/^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(text);

/** The scope with OpenID scopes added that it does not ask for yet. */
export function withOpenIdScopes(scope: string, ...wanted: readonly string[]): string {
	const {openId} = parseScope(scope);
	return [scope.trim(), ...wanted.filter(name => !openId.includes(name))].filter(part => part !== '').join(' ');
}

/** What a person's sign-in asks for besides the API: a refresh token, and an id token that says who signed in. */
export const signInScope = (scope: string): string => withOpenIdScopes(scope, 'offline_access', 'openid', 'profile');
