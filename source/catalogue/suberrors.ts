import type {ErrorAdvice} from './error-advice.ts';
import {withPerson} from './other-flows.ts';

/** Advice by Entra's `suberror`, which says more than the `error` it comes with. */
export const suberrors: ReadonlyMap<string, ErrorAdvice> = new Map(
	Object.entries({
		basic_action: {
			meaning: 'An ordinary interactive sign-in solves this.',
			nextStep: 'Sign in interactively, with the claims of this answer.',
			causes: ['A second factor, consent or a new password is asked for.'],
			otherFlow: withPerson,
		},
		additional_action: {
			meaning: 'Something outside the sign-in is missing, on the device for example.',
			nextStep: 'Do what the message asks; signing in may work after that.',
			causes: ['The device has to be enrolled or updated.'],
		},
		message_only: {
			meaning: 'The message is all there is; signing in again will not help.',
			nextStep: 'Read the message and ask an admin of the tenant.',
			causes: ['A policy of the tenant refused for good.'],
		},
		consent_required: {
			meaning: 'Consent is missing.',
			nextStep: 'Sign in interactively and consent, or let an admin consent.',
			causes: ['The permission was added after the last consent.', 'The permission needs an admin.'],
			otherFlow: withPerson,
			askAdmin: 'Please consent to these permissions for the app, or tell me which are allowed.',
		},
		user_password_expired: {
			meaning: 'The password has expired.',
			nextStep: 'Change it, then sign in again.',
			causes: ['The password is older than the tenant allows.'],
			otherFlow: withPerson,
		},
		bad_token: {
			meaning: 'The refresh token is dead for good.',
			nextStep: 'Delete it and sign in again.',
			causes: ['The account was deleted, or its sessions were revoked.'],
			otherFlow: withPerson,
		},
		token_expired: {
			meaning: 'The token is too old.',
			nextStep: 'Sign in again.',
			causes: ['The sign-in is older than a policy allows.'],
			otherFlow: withPerson,
		},
		protection_policy_required: {
			meaning: 'The app has to be covered by an Intune app protection policy.',
			nextStep: 'Use an app that is, or ask an admin of the tenant.',
			causes: ['A policy wants an app that Intune protects.'],
		},
		client_mismatch: {
			meaning: 'The refresh token belongs to another app of its family.',
			nextStep: 'Use a refresh token of this app.',
			causes: ['The token was copied from another of Microsoft’s own apps.'],
		},
		device_authentication_failed: {
			meaning: 'The device could not prove itself.',
			nextStep: 'Check the registration of the device.',
			causes: ['The device was removed from the tenant.'],
		},
	}),
);
