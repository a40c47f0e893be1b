import type {EntraErrorEntry} from './error-advice.ts';

const unknownApplication: EntraErrorEntry = {
	meaning: 'The application is not known in this tenant.',
	nextStep:
		'Compare client id, tenant and cloud with the app registration; a foreign app must first be added by consent.',
	causes: [
		'The client id is mistyped, or is the object id or the secret id.',
		'The profile names another tenant than the one the app is registered in.',
		'The app is multitenant, but nobody in this tenant has consented to it, so it has no service principal here.',
		'The app lives in another cloud, or was deleted.',
	],
};

/** The application itself: whether it exists, may sign in, and may do what it tries. */
export const entraApplicationErrors: Readonly<Record<number, EntraErrorEntry>> = {
	700016: unknownApplication,
	700011: unknownApplication,
	70001: {
		meaning: 'The application is disabled or was not found.',
		nextStep: 'Look it up under Enterprise applications in the tenant.',
		causes: ['The client id is mistyped, or that of another tenant.', 'An admin disabled the application.'],
	},
	7000112: {
		meaning: 'The application is disabled in this tenant.',
		nextStep: 'Let an admin enable sign-in on its enterprise application.',
		causes: [
			'An admin disabled sign-in on the enterprise application.',
			'Microsoft disabled the application because of abuse.',
		],
		askAdmin: 'Was the application disabled on purpose?',
	},
	1000031: {
		meaning: 'The application cannot be used right now.',
		nextStep: 'Ask an admin whether it was disabled or restricted.',
		causes: ['An admin restricted or disabled the application.', 'Its licence or agreement has ended.'],
		askAdmin: 'Was the application restricted on purpose?',
	},
	50003: {
		meaning: 'The application has no signing key set up (SAML).',
		nextStep: 'The owner adds a signing certificate.',
		causes: ['The application was set up for SAML without a signing certificate.'],
	},
	50146: {
		meaning: 'The application needs a signing key of its own.',
		nextStep: 'The owner sets one up.',
		causes: ['Claims were customised for an app that signs with the shared key.'],
	},
	501461: {
		meaning: 'Mapped claims are not allowed for this audience.',
		nextStep: 'Use an audience with a verified domain of the tenant.',
		causes: ['The audience is an application id or has a domain the tenant has not verified.'],
	},
	65002: {
		meaning: 'A Microsoft app was used for a Microsoft service it is not authorised for in advance.',
		nextStep: 'Use an app registration of your own.',
		causes: ['The client id of Azure CLI or another Microsoft tool was borrowed for an API it does not serve.'],
	},
	7000114: {
		meaning: 'The application may not make on-behalf-of requests.',
		nextStep: 'The assertion has to be a token of a signed-in user, not of an app.',
		causes: [
			'The assertion is a token of an app, not of a user.',
			'The app is not registered for on-behalf-of in this tenant.',
		],
	},
	67003: {
		meaning: 'The actor in the request is no valid service identity.',
		nextStep: 'Check every token of the on-behalf-of chain.',
		causes: [
			'A token in the chain was made for another service.',
			'The actor was deleted or belongs to another tenant.',
		],
	},
	90009: {
		meaning: 'The application asks for a token to itself by its URI.',
		nextStep: 'Name the resource by its application id.',
		causes: ['The scope names the app itself by its identifier URI.'],
	},
	90008: {
		meaning: 'The application lacks even the permission to sign people in.',
		nextStep: 'Add User.Read to its permissions and consent.',
		causes: [
			'User.Read was removed from the permissions of the app.',
			'Nobody has consented to User.Read in this tenant.',
		],
	},
	90099: {
		meaning: "The partner's application is not authorised in the customer's tenant.",
		nextStep: 'Consent through Partner Center (applicationconsents), or let an admin of the customer consent.',
		causes: [
			'The customer has not accepted the partner’s application yet.',
			'The delegated admin relationship has ended or lacks a role.',
		],
	},
	501051: {
		meaning: 'The application has no role at a resource that demands one.',
		nextStep: 'Grant it an app role of the resource.',
		causes: [
			'The resource demands an assignment, and the app has no app role there.',
			'The role was granted moments ago and has not arrived yet.',
		],
		askAdmin: 'Please grant the app a role at that resource.',
	},
	50105: {
		meaning: 'The user is not assigned to the application.',
		nextStep: 'An admin assigns the user or a group under Enterprise applications.',
		causes: [
			'The enterprise application demands an assignment, and the user has none.',
			'The user is in a nested group, which an assignment does not reach.',
			'The assignment was made to another application of the same name.',
		],
		askAdmin: 'Please assign this user to the application.',
	},
	50012: {
		meaning: "The certificate's chain or subject, or a policy of the tenant, stands in the way.",
		nextStep: 'Check which certificate authorities and subjects are trusted for the app.',
		causes: [
			'A certificate authority of the chain is not trusted in this tenant.',
			'The subject name or issuer is not the registered one.',
		],
	},
	50107: {
		meaning: 'The federation realm is not known.',
		nextStep: 'Check how the domain is federated.',
		causes: ['The federation of the domain was removed or changed.', 'The realm in the request is misspelled.'],
	},
};
