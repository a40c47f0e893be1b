import type {EntraErrorEntry} from './error-advice.ts';
import {withBrowser, withPerson} from './other-flows.ts';

const again = 'Sign in again.';
const sessionOver: EntraErrorEntry = {
	meaning: 'The session ended because the password was changed or has expired.',
	nextStep: again,
	causes: ['The password was changed after the sign-in.', 'The password has expired.'],
	otherFlow: withPerson,
};
const deviceCodeOver: EntraErrorEntry = {
	meaning: 'The device code has expired.',
	nextStep: 'Start again with a new code.',
	causes: [
		'Nobody signed in within the fifteen minutes a code is good for.',
		'The code of an earlier attempt was typed.',
	],
};

/** Codes, refresh tokens and assertions that aged or do not fit, and the device flow. */
export const entraGrantErrors: Readonly<Record<number, EntraErrorEntry>> = {
	70000: {
		meaning: 'The refresh token or code is not valid for this request.',
		nextStep: 'Check that client id and tenant are those of the sign-in, then sign in again for a fresh token.',
		causes: [
			{
				text: 'The refresh token was made for another client id, or was cut off when it was stored.',
				flows: ['refresh-token'],
			},
			{text: 'The code was made for another redirect address or app.', flows: ['authorization-code']},
			'The token was made for another client id.',
			'The token was cut off or changed when it was stored.',
			'The token was revoked, or is no refresh token at all.',
			'The tenant or cloud is not one the token is good for.',
		],
		otherFlow: withPerson,
	},
	700082: {
		meaning: 'The refresh token was not used for 90 days and has expired.',
		nextStep: 'Sign in again and store the new refresh token.',
		causes: [
			'Nothing used the token for 90 days.',
			'An old copy was stored: each use gives a newer token that has to replace it.',
		],
		otherFlow: withPerson,
	},
	700084: {
		meaning: 'The refresh token of a single-page app has reached its 24 hours, which nothing extends.',
		nextStep: 'Sign in again, or register the redirect address under mobile and desktop applications.',
		causes: ['The redirect address is registered as that of a single-page app.'],
		otherFlow: withPerson,
	},
	70008: {
		meaning: 'The code or refresh token has expired or was revoked.',
		nextStep: again,
		causes: [
			'A code was redeemed more than ten minutes after the sign-in.',
			'The refresh token was not used for too long, or was revoked.',
		],
		otherFlow: withPerson,
	},
	70043: {
		meaning: 'A sign-in frequency policy of the tenant ended the refresh token.',
		nextStep: again,
		causes: ['The sign-in is older than the policy allows.', 'The policy counts each app or resource by itself.'],
		otherFlow: withPerson,
	},
	50173: {
		meaning: 'The tokens of the account were revoked; a fresh one is needed.',
		nextStep: again,
		causes: ['The password of the account was changed.', 'An admin revoked the sessions of the account.'],
		otherFlow: withPerson,
	},
	50132: sessionOver,
	50133: sessionOver,
	50089: {
		meaning: 'The sign-in took too long.',
		nextStep: again,
		causes: ['The sign-in page stood open too long.'],
	},
	54005: {
		meaning: 'The code was already redeemed.',
		nextStep: 'Start again; a code works once.',
		causes: [
			'The same address was opened or pasted twice.',
			'A browser or a link scanner loaded the last page before entok did.',
		],
	},
	700005: {
		meaning: 'The code was redeemed at another tenant address than it was issued at.',
		nextStep: 'Use the same authority for both steps.',
		causes: ['The sign-in ran at /common and the code was redeemed at the tenant, or the other way round.'],
	},
	530036: {
		meaning:
			'A policy on authentication flows refuses the refresh token, as a rule because it began with a device code.',
		nextStep: 'Delete the token and sign in with the browser.',
		causes: [
			{text: 'The token began with a device code, which the policy does not allow to go on.', flows: ['refresh-token']},
			{text: 'The policy blocks the device code flow itself.', flows: ['device-code']},
			'A policy on authentication flows applies to this user, app or network.',
		],
		otherFlow: withBrowser,
		askAdmin: 'Which policy on authentication flows is it, and which flow does it allow?',
	},
	50013: {
		meaning: 'The assertion of the on-behalf-of request is not valid.',
		nextStep: 'Get a fresh token of the user whose audience is this app.',
		causes: [
			{text: 'The user’s token is for Microsoft Graph or another API, not for this app.', flows: ['on-behalf-of']},
			'The token was changed, cut off, or signed with a key of its own resource, as those of Graph are.',
		],
	},
	500131: {
		meaning: 'The assertion is for another app than the one that makes the request.',
		nextStep: "Let the user's token be requested for this API.",
		causes: [
			'The user’s token was requested for Microsoft Graph or another API.',
			'The profile names another app than the API the token is for.',
		],
	},
	500133: {
		meaning: 'The assertion has expired.',
		nextStep: 'Get a fresh token of the user.',
		causes: ['The token is older than its hour.', 'The clock of the machine that stored it is wrong.'],
	},
	135011: {
		meaning: 'The device is disabled.',
		nextStep: 'An admin enables the device.',
		causes: ['An admin disabled the device.', 'The device was not seen for long and was disabled by a clean-up.'],
	},
	50058: {
		meaning: 'There is no session to sign in with silently.',
		nextStep: 'Sign in interactively.',
		causes: ['Nobody is signed in in that browser.', 'The browser blocks the cookies of the sign-in page.'],
		otherFlow: withPerson,
	},
	90120: {
		meaning: 'The device code was already used or declined.',
		nextStep: 'Start again with a new code.',
		causes: ['The code was typed in already, in another window or by somebody else.', 'The person declined.'],
	},
	90119: {
		meaning: 'No user code was typed.',
		nextStep: 'Type the code on the sign-in page.',
		causes: ['The page was left without a code.'],
	},
	70016: {
		meaning: 'Nobody has approved the device code yet.',
		nextStep: 'Go on asking until it is approved or expires.',
		causes: ['The person has not finished signing in.'],
	},
	70018: {
		meaning: 'A wrong user code was typed.',
		nextStep: 'Type the code again.',
		causes: ['A letter of the code was mistaken for another.', 'The code has expired meanwhile.'],
	},
	70019: deviceCodeOver,
	70020: deviceCodeOver,
	50134: {
		meaning: 'The device code was approved from another data centre.',
		nextStep: 'Sign in within the same cloud.',
		causes: ['The account and the app are in different data centres or clouds.'],
	},
};
