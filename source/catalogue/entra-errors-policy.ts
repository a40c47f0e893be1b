import type {EntraErrorEntry} from './error-advice.ts';

const interactive = 'Sign in interactively.';

/** Multi-factor authentication, Conditional Access, devices and risk. */
export const entraPolicyErrors: Readonly<Record<number, EntraErrorEntry>> = {
	50076: {
		meaning: 'Multi-factor authentication is required.',
		nextStep: 'Sign in interactively and pass it; send the claims of this answer along with the new request.',
		causes: [
			'A policy demands it for this app or resource, and the sign-in behind the refresh token did not pass it.',
			'The request comes from a new place.',
			'A password was sent directly, which can never pass a second factor.',
		],
	},
	50079: {
		meaning: 'The user has to register for multi-factor authentication.',
		nextStep: 'Register a second factor on the security info page of the account, then try again.',
	},
	50072: {
		meaning: 'The user has to enrol a second factor.',
		nextStep: interactive,
	},
	50074: {
		meaning: 'The second factor was not passed.',
		nextStep: 'Try again.',
	},
	50078: {
		meaning: 'The last multi-factor authentication is too old.',
		nextStep: 'Sign in again.',
	},
	50158: {
		meaning: "A further step outside Entra is required, such as another provider's factor or terms of use.",
		nextStep: interactive,
	},
	50097: {
		meaning: 'The device has to prove itself.',
		nextStep: 'Sign in from a managed device with a browser that supports it.',
	},
	50155: {
		meaning: 'The device could not prove itself.',
		nextStep: 'Check the registration of the device.',
	},
	50129: {
		meaning: 'The device has to be joined to the workplace.',
		nextStep: 'Join the device.',
	},
	50131: {
		meaning: 'Conditional Access refused; the reasons vary.',
		nextStep: 'Let an admin look at the sign-in log.',
	},
	53000: {
		meaning: 'The device does not comply with the policy.',
		nextStep: 'Bring the device into compliance.',
	},
	53001: {
		meaning: 'The device is not joined to a domain.',
		nextStep: 'Use a device that is.',
	},
	53002: {
		meaning: 'The app is not on the list of approved ones.',
		nextStep: 'Use an approved app.',
	},
	53003: {
		meaning: 'A Conditional Access policy blocks this.',
		nextStep: 'Give the correlation id and time to an admin: the sign-in log names the policy.',
		causes: [
			'The place, device or client app does not meet a policy for this user.',
			'The policy blocks the grant itself, device code for example.',
			'A policy for workload identities blocks the app on its own.',
		],
	},
	530032: {
		meaning: 'A security policy of the tenant blocks this.',
		nextStep: 'Ask an admin of the tenant.',
	},
	530034: {
		meaning: 'The delegated admin is blocked because of risk.',
		nextStep: 'The home tenant has to remedy the risk.',
	},
	530035: {
		meaning: 'Security defaults block this.',
		nextStep: 'Use a modern sign-in instead of legacy authentication.',
	},
	530084: {
		meaning: 'A token protection policy demands a token bound to the device.',
		nextStep: "Sign in through the device's broker, or ask an admin for an exemption.",
	},
	53004: {
		meaning: 'The user has to register for multi-factor authentication first, because of risk.',
		nextStep: 'Register a second factor from a trusted place.',
	},
	53011: {
		meaning: 'The user is blocked because of risk in the home tenant.',
		nextStep: 'The home tenant has to remedy the risk.',
	},
	50005: {
		meaning: 'The platform of the device is not supported by a policy.',
		nextStep: 'Use another device.',
	},
	50135: {
		meaning: 'The password has to be changed because of risk.',
		nextStep: 'Change it.',
	},
	50140: {
		meaning: 'The sign-in stopped at the question whether to stay signed in, which is normal.',
		nextStep: 'Nothing to do.',
	},
	50199: {
		meaning: 'The person is asked whether they mean to sign in to this app, which is normal.',
		nextStep: 'Confirm on the page.',
	},
	700020: {
		meaning: 'A person is needed.',
		nextStep: interactive,
	},
	50192: {
		meaning: 'A certificate-based sign-in came without a certificate.',
		nextStep: 'Present the certificate, and check whether a proxy breaks TLS open.',
	},
};
