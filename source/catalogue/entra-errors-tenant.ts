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
	},
	90019: {
		meaning: 'Entra cannot tell which tenant is meant.',
		nextStep: 'Use the tenant GUID.',
	},
	50059: {
		meaning: 'No tenant was named and the credential implies none.',
		nextStep: 'Use a certain tenant instead of common or organizations; an app on its own always needs one.',
	},
	50128: {
		meaning: 'The domain name is not known, so no tenant follows from it.',
		nextStep: 'Use the tenant GUID.',
	},
	50049: {
		meaning: 'The authority host is not known to Entra.',
		nextStep: 'Use a known host; for a private authority switch instance discovery off in the client.',
	},
	50050: {
		meaning: 'The discovery request is malformed.',
		nextStep: 'Correct the address of the discovery request.',
	},
	50194: {
		meaning: 'The app is for one tenant only, but was used at /common.',
		nextStep: 'Use the address of its tenant, or make the app multitenant.',
	},
	9001023: {
		meaning: 'This grant does not work at /common or /consumers.',
		nextStep: grantNeedsTenant,
	},
	90124: {
		meaning: 'This resource cannot be used at /common or /consumers.',
		nextStep: grantNeedsTenant,
	},
	90130: {
		meaning: 'This application cannot be used at /common or /consumers.',
		nextStep: grantNeedsTenant,
	},
	9002332: {
		meaning: 'The app is for work accounts only, but was used at /consumers.',
		nextStep: 'Use /organizations, or the tenant.',
	},
	90027: {
		meaning: 'The v1 endpoint cannot issue tokens for personal accounts.',
		nextStep: 'Use the v2.0 endpoint.',
	},
	90038: {
		meaning: 'The tenant lives in another national cloud.',
		nextStep: 'Change the cloud of the profile.',
	},
	90051: {
		meaning: 'The id of the national cloud is not valid.',
		nextStep: 'Correct the cloud of the profile.',
	},
	900382: {
		meaning: 'A confidential client cannot make a request across clouds.',
		nextStep: 'Register the app in the cloud it is used in.',
	},
	900432: {
		meaning: 'Confidential clients are not supported in a request across clouds.',
		nextStep: 'Register the app in the cloud it is used in.',
	},
	900439: {
		meaning: 'A US Government app used the public endpoint.',
		nextStep: 'Choose the US Government cloud in the profile (login.microsoftonline.us).',
	},
	1000104: {
		meaning: 'The tenant of the account does not allow resources in that cloud.',
		nextStep: 'Ask the admin of that tenant about its settings for other clouds.',
	},
	51005: {
		meaning: 'The request has to go to another place.',
		nextStep: 'Send the same POST to the address in the Location header.',
	},
	100007: {
		meaning: 'Regional endpoints are for managed identities and trusted certificate subjects only.',
		nextStep: 'Leave the region out of the address.',
	},
	500021: {
		meaning: 'The network you are on does not allow signing in to this tenant.',
		nextStep: "Use another network, or ask the network's admin to add the tenant to its restrictions.",
	},
	500022: {
		meaning: 'The tenant restrictions of this network do not allow the tenant.',
		nextStep: "Use another network, or ask the network's admin to add the tenant to its restrictions.",
	},
	50002: {
		meaning: 'The proxy restricts which tenants may be reached.',
		nextStep: "Use another network, or ask the network's admin to add the tenant to its restrictions.",
	},
	500212: {
		meaning: "The account's own tenant does not allow access to this tenant.",
		nextStep: 'Ask an admin of the home tenant about its outbound cross-tenant policy.',
	},
	500213: {
		meaning: 'This tenant does not let the account in from its own tenant.',
		nextStep: 'Ask an admin of this tenant about its inbound cross-tenant policy.',
	},
};
