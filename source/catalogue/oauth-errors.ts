import type {ErrorAdvice} from './error-advice.ts';
import {withPerson} from './other-flows.ts';

/**
 * Advice by the OAuth `error` value (RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, RFC 6750 section 3.1,
 * OpenID Connect Core 3.1.2.6, Microsoft identity platform).
 */
export const oauthErrors: ReadonlyMap<string, ErrorAdvice> = new Map(
	Object.entries({
		invalid_request: {
			meaning: 'A parameter is missing or malformed.',
			nextStep: 'Correct the request; sending it again as it is will not help.',
			causes: ['A parameter is missing, is there twice, or has the wrong form.', 'A proxy changed the request.'],
		},
		invalid_client: {
			meaning: 'The client could not prove itself.',
			nextStep: 'Correct the secret, certificate or assertion of the profile.',
			causes: [
				'The secret is wrong or has expired.',
				'The app is confidential, and the profile has no credential, or the other way round.',
			],
		},
		invalid_grant: {
			meaning: 'The refresh token, code, password or assertion cannot be used.',
			nextStep: 'Sign in again to get a fresh one.',
			causes: [
				'The token or code has expired, was revoked, or was used already.',
				'It was made for another app, tenant or redirect address.',
				'A policy of the tenant refused.',
			],
		},
		unauthorized_client: {
			meaning: 'The app is unknown, disabled, or not allowed to use this grant.',
			nextStep: 'Check the app registration.',
			causes: ['The client id is not known in this tenant.', 'The app registration does not allow this grant.'],
		},
		unsupported_grant_type: {
			meaning: 'The grant type is not known.',
			nextStep: 'Check the spelling of grant_type.',
			causes: ['The grant type is misspelled.', 'The server does not offer the grant.'],
		},
		invalid_scope: {
			meaning: 'The scope is not valid.',
			nextStep: 'Correct the scope.',
			causes: [
				'A permission is misspelled or does not exist on the resource.',
				'The scope mixes .default with single permissions.',
			],
		},
		invalid_resource: {
			meaning: 'The resource is not known in the tenant.',
			nextStep: 'Check the resource in the scope, or add the service to the tenant by consent.',
			causes: ['The address of the resource is misspelled.', 'The service was never used in this tenant.'],
		},
		interaction_required: {
			meaning: 'A person is needed.',
			nextStep: 'Sign in interactively, with the claims of this answer.',
			causes: ['A policy asks for a second factor or a device.', 'The terms or the password have to be renewed.'],
			otherFlow: withPerson,
		},
		consent_required: {
			meaning: 'Consent is missing.',
			nextStep: 'Sign in interactively and consent, or let an admin consent.',
			causes: ['The permission was added after the last consent.', 'The permission needs an admin.'],
			otherFlow: withPerson,
			askAdmin: 'Please consent to these permissions for the app, or tell me which are allowed.',
		},
		login_required: {
			meaning: 'There is no session to sign in with silently.',
			nextStep: 'Sign in interactively.',
			causes: ['Nobody is signed in in that browser.', 'The session has ended.'],
			otherFlow: withPerson,
		},
		access_denied: {
			meaning: 'The person or a policy refused.',
			nextStep: 'Ask the person, or an admin of the tenant.',
			causes: [
				{text: 'The person declined the device code.', flows: ['device-code']},
				'The person chose Cancel.',
				'A policy of the tenant refused.',
			],
		},
		temporarily_unavailable: {
			meaning: 'The token service is overloaded or being repaired.',
			nextStep: 'Try again after a while.',
			causes: ['The service is overloaded or being changed at this moment.'],
		},
		server_error: {
			meaning: 'The token service failed.',
			nextStep: 'Try again after a while.',
			causes: ['Something went wrong inside the service.', 'The request holds something the service did not expect.'],
		},
		authorization_pending: {
			meaning: 'Nobody has approved the device code yet.',
			nextStep: 'Go on asking at the interval given.',
			causes: ['The person has not finished signing in.'],
		},
		authorization_declined: {
			meaning: 'The person declined the device code.',
			nextStep: 'Start again with a new code, if that was a mistake.',
			causes: ['The person chose Cancel, or did not know the app.'],
		},
		bad_verification_code: {
			meaning: 'The device code was not recognised.',
			nextStep: 'Start again with a new code.',
			causes: ['The device code was cut off, or belongs to another server.'],
		},
		expired_token: {
			meaning: 'The device code has expired.',
			nextStep: 'Start again with a new code.',
			causes: ['Nobody signed in within the time the code is good for.'],
		},
		slow_down: {
			meaning: 'The client asks too often.',
			nextStep: 'Wait five seconds longer between two requests.',
			causes: ['Two programs ask with the same device code.', 'The interval the server named was not kept.'],
		},
		invalid_instance: {
			meaning: 'The authority host is not known.',
			nextStep: 'Check the cloud of the profile.',
			causes: ['The host name of the authority is misspelled.', 'The authority is a private one.'],
		},
		unsupported_response_type: {
			meaning: 'The response type is not supported or not enabled for the app.',
			nextStep: 'Use code.',
			causes: ['ID tokens are not enabled for the app.'],
		},
		unsupported_response_mode: {
			meaning: 'The response mode is not supported.',
			nextStep: 'Use query, form_post or fragment.',
			causes: ['The response mode does not go with the response type.'],
		},
		invalid_token: {
			meaning: 'The access token was not accepted.',
			nextStep: 'Get a new token and look at its audience and times.',
			causes: ['The token has expired or was revoked.', 'The token is for another API.', 'The token was cut off.'],
		},
		insufficient_scope: {
			meaning: 'The token lacks a permission the request needs.',
			nextStep: 'Ask for the permission in the scope, and consent to it.',
			causes: [
				'The permission was not asked for, or not consented to.',
				'The token was got before the permission was granted.',
			],
		},
		insufficient_claims: {
			meaning: 'The API asks for a token with certain claims.',
			nextStep: 'Ask for a new token with the claims of this answer.',
			causes: [
				'The API wants a stronger or fresher sign-in.',
				'The account or the network has changed since the token was issued.',
			],
		},
		account_selection_required: {
			meaning: 'Several accounts are signed in, and one has to be chosen.',
			nextStep: 'Sign in interactively and choose the account.',
			causes: ['The browser holds more than one session.'],
		},
		invalid_request_uri: {
			meaning: 'The request_uri does not lead to a valid request.',
			nextStep: 'Send the parameters in the address itself.',
			causes: ['The address cannot be reached or has expired.'],
		},
		invalid_request_object: {
			meaning: 'The request object is not valid.',
			nextStep: 'Send the parameters in the address itself.',
			causes: ['The object is not signed as the app registered, or has expired.'],
		},
		request_not_supported: {
			meaning: 'The server does not take request objects.',
			nextStep: 'Send the parameters in the address itself.',
			causes: ['A client made for another server was used.'],
		},
		request_uri_not_supported: {
			meaning: 'The server does not take the parameter request_uri.',
			nextStep: 'Send the parameters in the address itself.',
			causes: ['A client made for another server was used.'],
		},
		registration_not_supported: {
			meaning: 'The server does not take the parameter registration.',
			nextStep: 'Register the app beforehand.',
			causes: ['A client made for another server was used.'],
		},
	}),
);
