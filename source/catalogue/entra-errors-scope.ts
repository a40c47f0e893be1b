import type {EntraErrorEntry} from './error-advice.ts';

const severalResources: EntraErrorEntry = {
	meaning: 'The scopes of one request belong to several resources.',
	nextStep: 'Ask for one resource per token.',
	causes: ['Permissions of Graph and of another API were asked for together.'],
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
		causes: ['The permission belongs to another resource.', 'The permission was removed from the API.'],
	},
	28003: {
		meaning: 'The scope was empty when the code was redeemed.',
		nextStep: 'Send a scope.',
		causes: ['The scope was left out in the second step.'],
	},
	28000: severalResources,
	700022: severalResources,
	700023: {
		meaning: 'The scope names no resource, or the audience of the client assertion is not this token endpoint.',
		nextStep: "Read the server's text: it says which of the two is meant.",
		causes: [
			'The permission stands without the address of its API.',
			'The client assertion names another audience than the token address.',
		],
	},
	50001: {
		meaning: 'The resource does not exist or is disabled.',
		nextStep: 'Check the resource in the scope.',
		causes: ['The address of the resource is misspelled.', 'An admin disabled the resource in this tenant.'],
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
		causes: ['An admin disabled sign-in on the resource.', 'The subscription behind the service has ended.'],
		askAdmin: 'Was the resource disabled on purpose?',
	},
	650057: {
		meaning: 'The resource is not among the API permissions of the app.',
		nextStep: 'Add the API permission to the app registration.',
		causes: [
			'The app registration lists no permission of this API.',
			'The permission was added to another app registration.',
		],
	},
	650052: {
		meaning: 'The organization has not subscribed to the service or not enabled it.',
		nextStep: 'Get the licence or enable the service.',
		causes: [
			'The tenant has no licence for the service.',
			'The app was registered for an API that this tenant does not have.',
		],
		askAdmin: 'Does the tenant have the service, and may this app use it?',
	},
	650054: {
		meaning: 'The app asks for permissions of a resource that was removed.',
		nextStep: 'Clean up its API permissions.',
		causes: ['An API the app lists was deleted.'],
	},
	650056: {
		meaning: 'The app is set up incompletely: it lists no permissions, or nobody has consented.',
		nextStep: 'Add the API permissions and consent.',
		causes: [
			'The list of API permissions is empty.',
			'The profile names another tenant than the one where consent was given.',
		],
	},
	65005: {
		meaning: "The list of required resources in the app's manifest is wrong.",
		nextStep: 'Correct the manifest.',
		causes: ['A permission in the manifest does not exist on its API.', 'The API was removed from this tenant.'],
	},
	901002: {
		meaning: 'The v2.0 endpoint does not take the parameter resource.',
		nextStep: 'Use scope.',
		causes: ['A request written for the v1 endpoint was sent to v2.0.'],
	},
};
