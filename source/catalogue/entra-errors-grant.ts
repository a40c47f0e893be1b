import type {EntraErrorEntry} from './error-advice.ts';

const again = 'Sign in again.';
const sessionOver: EntraErrorEntry = {
	meaning: 'The session ended because the password was changed or has expired.',
	nextStep: again,
};
const deviceCodeOver: EntraErrorEntry = {
	meaning: 'The device code has expired.',
	nextStep: 'Start again with a new code.',
};

/** Codes, refresh tokens and assertions that aged or do not fit, and the device flow. */
export const entraGrantErrors: Readonly<Record<number, EntraErrorEntry>> = {
	70000: {
		meaning: 'The refresh token or code is not valid for this request.',
		nextStep: 'Check that client id and tenant are those of the sign-in, then sign in again for a fresh token.',
		causes: [
			'The token was made for another client id.',
			'The token was cut off or changed when it was stored.',
			'The token was revoked, or is no refresh token at all.',
			'The tenant or cloud is not one the token is good for.',
		],
	},
	700082: {
		meaning: 'The refresh token was not used for 90 days and has expired.',
		nextStep: 'Sign in again and store the new refresh token.',
		causes: [
			'Nothing used the token for 90 days.',
			'An old copy was stored: each use gives a newer token that has to replace it.',
		],
	},
	700084: {
		meaning: 'The refresh token of a single-page app has reached its 24 hours, which nothing extends.',
		nextStep: 'Sign in again, or register the redirect address under mobile and desktop applications.',
	},
	70008: {
		meaning: 'The code or refresh token has expired or was revoked.',
		nextStep: again,
	},
	70043: {
		meaning: 'A sign-in frequency policy of the tenant ended the refresh token.',
		nextStep: again,
	},
	50173: {
		meaning: 'The tokens of the account were revoked; a fresh one is needed.',
		nextStep: again,
	},
	50132: sessionOver,
	50133: sessionOver,
	50089: {
		meaning: 'The sign-in took too long.',
		nextStep: again,
	},
	54005: {
		meaning: 'The code was already redeemed.',
		nextStep: 'Start again; a code works once.',
	},
	700005: {
		meaning: 'The code was redeemed at another tenant address than it was issued at.',
		nextStep: 'Use the same authority for both steps.',
	},
	530036: {
		meaning:
			'A policy on authentication flows refuses the refresh token, as a rule because it began with a device code.',
		nextStep: 'Delete the token and sign in with the browser.',
	},
	50013: {
		meaning: 'The assertion of the on-behalf-of request is not valid.',
		nextStep: 'Get a fresh token of the user whose audience is this app.',
	},
	500131: {
		meaning: 'The assertion is for another app than the one that makes the request.',
		nextStep: "Let the user's token be requested for this API.",
	},
	500133: {
		meaning: 'The assertion has expired.',
		nextStep: 'Get a fresh token of the user.',
	},
	135011: {
		meaning: 'The device is disabled.',
		nextStep: 'An admin enables the device.',
	},
	50058: {
		meaning: 'There is no session to sign in with silently.',
		nextStep: 'Sign in interactively.',
	},
	90120: {
		meaning: 'The device code was already used or declined.',
		nextStep: 'Start again with a new code.',
	},
	90119: {
		meaning: 'No user code was typed.',
		nextStep: 'Type the code on the sign-in page.',
	},
	70016: {
		meaning: 'Nobody has approved the device code yet.',
		nextStep: 'Go on asking until it is approved or expires.',
	},
	70018: {
		meaning: 'A wrong user code was typed.',
		nextStep: 'Type the code again.',
	},
	70019: deviceCodeOver,
	70020: deviceCodeOver,
	50134: {
		meaning: 'The device code was approved from another data centre.',
		nextStep: 'Sign in within the same cloud.',
	},
};
