import type {EntraErrorEntry} from './error-advice.ts';

const notInTenant: EntraErrorEntry = {
	meaning: 'The account exists, but not in this tenant.',
	nextStep: 'Use another account, or let this one be invited as a guest.',
};
const passThrough: EntraErrorEntry = {
	meaning: 'The agent for pass-through authentication has trouble.',
	nextStep: "Let an admin check the agents in the company's network.",
};

/** Accounts, passwords and consent. */
export const entraUserErrors: Readonly<Record<number, EntraErrorEntry>> = {
	65001: {
		meaning: 'Nobody has consented to the permissions this request needs.',
		nextStep: 'Sign in interactively and consent, or let an admin consent for the tenant.',
		causes: [
			'The permission was added to the app after the last consent.',
			'The scope names a permission or resource the app has never been granted.',
			'The permission needs an admin, and only a user has consented.',
			'The user consented in another tenant than the one asked.',
		],
	},
	65004: {
		meaning: 'The person declined to consent.',
		nextStep: 'Try again and accept, or ask an admin.',
	},
	90094: {
		meaning: 'An admin has to consent.',
		nextStep: 'Ask an admin of the tenant to consent to the app.',
	},
	90095: {
		meaning: "A request for an admin's consent was sent.",
		nextStep: 'Wait for the approval.',
	},
	90093: {
		meaning: 'Microsoft Graph refused while consent was given.',
		nextStep: 'Check the directory roles of the person who consents.',
	},
	9002341: {
		meaning: 'The person has to allow single sign-on.',
		nextStep: 'Follow the prompt.',
	},
	50034: {
		meaning: 'The user does not exist in this directory.',
		nextStep: 'Check user name and tenant, or invite the user as a guest.',
	},
	51004: notInTenant,
	50014: notInTenant,
	16003: notInTenant,
	16000: notInTenant,
	50020: notInTenant,
	90072: notInTenant,
	500341: {
		meaning: 'The account was deleted from the directory.',
		nextStep: 'An admin restores it.',
	},
	500208: {
		meaning: 'The domain does not fit this kind of account.',
		nextStep: 'Use a work or school account.',
	},
	50126: {
		meaning: 'The user name or password is wrong.',
		nextStep: 'Type them again; the same answer may hide that the user does not exist.',
	},
	50053: {
		meaning: 'The account is locked, or the address it comes from is judged malicious.',
		nextStep: 'Wait, and let an admin look at the sign-in log.',
	},
	50055: {
		meaning: 'The password has expired.',
		nextStep: 'Change it.',
	},
	50144: {
		meaning: 'The on-premises password has expired.',
		nextStep: "Change it in the company's own network.",
	},
	50056: {
		meaning: 'The account has no password in the cloud.',
		nextStep: 'A federated or passwordless user cannot use the password grant; sign in interactively.',
	},
	50057: {
		meaning: 'The account is disabled.',
		nextStep: 'Ask an admin to enable it.',
	},
	50064: {
		meaning: 'The credentials did not pass the check.',
		nextStep: 'Type them again.',
	},
	80001: passThrough,
	80002: passThrough,
	80007: passThrough,
	80014: passThrough,
	80012: {
		meaning: 'The account may not sign in at this hour.',
		nextStep: 'Try again within the permitted hours.',
	},
};
