import type {EntraErrorEntry} from './error-advice.ts';

const severalResources: EntraErrorEntry = {
	meaning: 'The scopes of one request belong to several resources.',
	nextStep: 'Ask for one resource per token.',
};

/** Scope, resource and the permissions the app has registered. */
export const entraScopeErrors: Readonly<Record<number, EntraErrorEntry>> = {
	1002012: {
		meaning: 'The scope of an app on its own does not end in /.default.',
		nextStep: 'Ask for the resource followed by /.default, such as https://graph.microsoft.com/.default.',
		causes: [
			'A single permission such as User.Read was asked for; an app gets all its granted roles through /.default.',
			'The resource stands alone, without /.default behind it.',
			'Another scope such as offline_access or openid was added; an app on its own has no use for it.',
		],
	},
	70011: {
		meaning: 'The scope is not valid.',
		nextStep: 'Ask either for /.default or for single permissions of one resource, never both.',
		causes: [
			'The scope mixes .default with single permissions.',
			'The permission does not exist on that resource, or its name is misspelled.',
			'The scope names several resources.',
			'The resource is missing before the permission, so Microsoft Graph was meant.',
		],
	},
	28002: {
		meaning: 'The scope is not valid for the access token asked for.',
		nextStep: 'Correct the scope.',
	},
	28003: {
		meaning: 'The scope was empty when the code was redeemed.',
		nextStep: 'Send a scope.',
	},
	28000: severalResources,
	700022: severalResources,
	700023: {
		meaning: 'The scope names no resource, or the audience of the client assertion is not this token endpoint.',
		nextStep: "Read the server's text: it says which of the two is meant.",
	},
	50001: {
		meaning: 'The resource does not exist or is disabled.',
		nextStep: 'Check the resource in the scope.',
	},
	500011: {
		meaning: 'The resource is not known in this tenant.',
		nextStep:
			'Check the resource in the scope and the cloud; a service new to the tenant must first be added by consent.',
		causes: [
			"The resource's address is misspelled, or has a slash at its end too many or too few.",
			'The address belongs to another cloud than the tenant.',
			'The service was never used in this tenant, so its service principal is missing (New-MgServicePrincipal adds it).',
			'The profile names another tenant than the one the API is in.',
		],
	},
	500014: {
		meaning: 'The resource is disabled in this tenant, or its subscription has lapsed.',
		nextStep: 'Let an admin enable it under Enterprise applications.',
	},
	650057: {
		meaning: 'The resource is not among the API permissions of the app.',
		nextStep: 'Add the API permission to the app registration.',
	},
	650052: {
		meaning: 'The organization has not subscribed to the service or not enabled it.',
		nextStep: 'Get the licence or enable the service.',
	},
	650054: {
		meaning: 'The app asks for permissions of a resource that was removed.',
		nextStep: 'Clean up its API permissions.',
	},
	650056: {
		meaning: 'The app is set up incompletely: it lists no permissions, or nobody has consented.',
		nextStep: 'Add the API permissions and consent.',
	},
	65005: {
		meaning: "The list of required resources in the app's manifest is wrong.",
		nextStep: 'Correct the manifest.',
	},
	901002: {
		meaning: 'The v2.0 endpoint does not take the parameter resource.',
		nextStep: 'Use scope.',
	},
};
