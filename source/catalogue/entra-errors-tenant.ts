import type {EntraErrorEntry} from './error-advice.ts';

const grantNeedsTenant = 'Use the tenant itself or /organizations in the address.';

/** Tenant, authority and cloud. */
export const entraTenantErrors: Readonly<Record<number, EntraErrorEntry>> = {
	90002: {
		meaning: 'The tenant does not exist in this cloud.',
		nextStep: 'Check the spelling of the tenant and the cloud of the profile; the tenant GUID is the safest form.',
		causes: [
			'The tenant id or domain is misspelled.',
			'The tenant lives in another cloud: a US Government or China tenant is unknown to the global host.',
			'The domain is not, or no longer, verified in any tenant.',
		],
	},
	900023: {
		meaning: 'The tenant is neither a GUID nor a valid domain name.',
		nextStep: 'Put the tenant GUID or a verified domain in the profile.',
		causes: ['A placeholder such as {tenant} was left in.', 'A display name was given instead of a domain.'],
	},
	90013: {
		meaning: 'Something in the request is not valid input.',
		nextStep: 'Look for wrong characters in tenant, user name and scope.',
		causes: [
			'A placeholder or a stray character stands in tenant, user name or scope.',
			'A value was encoded twice or pasted with invisible characters.',
		],
	},
	90019: {
		meaning: 'Entra cannot tell which tenant is meant.',
		nextStep: 'Use the tenant GUID.',
		causes: [
			'The address names /common or /organizations where one tenant is needed.',
			'Nothing in the request says which tenant the account is from.',
		],
	},
	50059: {
		meaning: 'No tenant was named and the credential implies none.',
		nextStep: 'Use a certain tenant instead of common or organizations; an app on its own always needs one.',
		causes: [
			'Client credentials were asked for at /common or /organizations.',
			'The tenant was left out of the profile.',
		],
	},
	50128: {
		meaning: 'The domain name is not known, so no tenant follows from it.',
		nextStep: 'Use the tenant GUID.',
		causes: ['The domain is misspelled.', 'The domain is not, or no longer, verified in a tenant.'],
	},
	50049: {
		meaning: 'The authority host is not known to Entra.',
		nextStep: 'Use a known host; for a private authority switch instance discovery off in the client.',
		causes: ['The authority is a private host, an emulator or a proxy.', 'The host name is misspelled.'],
	},
	50050: {
		meaning: 'The discovery request is malformed.',
		nextStep: 'Correct the address of the discovery request.',
		causes: ['The authorization endpoint in the discovery request is missing or not an address.'],
	},
	50194: {
		meaning: 'The app is for one tenant only, but was used at /common.',
		nextStep: 'Use the address of its tenant, or make the app multitenant.',
		causes: [
			'The app registration allows accounts of its own tenant only.',
			'The profile names common instead of the tenant of the app.',
		],
	},
	9001023: {
		meaning: 'This grant does not work at /common or /consumers.',
		nextStep: grantNeedsTenant,
		causes: [
			'The grant needs one tenant, and the profile names common or consumers.',
			'A personal account was meant, which this grant does not serve.',
		],
	},
	90124: {
		meaning: 'This resource cannot be used at /common or /consumers.',
		nextStep: grantNeedsTenant,
		causes: ['The resource serves work accounts only.', 'The profile names common or consumers.'],
	},
	90130: {
		meaning: 'This application cannot be used at /common or /consumers.',
		nextStep: grantNeedsTenant,
		causes: ['The application serves work accounts only.', 'The profile names common or consumers.'],
	},
	9002332: {
		meaning: 'The app is for work accounts only, but was used at /consumers.',
		nextStep: 'Use /organizations, or the tenant.',
		causes: ['The app registration leaves personal accounts out.', 'The profile names consumers by mistake.'],
	},
	90027: {
		meaning: 'The v1 endpoint cannot issue tokens for personal accounts.',
		nextStep: 'Use the v2.0 endpoint.',
		causes: [
			'A personal account signed in at the old endpoint.',
			'A library or an address of the v1 endpoint is used.',
		],
	},
	90038: {
		meaning: 'The tenant lives in another national cloud.',
		nextStep: 'Change the cloud of the profile.',
		causes: [
			'The profile names the public cloud, but the tenant is a US Government or China one.',
			'The account belongs to a tenant of another cloud.',
		],
	},
	90051: {
		meaning: 'The id of the national cloud is not valid.',
		nextStep: 'Correct the cloud of the profile.',
		causes: ['The cloud or its host name is misspelled.', 'The national cloud is not one that this endpoint knows.'],
	},
	900382: {
		meaning: 'A confidential client cannot make a request across clouds.',
		nextStep: 'Register the app in the cloud it is used in.',
		causes: [
			'The app lives in one cloud, the tenant asked in another.',
			'The authority of the profile belongs to another cloud than the app.',
		],
	},
	900432: {
		meaning: 'Confidential clients are not supported in a request across clouds.',
		nextStep: 'Register the app in the cloud it is used in.',
		causes: [
			'The app lives in one cloud, the account or resource in another.',
			'The authority of the profile belongs to another cloud than the app.',
		],
	},
	900439: {
		meaning: 'A US Government app used the public endpoint.',
		nextStep: 'Choose the US Government cloud in the profile (login.microsoftonline.us).',
		causes: ['The profile names the public cloud for a US Government app.'],
	},
	1000104: {
		meaning: 'The tenant of the account does not allow resources in that cloud.',
		nextStep: 'Ask the admin of that tenant about its settings for other clouds.',
		causes: ['The home tenant has not switched on collaboration with that cloud.'],
	},
	51005: {
		meaning: 'The request has to go to another place.',
		nextStep: 'Send the same POST to the address in the Location header.',
		causes: ['The service moved the request, as a rule for a short time only.'],
	},
	100007: {
		meaning: 'Regional endpoints are for managed identities and trusted certificate subjects only.',
		nextStep: 'Leave the region out of the address.',
		causes: [
			'The authority carries a region, which this client may not use.',
			'The certificate is not trusted by subject name and issuer.',
		],
	},
	500021: {
		meaning: 'The network you are on does not allow signing in to this tenant.',
		nextStep: "Use another network, or ask the network's admin to add the tenant to its restrictions.",
		causes: [
			'The network sends a header that limits which tenants may be used.',
			'The tenant was not put on the list of that network.',
		],
		askAdmin: 'May this tenant be added to the restrictions of the network?',
	},
	500022: {
		meaning: 'The tenant restrictions of this network do not allow the tenant.',
		nextStep: "Use another network, or ask the network's admin to add the tenant to its restrictions.",
		causes: [
			'A tenant restrictions policy (version 2) of the network or device applies.',
			'The tenant or the app was not put on the list.',
		],
	},
	50002: {
		meaning: 'The proxy restricts which tenants may be reached.',
		nextStep: "Use another network, or ask the network's admin to add the tenant to its restrictions.",
		causes: ['A proxy adds a header that limits which tenants may be used.'],
	},
	500212: {
		meaning: "The account's own tenant does not allow access to this tenant.",
		nextStep: 'Ask an admin of the home tenant about its outbound cross-tenant policy.',
		causes: ['The outbound access settings of the home tenant block this tenant, user or app.'],
		askAdmin: 'May this account use that tenant by the outbound cross-tenant settings?',
	},
	500213: {
		meaning: 'This tenant does not let the account in from its own tenant.',
		nextStep: 'Ask an admin of this tenant about its inbound cross-tenant policy.',
		causes: ['The inbound access settings of this tenant block the home tenant, user or app.'],
		askAdmin: 'May this account have access by the inbound cross-tenant settings?',
	},
};
