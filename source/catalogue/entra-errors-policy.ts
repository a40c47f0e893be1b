import type {EntraErrorEntry} from './error-advice.ts';
import {withBrowser, withPerson} from './other-flows.ts';

const interactive = 'Sign in interactively.';

/** Multi-factor authentication, Conditional Access, devices and risk. */
export const entraPolicyErrors: Readonly<Record<number, EntraErrorEntry>> = {
	50076: {
		meaning: 'Multi-factor authentication is required.',
		nextStep: 'Sign in interactively and pass it; send the claims of this answer along with the new request.',
		causes: [
			{text: 'A password sent directly can never pass a second factor.', flows: ['username-password']},
			{text: 'The sign-in behind the refresh token did not pass it.', flows: ['refresh-token']},
			{text: 'The user’s token was got without it, and the API behind demands it.', flows: ['on-behalf-of']},
			'A policy demands it for this app or resource.',
			'The request comes from a new place.',
		],
		otherFlow: withPerson,
	},
	50079: {
		meaning: 'The user has to register for multi-factor authentication.',
		nextStep: 'Register a second factor on the security info page of the account, then try again.',
		causes: [
			'A policy asks for a second factor, and the account has none.',
			'The account was moved to a new tenant or phone.',
		],
		otherFlow: withPerson,
	},
	50072: {
		meaning: 'The user has to enrol a second factor.',
		nextStep: interactive,
		causes: ['A policy asks for a second factor, and the account has none.'],
		otherFlow: withPerson,
	},
	50074: {
		meaning: 'The second factor was not passed.',
		nextStep: 'Try again.',
		causes: ['The person did not answer in time or refused.', 'The factor was not at hand.'],
		otherFlow: withPerson,
	},
	50078: {
		meaning: 'The last multi-factor authentication is too old.',
		nextStep: 'Sign in again.',
		causes: ['The policy asks for the second factor again after some hours or days.'],
		otherFlow: withPerson,
	},
	50158: {
		meaning: "A further step outside Entra is required, such as another provider's factor or terms of use.",
		nextStep: interactive,
		causes: ['The tenant uses another provider’s second factor or terms of use.'],
		otherFlow: withPerson,
	},
	50097: {
		meaning: 'The device has to prove itself.',
		nextStep: 'Sign in from a managed device with a browser that supports it.',
		causes: [
			{text: 'A code typed on another device cannot prove this one.', flows: ['device-code']},
			{text: 'A password sent directly proves no device.', flows: ['username-password']},
			'A policy wants a registered device.',
		],
		otherFlow: withBrowser,
		askAdmin: 'Which policy wants a device, and may this app be left out of it?',
	},
	50155: {
		meaning: 'The device could not prove itself.',
		nextStep: 'Check the registration of the device.',
		causes: ['The device was removed from the tenant.', 'The registration on the device is damaged.'],
		otherFlow: withBrowser,
	},
	50129: {
		meaning: 'The device has to be joined to the workplace.',
		nextStep: 'Join the device.',
		causes: ['A policy wants a device known to the tenant.'],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and how is a device joined?',
	},
	50131: {
		meaning: 'Conditional Access refused; the reasons vary.',
		nextStep: 'Let an admin look at the sign-in log.',
		causes: ['The place, device, app or risk does not meet a policy.'],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and what would it accept?',
	},
	53000: {
		meaning: 'The device does not comply with the policy.',
		nextStep: 'Bring the device into compliance.',
		causes: [
			{text: 'A code typed on another device cannot prove this one.', flows: ['device-code']},
			'The device is not enrolled, or breaks a rule of its management.',
		],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and what does the device lack?',
	},
	53001: {
		meaning: 'The device is not joined to a domain.',
		nextStep: 'Use a device that is.',
		causes: [
			{text: 'A code typed on another device cannot prove this one.', flows: ['device-code']},
			'A policy wants a device joined to the company’s domain.',
		],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and what may be used instead of a domain-joined device?',
	},
	53002: {
		meaning: 'The app is not on the list of approved ones.',
		nextStep: 'Use an approved app.',
		causes: ['A policy wants an approved client app, which this one is not.'],
		otherFlow: withBrowser,
		askAdmin: 'May this app be added to the approved ones?',
	},
	53003: {
		meaning: 'A Conditional Access policy blocks this.',
		nextStep: 'Give the correlation id and time to an admin: the sign-in log names the policy.',
		causes: [
			{text: 'The policy blocks the device code flow itself; many tenants do.', flows: ['device-code']},
			{text: 'The policy wants a managed device, and a code typed elsewhere cannot prove one.', flows: ['device-code']},
			{text: 'A policy for workload identities blocks the app on its own.', flows: ['client-credentials']},
			{text: 'The policy asks for something a stored sign-in cannot show.', flows: ['refresh-token']},
			{text: 'A password sent directly can meet none of its conditions.', flows: ['username-password']},
			'The place, device or client app does not meet a policy for this user.',
		],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and may this app use another flow?',
	},
	530032: {
		meaning: 'A security policy of the tenant blocks this.',
		nextStep: 'Ask an admin of the tenant.',
		causes: ['A policy made for the whole tenant applies, often against risk.'],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and what would it accept?',
	},
	530034: {
		meaning: 'The delegated admin is blocked because of risk.',
		nextStep: 'The home tenant has to remedy the risk.',
		causes: ['The sign-in of the partner’s user is judged risky.'],
		askAdmin: 'Can the risk of this account be looked at?',
	},
	530035: {
		meaning: 'Security defaults block this.',
		nextStep: 'Use a modern sign-in instead of legacy authentication.',
		causes: ['The tenant uses security defaults, which block legacy authentication.'],
		otherFlow: withBrowser,
		askAdmin: 'May this app be used under the security defaults?',
	},
	530084: {
		meaning: 'A token protection policy demands a token bound to the device.',
		nextStep: "Sign in through the device's broker, or ask an admin for an exemption.",
		causes: ['A policy asks for token protection, which needs a broker on the device.'],
		askAdmin: 'May this app be left out of token protection?',
	},
	53004: {
		meaning: 'The user has to register for multi-factor authentication first, because of risk.',
		nextStep: 'Register a second factor from a trusted place.',
		causes: ['The sign-in is judged risky, and the account has no second factor yet.'],
		otherFlow: withPerson,
	},
	53011: {
		meaning: 'The user is blocked because of risk in the home tenant.',
		nextStep: 'The home tenant has to remedy the risk.',
		causes: ['The home tenant judges the account as risky.'],
		askAdmin: 'Can the risk of this account be looked at?',
	},
	50005: {
		meaning: 'The platform of the device is not supported by a policy.',
		nextStep: 'Use another device.',
		causes: [
			{text: 'The policy sees the device the code was typed on, if any.', flows: ['device-code']},
			'The operating system is not one that the policy names.',
			'The platform cannot be told from a terminal program.',
		],
		otherFlow: withBrowser,
		askAdmin: 'Which policy is it, and which platforms does it accept?',
	},
	50135: {
		meaning: 'The password has to be changed because of risk.',
		nextStep: 'Change it.',
		causes: ['The password is thought to be known to others.'],
		otherFlow: withPerson,
	},
	50140: {
		meaning: 'The sign-in stopped at the question whether to stay signed in, which is normal.',
		nextStep: 'Nothing to do.',
		causes: ['The person was asked whether to stay signed in, and the page was left.'],
	},
	50199: {
		meaning: 'The person is asked whether they mean to sign in to this app, which is normal.',
		nextStep: 'Confirm on the page.',
		causes: [
			{text: 'The page «Are you trying to sign in» belongs to every device code.', flows: ['device-code']},
			'The person has not confirmed yet, or has closed the page.',
		],
		otherFlow: withBrowser,
	},
	700020: {
		meaning: 'A person is needed.',
		nextStep: interactive,
		causes: ['The request needs consent, a second factor or a choice of account.'],
		otherFlow: withPerson,
	},
	50192: {
		meaning: 'A certificate-based sign-in came without a certificate.',
		nextStep: 'Present the certificate, and check whether a proxy breaks TLS open.',
		causes: ['A proxy that opens TLS takes the certificate away.', 'No certificate was chosen in the browser.'],
	},
};
