import {isLoopbackHost, normalAudience} from '../core/audience.ts';
import {type Cloud, serviceOf} from '../core/cloud.ts';
import type {Obstacle, TokenRequest} from '../core/flow.ts';
import {loopbackRedirect} from '../core/loopback-redirect.ts';
import {looksLikeScope, parseScope} from '../core/scope.ts';
import {shellQuoted} from '../core/shell-quoted.ts';

/** Tenant words that stand for many tenants; an app's own token always belongs to one. */
const sharedTenants = new Set(['common', 'organizations', 'consumers']);

const graphOf = (cloud: Cloud): string | undefined => serviceOf(cloud, 'graph')?.resource;

type Check = (request: TokenRequest) => Obstacle | undefined;

/** What Entra would refuse anyway, found before anything is sent, each with the way out. */
const checks = {
	/** AADSTS50059, AADSTS900023. */
	sharedTenant: ({tenant}) =>
		sharedTenants.has(tenant.toLowerCase())
			? {
					message: `An app has no token of its own in «${tenant}»: that word stands for many tenants.`,
					hint: 'Give the tenant id or a domain of it, in the profile or with --tenant.',
				}
			: undefined,
	/** Microsoft identity platform, «On-Behalf-Of flow»: confidential clients only (AADSTS7000218). */
	publicClient: ({profile}) =>
		profile.credential.kind === 'none'
			? {
					message: 'Only a client that can prove itself exchanges a user’s token, and this profile has no credential.',
					hint: `Add one: entok profile edit ${shellQuoted(profile.name)} --secret env:NAME — of the app the token was made for.`,
				}
			: undefined,
	/** Personal accounts have no on-behalf-of flow. */
	noPersonalAccounts: ({tenant}) =>
		tenant.toLowerCase() === 'consumers'
			? {
					message: 'Personal accounts («consumers») have no on-behalf-of flow.',
					hint: 'Give the tenant id or a domain of it, in the profile or with --tenant.',
				}
			: undefined,
	/** AADSTS9001023. */
	notForPasswords: ({tenant}) =>
		['common', 'consumers'].includes(tenant.toLowerCase())
			? {
					message: `Entra takes no password at «${tenant}»: personal accounts have no such flow.`,
					hint: 'Give the tenant id, a domain of it, or organizations, in the profile or with --tenant.',
				}
			: undefined,
	/** Microsoft identity platform, «Resource Owner Password Credentials»: «Microsoft recommends you do not use the ROPC flow». */
	passwordsOff: ({profile}) =>
		profile.flows.includes('username-password')
			? undefined
			: {
					message:
						'This flow is off: it hands the password to a program, cannot pass multi-factor authentication, and fails for federated and passwordless users.',
					hint: `For a test tenant, allow it: entok profile edit ${shellQuoted(profile.name)} --flow ${[...profile.flows, 'username-password'].join(',')} — else use device-code or authorization-code.`,
				},
	/** The tenant is that of the machine's subscription; there is nothing to choose. */
	foreignTenant: ({profile, tenant}) =>
		tenant === profile.tenant
			? undefined
			: {
					message: 'A managed identity always belongs to the tenant of its machine; another one cannot be asked for.',
					hint: 'Leave --tenant out.',
				},
	/** AADSTS7000218. */
	noCredential: ({profile}) =>
		profile.credential.kind === 'none'
			? {
					message: 'Client credentials need a client that can prove itself, and this profile has no credential.',
					hint: `Add one: entok profile edit ${shellQuoted(profile.name)} --secret env:NAME (or --certificate, --assertion) — or use a flow of a signed-in user.`,
				}
			: undefined,
	/** Secrets would go over the network in plain text (RFC 6749 section 3.2 asks for TLS). */
	plainAuthority: ({cloud}) => {
		const {protocol, hostname, host} = new URL(cloud.authority);
		return protocol === 'https:' || isLoopbackHost(hostname)
			? undefined
			: {
					message: `The authority is at ${protocol}//${host}: secrets and tokens would cross the network in plain text.`,
					hint: 'Use its https address; plain http is for this machine only (localhost).',
				};
	},
	badScope: ({scope}) =>
		looksLikeScope(scope) && parseScope(scope).resources.length > 0
			? undefined
			: {
					message: scope.trim() === '' ? 'There is no scope.' : 'This scope names no resource.',
					hint: 'Give a preset such as graph or arm, or a scope such as https://graph.microsoft.com/.default.',
				},
	/** AADSTS28000, AADSTS70011. */
	severalResources: ({scope, cloud}) => {
		const {resources} = parseScope(scope, graphOf(cloud));
		return resources.length > 1
			? {
					message: `One token is for one resource, and this scope names ${resources.length}: ${resources.join(', ')}.`,
					hint: 'Ask once for each of them.',
				}
			: undefined;
	},
	/** AADSTS1002012. */
	notDefaultScope: ({scope, cloud}) => {
		const {resources, permissions, openId} = parseScope(scope, graphOf(cloud));
		return permissions.length === 1 && permissions[0] === '.default' && openId.length === 0
			? undefined
			: {
					message: 'An app on its own cannot choose permissions: it gets what an administrator consented to.',
					hint: `Use the scope ${resources[0]}/.default.`,
				};
	},
	/** AADSTS70011. */
	mixedDefaultScope: ({scope, cloud}) => {
		const {permissions, resources} = parseScope(scope, graphOf(cloud));
		return permissions.length > 1 && permissions.includes('.default')
			? {
					message: 'The scope mixes .default with single permissions, which Entra refuses.',
					hint: `Ask for ${resources[0]}/.default alone, or for the single permissions alone.`,
				}
			: undefined;
	},
	/** Partner Center, «App+User authentication»: its delegated permission is the only one it publishes. */
	partnerCenterAppOnly: ({scope, cloud}) => {
		const resource = normalAudience(parseScope(scope).resources[0] ?? '');
		const service = serviceOf(cloud, 'partner-center');
		return service?.audiences.some(audience => normalAudience(audience) === resource)
			? {
					message: 'Partner Center wants a user behind the call, and an app on its own has none.',
					hint: 'Use the flow refresh-token with the refresh token of a partner user who passed multi-factor authentication.',
				}
			: undefined;
	},
	/** Microsoft identity platform, «National clouds»: personal accounts live in the public cloud alone. */
	personalAccounts: ({tenant, cloud, scope}) => {
		if (tenant.toLowerCase() !== 'consumers') {
			return undefined;
		}

		const resource = normalAudience(parseScope(scope, graphOf(cloud)).resources[0] ?? '');
		const service = cloud.services.find(
			({id, audiences}) => id !== 'graph' && audiences.some(known => normalAudience(known) === resource),
		);
		const isElsewhere = cloud.id !== 'public' && cloud.id !== 'custom';
		return isElsewhere || service
			? {
					message: isElsewhere
						? `There are no personal Microsoft accounts in the cloud ${cloud.title}, and «consumers» means those.`
						: `${service?.title} has nothing for personal Microsoft accounts, and «consumers» means those.`,
					hint: 'Give the tenant id or a domain of it, or organizations, in the profile or with --tenant.',
				}
			: undefined;
	},
	/** RFC 8252 section 7: a program that runs in a terminal hears only what comes to this machine. */
	foreignRedirectUri: ({profile}) =>
		profile.redirectUri === undefined || loopbackRedirect(profile.redirectUri)
			? undefined
			: {
					message: `A sign-in would go to ${profile.redirectUri}, and from there it cannot come back to a terminal.`,
					hint: `Register http://localhost under mobile and desktop applications, then: entok profile edit ${shellQuoted(profile.name)} --redirect-uri http://localhost — or use the flow device-code.`,
				},
	noRefreshToken: ({profile, hasRefreshToken}) =>
		hasRefreshToken
			? undefined
			: {
					message: 'This profile has no refresh token.',
					hint: `Say where it is: entok profile edit ${shellQuoted(profile.name)} --refresh-token env:NAME (or file:/path, prompt).`,
				},
} satisfies Readonly<Record<string, Check>>;

/** The first of the named checks that finds something. */
export function firstObstacle(request: TokenRequest, names: ReadonlyArray<keyof typeof checks>): Obstacle | undefined {
	for (const name of names) {
		const obstacle = checks[name](request);
		if (obstacle) {
			return obstacle;
		}
	}

	return undefined;
}
