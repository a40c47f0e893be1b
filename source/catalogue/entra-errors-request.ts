import type {EntraErrorEntry} from './error-advice.ts';

const missing: EntraErrorEntry = {
	meaning: 'A required part of the request is missing.',
	nextStep: 'Add the parameter the message names, and check that the body is form-encoded.',
	causes: ['The body was not sent as application/x-www-form-urlencoded.', 'A parameter was left out or is empty.'],
};
const malformed: EntraErrorEntry = {
	meaning: 'The request is malformed.',
	nextStep: 'Compare the request sent with what the grant asks for, parameter by parameter.',
	causes: [
		'The body is not form-encoded, or is encoded twice.',
		'A parameter is there twice.',
		'A proxy changed the request.',
	],
};
const transient: EntraErrorEntry = {
	meaning: 'The token service has trouble at the moment.',
	nextStep: 'Try again after a while; if it lasts, open a ticket with the trace id, correlation id and time.',
	causes: ['The service is overloaded or being changed at this moment.'],
};
const noReplyAddress: EntraErrorEntry = {
	meaning: 'The app has no redirect address registered.',
	nextStep: 'Add a redirect address to the app registration.',
	causes: ['No platform was added to the app registration.', 'The profile names another app than meant.'],
};
const noIdToken: EntraErrorEntry = {
	meaning: 'The response type is not enabled for the app.',
	nextStep: 'Use code, or enable ID tokens on the app registration.',
	causes: ['The request asks for an ID token straight from the authorize page.'],
};
const badChallenge: EntraErrorEntry = {
	meaning: 'The PKCE code challenge has the wrong length.',
	nextStep: 'Send 43 to 128 characters.',
	causes: ['The challenge was cut off or padded.'],
};

/** The shape of a request, redirect addresses and PKCE, and trouble of the service itself. */
export const entraRequestErrors: Readonly<Record<number, EntraErrorEntry>> = {
	900144: missing,
	90014: missing,
	90100: {
		meaning: 'A parameter is empty or invalid.',
		nextStep: 'Correct the parameter the message names.',
		causes: ['A value was pasted with blanks or line ends.', 'A parameter is there, but empty.'],
	},
	9002313: malformed,
	90004: malformed,
	90023: malformed,
	90015: {
		meaning: 'The query is too long.',
		nextStep: 'Use POST, or shorten state and claims.',
		causes: ['A very long state, claims challenge or list of scopes was sent in the address.'],
	},
	900561: {
		meaning: 'The endpoint takes another HTTP method.',
		nextStep: 'Send the token request as POST.',
		causes: ['The token address was opened in a browser.', 'A proxy turned a POST into a GET by a redirect.'],
	},
	90056: {
		meaning: 'A code has to be redeemed by POST at the token endpoint.',
		nextStep: 'Send a POST to /token.',
		causes: ['The code was sent to /authorize, or by GET.'],
	},
	70003: {
		meaning: 'The grant type is not supported.',
		nextStep: 'Check the spelling of grant_type.',
		causes: ['The grant type is misspelled.', 'This kind of tenant does not support the grant.'],
	},
	70005: noIdToken,
	700054: noIdToken,
	70007: {
		meaning: 'The response mode is not supported.',
		nextStep: 'Use query, form_post or fragment.',
		causes: ['The response mode does not go with the response type.'],
	},
	50011: {
		meaning: 'The redirect address is not registered for the app.',
		nextStep: 'Register exactly the address the message shows.',
		causes: [
			{
				text: 'The address of the listener is not among the mobile and desktop addresses of the app.',
				flows: ['authorization-code'],
			},
			'The address is not registered at all, or on another app.',
			'It differs in a slash, a path, a capital letter, or http instead of https.',
			'It is registered as web, where localhost needs its exact port; mobile and desktop do not.',
		],
		otherFlow: {'authorization-code': 'device-code'},
	},
	900971: noReplyAddress,
	500113: noReplyAddress,
	70004: {
		meaning: 'The redirect address is not valid.',
		nextStep: 'Correct it in the profile and on the app registration.',
		causes: ['The address has a fragment, a wildcard or a scheme that is not allowed.'],
	},
	90102: {
		meaning: 'A parameter has to be an absolute address.',
		nextStep: 'Write it with scheme and host.',
		causes: ['Scheme or host is missing in the redirect address or the resource.'],
	},
	50147: badChallenge,
	501491: badChallenge,
	501481: {
		meaning: 'The PKCE code verifier does not belong to the challenge.',
		nextStep: 'Start again; every attempt has a verifier of its own.',
		causes: ['The code of another attempt was pasted.', 'The verifier was lost between the two steps.'],
	},
	9002325: {
		meaning: 'The redirect address is of the single-page type, where PKCE is required.',
		nextStep: 'Send a code challenge, or register the address under mobile and desktop applications.',
		causes: ['The redirect address is registered as that of a single-page app.'],
	},
	9002326: {
		meaning: 'Only a single-page app may redeem from another origin.',
		nextStep: "Send no Origin header, or register the address as a single-page app's.",
		causes: ['A browser or a proxy adds an Origin header to the token request.'],
	},
	9002327: {
		meaning: "A single-page app's token can only be redeemed from a browser's origin.",
		nextStep: 'Register the loopback address under mobile and desktop applications.',
		causes: ['The loopback address is registered as that of a single-page app.'],
	},
	50196: {
		meaning: 'The same request came too often in a short time; Entra took it for a loop.',
		nextStep: 'Stop, keep the token instead of asking again, and wait a few minutes.',
		causes: ['A script asks in a loop instead of keeping the token.', 'Several programs ask for the same app at once.'],
	},
	240002: {
		meaning: 'An ID token was sent where an access token is needed.',
		nextStep: 'Use the access token as assertion.',
		causes: ['The ID token was stored in the place of the access token.'],
	},
	90090: transient,
	90006: transient,
	90033: transient,
	90024: transient,
	50000: transient,
	50033: transient,
	90012: transient,
	90055: {
		meaning: 'The tenant sends too many requests and is held back.',
		nextStep: 'Wait as long as Retry-After says.',
		causes: ['Many programs of the tenant ask at once.', 'A script asks in a loop instead of keeping the token.'],
	},
};
