import type {ErrorAdvice} from './error-advice.ts';

/** Advice by the OAuth `error` value (RFC 6749 section 5.2, RFC 8628 section 3.5, Microsoft identity platform). */
export const oauthErrors: ReadonlyMap<string, ErrorAdvice> = new Map(
	Object.entries({
		invalid_request: {
			meaning: 'A parameter is missing or malformed.',
			nextStep: 'Correct the request; sending it again as it is will not help.',
		},
		invalid_client: {
			meaning: 'The client could not prove itself.',
			nextStep: 'Correct the secret, certificate or assertion of the profile.',
		},
		invalid_grant: {
			meaning: 'The refresh token, code, password or assertion cannot be used.',
			nextStep: 'Sign in again to get a fresh one.',
		},
		unauthorized_client: {
			meaning: 'The app is unknown, disabled, or not allowed to use this grant.',
			nextStep: 'Check the app registration.',
		},
		unsupported_grant_type: {
			meaning: 'The grant type is not known.',
			nextStep: 'Check the spelling of grant_type.',
		},
		invalid_scope: {
			meaning: 'The scope is not valid.',
			nextStep: 'Correct the scope.',
		},
		invalid_resource: {
			meaning: 'The resource is not known in the tenant.',
			nextStep: 'Check the resource in the scope, or add the service to the tenant by consent.',
		},
		interaction_required: {
			meaning: 'A person is needed.',
			nextStep: 'Sign in interactively, with the claims of this answer.',
		},
		consent_required: {
			meaning: 'Consent is missing.',
			nextStep: 'Sign in interactively and consent, or let an admin consent.',
		},
		login_required: {
			meaning: 'There is no session to sign in with silently.',
			nextStep: 'Sign in interactively.',
		},
		access_denied: {
			meaning: 'The person or a policy refused.',
			nextStep: 'Ask the person, or an admin of the tenant.',
		},
		temporarily_unavailable: {
			meaning: 'The token service is overloaded or being repaired.',
			nextStep: 'Try again after a while.',
		},
		server_error: {
			meaning: 'The token service failed.',
			nextStep: 'Try again after a while.',
		},
		authorization_pending: {
			meaning: 'Nobody has approved the device code yet.',
			nextStep: 'Go on asking at the interval given.',
		},
		authorization_declined: {
			meaning: 'The person declined the device code.',
			nextStep: 'Start again with a new code, if that was a mistake.',
		},
		bad_verification_code: {
			meaning: 'The device code was not recognised.',
			nextStep: 'Start again with a new code.',
		},
		expired_token: {
			meaning: 'The device code has expired.',
			nextStep: 'Start again with a new code.',
		},
		slow_down: {
			meaning: 'The client asks too often.',
			nextStep: 'Wait five seconds longer between two requests.',
		},
		invalid_instance: {
			meaning: 'The authority host is not known.',
			nextStep: 'Check the cloud of the profile.',
		},
		unsupported_response_type: {
			meaning: 'The response type is not supported or not enabled for the app.',
			nextStep: 'Use code.',
		},
		unsupported_response_mode: {
			meaning: 'The response mode is not supported.',
			nextStep: 'Use query, form_post or fragment.',
		},
	}),
);

/** Advice by Entra's `suberror`, which says more than the `error` it comes with. */
export const suberrors: ReadonlyMap<string, ErrorAdvice> = new Map(
	Object.entries({
		basic_action: {
			meaning: 'An ordinary interactive sign-in solves this.',
			nextStep: 'Sign in interactively, with the claims of this answer.',
		},
		additional_action: {
			meaning: 'Something outside the sign-in is missing, on the device for example.',
			nextStep: 'Do what the message asks; signing in may work after that.',
		},
		message_only: {
			meaning: 'The message is all there is; signing in again will not help.',
			nextStep: 'Read the message and ask an admin of the tenant.',
		},
		consent_required: {
			meaning: 'Consent is missing.',
			nextStep: 'Sign in interactively and consent, or let an admin consent.',
		},
		user_password_expired: {
			meaning: 'The password has expired.',
			nextStep: 'Change it, then sign in again.',
		},
		bad_token: {
			meaning: 'The refresh token is dead for good.',
			nextStep: 'Delete it and sign in again.',
		},
		token_expired: {
			meaning: 'The token is too old.',
			nextStep: 'Sign in again.',
		},
		protection_policy_required: {
			meaning: 'The app has to be covered by an Intune app protection policy.',
			nextStep: 'Use an app that is, or ask an admin of the tenant.',
		},
		client_mismatch: {
			meaning: 'The refresh token belongs to another app of its family.',
			nextStep: 'Use a refresh token of this app.',
		},
		device_authentication_failed: {
			meaning: 'The device could not prove itself.',
			nextStep: 'Check the registration of the device.',
		},
	}),
);
