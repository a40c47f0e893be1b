import type {ErrorAdvice} from './error-advice.ts';

const notFound: ErrorAdvice = {
	meaning: 'There is nothing with this id or path.',
	nextStep: 'Check the id and the tenant the token is for.',
};
const badRequest: ErrorAdvice = {
	meaning: 'The request is malformed, or does not fit the kind of token: /me needs a signed-in user.',
	nextStep: "Check path, query and body, and whether the token is an app's or a user's.",
};
const missingPermission: ErrorAdvice = {
	meaning: 'The token lacks the permission, or a policy of the service keeps the app out.',
	nextStep:
		'Compare the permissions in the token with what the request needs, grant what is missing, and get a new token.',
};
const throttled: ErrorAdvice = {
	meaning: 'Too many requests; the service holds back.',
	nextStep: 'Wait as long as Retry-After says.',
};
const transient: ErrorAdvice = {
	meaning: 'The service has trouble at the moment.',
	nextStep: 'Try again after a while; if it lasts, report it with the request id.',
};
const clash: ErrorAdvice = {
	meaning: 'The object exists already, is locked, or was changed in between.',
	nextStep: 'Read it again and decide anew.',
};
const wrongVersion: ErrorAdvice = {
	meaning: 'The resource type is not known, or not in this api-version.',
	nextStep: 'Use one of the versions the message lists.',
};
const badPartnerRequest: ErrorAdvice = {
	meaning: 'Something about the customer or the request is not right.',
	nextStep: "Read the description; check the customer's id.",
};

const graphErrors: Readonly<Record<string, ErrorAdvice>> = {
	BadRequest: badRequest,
	Request_BadRequest: badRequest,
	invalidRequest: badRequest,
	Authorization_RequestDenied: missingPermission,
	Forbidden: missingPermission,
	accessDenied: missingPermission,
	ErrorAccessDenied: missingPermission,
	Authorization_IdentityDisabled: {
		meaning: 'The account or app the token is for is disabled.',
		nextStep: 'Ask an admin to enable it.',
	},
	Authentication_RequestFromNonPremiumTenantOrB2CTenant: {
		meaning: 'The tenant has no licence for this; the sign-in log needs Entra ID P1.',
		nextStep: 'Use a tenant with the licence.',
	},
	MailboxNotEnabledForRESTAPI: {
		meaning: 'The account has no mailbox that can be read.',
		nextStep: 'Use an account with an Exchange Online mailbox.',
	},
	Request_ResourceNotFound: notFound,
	itemNotFound: notFound,
	nameAlreadyExists: clash,
	resourceModified: clash,
	resourceLocked: clash,
	activityLimitReached: throttled,
	generalException: transient,
	serviceNotAvailable: transient,
	UnknownError: transient,
	quotaLimitReached: {
		meaning: 'The storage quota is used up.',
		nextStep: 'Make room, or ask an admin for more.',
	},
	unauthenticated: {
		meaning: 'The caller is not signed in.',
		nextStep: 'Send a valid token.',
	},
	extensionError: {
		meaning: 'An extension of the service failed.',
		nextStep: 'Read the message, then try again.',
	},
	invalidRange: {
		meaning: 'The range of bytes asked for is not valid.',
		nextStep: 'Correct the Range header.',
	},
	malwareDetected: {
		meaning: 'Malware was found in the file.',
		nextStep: 'Leave the file alone.',
	},
	notAllowed: {
		meaning: 'The system does not allow this action.',
		nextStep: 'Use another way.',
	},
	notSupported: {
		meaning: 'The system does not support this request.',
		nextStep: 'Use another way.',
	},
	resyncRequired: {
		meaning: 'The link for changes is no longer valid.',
		nextStep: 'Start the delta query from the beginning.',
	},
	syncStateNotFound: {
		meaning: 'The state of the delta query was not found.',
		nextStep: 'Start the delta query from the beginning.',
	},
	insufficient_claims: {
		meaning: 'The service wants a token with further claims, a newer sign-in or a stronger one for example.',
		nextStep: 'Request a new token with the claims of the challenge.',
	},
};

