import {EntraRefusal} from './entra-errors.ts';
import type {Installation, Registration} from './registrations.ts';
import type {RequestedScope} from './requested-scope.ts';
import {graphResource} from './resources.ts';

const openIdNames = ['profile', 'openid', 'email'];

/** The `scp` of the token and the `scope` of the answer; 65001 when something asked for has no consent. */
export function consented(
	registration: Registration,
	installation: Installation,
	asked: RequestedScope,
): {readonly scopes: readonly string[]; readonly answered: string} {
	const granted = installation.delegated[asked.resource.appId] ?? [];
	const named = granted.filter(name => name !== 'offline_access' && !openIdNames.includes(name));
	const isDefault = asked.permissions.includes('.default');
	const known = new Map(granted.map(name => [name.toLowerCase(), name]));
	const wanted = isDefault ? named : asked.permissions.map(name => known.get(name.toLowerCase()));
	if ((isDefault && named.length === 0) || wanted.includes(undefined)) {
		throw new EntraRefusal(
			65001,
			'invalid_grant',
			`The user or administrator has not consented to use the application with ID '${registration.clientId}' named '${registration.displayName}'. Send an interactive authorization request for this user and resource.`,
			{suberror: 'consent_required'},
		);
	}

	const isGraph = asked.resource.appId === graphResource.appId;
	const openId = openIdNames.filter(name => granted.includes(name) && (isDefault || asked.openId.includes(name)));
	const scopes = [...wanted.filter(name => name !== undefined), ...(isGraph ? openId : [])];
	const prefix = isGraph ? '' : `${asked.audience}/`;
	const answered = [
		...scopes.map(name => (openIdNames.includes(name) ? name : `${prefix}${name}`)),
		...(isDefault ? [`${asked.audience}/.default`] : []),
	];
	return {scopes, answered: answered.join(' ')};
}
