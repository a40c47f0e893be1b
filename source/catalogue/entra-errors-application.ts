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
	},
	7000112: {
		meaning: 'The application is disabled in this tenant.',
		nextStep: 'Let an admin enable sign-in on its enterprise application.',
	},
	1000031: {
		meaning: 'The application cannot be used right now.',
		nextStep: 'Ask an admin whether it was disabled or restricted.',
	},
	50003: {
		meaning: 'The application has no signing key set up (SAML).',
		nextStep: 'The owner adds a signing certificate.',
	},
	50146: {
		meaning: 'The application needs a signing key of its own.',
		nextStep: 'The owner sets one up.',
	},
	501461: {
		meaning: 'Mapped claims are not allowed for this audience.',
		nextStep: 'Use an audience with a verified domain of the tenant.',
	},
	65002: {
		meaning: 'A Microsoft app was used for a Microsoft service it is not authorised for in advance.',
		nextStep: 'Use an app registration of your own.',
		causes: ['The client id of Azure CLI or another Microsoft tool was borrowed for an API it does not serve.'],
	},
	7000114: {
		meaning: 'The application may not make on-behalf-of requests.',
		nextStep: 'The assertion has to be a token of a signed-in user, not of an app.',
	},
	67003: {
		meaning: 'The actor in the request is no valid service identity.',
		nextStep: 'Check every token of the on-behalf-of chain.',
	},
	90009: {
		meaning: 'The application asks for a token to itself by its URI.',
		nextStep: 'Name the resource by its application id.',
	},
	90008: {
		meaning: 'The application lacks even the permission to sign people in.',
		nextStep: 'Add User.Read to its permissions and consent.',
	},
	90099: {
		meaning: "The partner's application is not authorised in the customer's tenant.",
		nextStep: 'Consent through Partner Center (applicationconsents), or let an admin of the customer consent.',
	},
	501051: {
		meaning: 'The application has no role at a resource that demands one.',
		nextStep: 'Grant it an app role of the resource.',
	},
	50105: {
		meaning: 'The user is not assigned to the application.',
		nextStep: 'An admin assigns the user or a group under Enterprise applications.',
	},
	50012: {
		meaning: "The certificate's chain or subject, or a policy of the tenant, stands in the way.",
		nextStep: 'Check which certificate authorities and subjects are trusted for the app.',
	},
	50107: {
		meaning: 'The federation realm is not known.',
		nextStep: 'Check how the domain is federated.',
	},
};