const armErrors: Readonly<Record<string, ErrorAdvice>> = {
	AuthenticationFailed: {
		meaning: 'The Authorization header is missing.',
		nextStep: 'Send a token.',
	},
	InvalidAuthenticationToken: {
		meaning: 'The token is missing, expired, for another resource, or not readable.',
		nextStep: 'Request a new token for this service; the message says what is wrong with this one.',
	},
	ExpiredAuthenticationToken: {
		meaning: 'The token has expired.',
		nextStep: 'Request a new one.',
	},
	InvalidAuthenticationTokenAudience: {
		meaning: 'The token is for another resource.',
		nextStep: 'Request one with the scope of Azure Resource Manager.',
	},
	InvalidAuthenticationTokenTenant: {
		meaning: "The token is from another tenant than the subscription's.",
		nextStep: 'Request one from the tenant the message names last.',
	},
	AuthorizationFailed: {
		meaning: 'No role assignment allows the action on this scope; the message names both.',
		nextStep: 'Assign a role with that action. A fresh assignment may take ten minutes, and then needs a new token.',
	},
	LinkedAuthorizationFailed: {
		meaning: 'The action touches another scope where no role allows it.',
		nextStep: 'Assign a role on the linked scope as well.',
	},
	DenyAssignmentAuthorizationFailed: {
		meaning: 'A deny assignment forbids the action.',
		nextStep: 'Look at the deny assignments of the scope.',
	},
	RequestDisallowedByPolicy: {
		meaning: 'An Azure policy forbids this.',
		nextStep: 'The message names the policy; ask who owns it.',
	},
	DisallowedProvider: {
		meaning: 'A policy forbids this resource provider.',
		nextStep: 'Ask who owns the policy.',
	},
	SubscriptionNotFound: {
		meaning: 'There is no such subscription, it belongs to another tenant, or the caller has no access to it.',
		nextStep: "Check the id, the tenant of the token, and the caller's role assignments.",
	},
	ResourceGroupNotFound: {
		meaning: 'There is no such resource group in the subscription.',
		nextStep: 'Check its name and the subscription.',
	},
	ResourceNotFound: notFound,
	MissingApiVersionParameter: {
		meaning: 'The query lacks api-version.',
		nextStep: 'Add ?api-version= with a version of the service.',
	},
	InvalidApiVersionParameter: wrongVersion,
	NoRegisteredProviderFound: wrongVersion,
	InvalidResourceType: wrongVersion,
	MissingSubscriptionRegistration: {
		meaning: 'The subscription is not registered for this resource provider.',
		nextStep: 'Register the provider in the subscription.',
	},
	TooManyRequests: throttled,
	SubscriptionRequestsThrottled: throttled,
	RetryableErrorDueToAnotherOperation: {
		meaning: 'Another operation on the same resource is still running.',
		nextStep: 'Try again when it has ended.',
	},
};

const partnerCenterErrors: Readonly<Record<string, ErrorAdvice>> = {
	900421: {
		meaning: 'The sign-in behind the token did not pass multi-factor authentication.',
		nextStep: 'Sign in with multi-factor authentication and store the new refresh token.',
	},
	800001: {
		meaning: "The partner's token is missing.",
		nextStep: 'Send a token for Partner Center.',
	},
	2006: badPartnerRequest,
	2030: badPartnerRequest,
	2032: badPartnerRequest,
	20002: {
		meaning: 'The partner has no relationship with this customer.',
		nextStep: "Check the customer's id and the partner relationship.",
	},
	60003: {
		meaning: 'The tenant was not found.',
		nextStep: "Check the tenant's id.",
	},
};

/** Advice by the error code an API answers with: Microsoft Graph and Azure Resource Manager names, Partner Center numbers. */
export const apiErrors: ReadonlyMap<string, ErrorAdvice> = new Map(
	[graphErrors, armErrors, partnerCenterErrors].flatMap(table => Object.entries(table)),
);
