import type {EntraErrorEntry} from './error-advice.ts';
import {withPerson} from './other-flows.ts';

const notInTenant: EntraErrorEntry = {
	meaning: 'The account exists, but not in this tenant.',
	nextStep: 'Use another account, or let this one be invited as a guest.',
	causes: [
		'The person signed in with another account than meant, perhaps a personal one.',
		'The account is a guest nobody has invited yet.',
		'The profile names another tenant than the account’s.',
	],
};
const passThrough: EntraErrorEntry = {
	meaning: 'The agent for pass-through authentication has trouble.',
	nextStep: "Let an admin check the agents in the company's network.",
	causes: ['No agent is running or connected.', 'The agent does not reach a domain controller.'],
};

/** Accounts, passwords and consent. */
export const entraUserErrors: Readonly<Record<number, EntraErrorEntry>> = {
	65001: {
		meaning: 'Nobody has consented to the permissions this request needs.',
		nextStep: 'Sign in interactively and consent, or let an admin consent for the tenant.',
		causes: [
			{text: 'An API in the middle cannot ask for consent: it has to be given beforehand.', flows: ['on-behalf-of']},
			{text: 'The refresh token was made for other permissions.', flows: ['refresh-token']},
			'The permission was added to the app after the last consent.',
			'The scope names a permission or resource the app has never been granted.',
			'The permission needs an admin, and only a user has consented.',
			'The user consented in another tenant than the one asked.',
		],
		otherFlow: withPerson,
		askAdmin: 'Please consent to these permissions for the app, or tell me which are allowed.',
	},
	65004: {
		meaning: 'The person declined to consent.',
		nextStep: 'Try again and accept, or ask an admin.',
		causes: ['The person chose Cancel on the consent page.', 'The permissions looked too wide to them.'],
	},
	90094: {
		meaning: 'An admin has to consent.',
		nextStep: 'Ask an admin of the tenant to consent to the app.',
		causes: ['A permission of the scope is for admins only.', 'The tenant does not let users consent.'],
		otherFlow: withPerson,
		askAdmin: 'Please consent to the app for the tenant, or tell me why not.',
	},
	90095: {
		meaning: "A request for an admin's consent was sent.",
		nextStep: 'Wait for the approval.',
		causes: ['The tenant has an approval workflow for apps.'],
		askAdmin: 'Please look at the request for consent that was sent.',
	},
	90093: {
		meaning: 'Microsoft Graph refused while consent was given.',
		nextStep: 'Check the directory roles of the person who consents.',
		causes: ['The person has no right to consent for others.', 'A permission asked for needs a higher role.'],
		askAdmin: 'Which role is needed to consent to this app?',
	},
	9002341: {
		meaning: 'The person has to allow single sign-on.',
		nextStep: 'Follow the prompt.',
		causes: ['The device asks before its session is used for an app.'],
	},
	50034: {
		meaning: 'The user does not exist in this directory.',
		nextStep: 'Check user name and tenant, or invite the user as a guest.',
		causes: [
			{text: 'The user name of the profile is misspelled.', flows: ['username-password']},
			'The user name is misspelled, or is a mail address instead of it.',
			'The profile names another tenant than the account’s.',
			'A guest was not invited, or has not accepted.',
		],
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
		causes: ['An admin deleted the account.', 'The account was deleted where it is synchronised from.'],
	},
	500208: {
		meaning: 'The domain does not fit this kind of account.',
		nextStep: 'Use a work or school account.',
		causes: ['A personal account was used where a work account is needed, or the other way round.'],
	},
	50126: {
		meaning: 'The user name or password is wrong.',
		nextStep: 'Type them again; the same answer may hide that the user does not exist.',
		causes: [
			{text: 'A federated account cannot sign in with a password sent to Entra.', flows: ['username-password']},
			'The password was mistyped or changed.',
			'The user name is wrong: the answer does not tell whether it exists.',
		],
		otherFlow: withPerson,
	},
	50053: {
		meaning: 'The account is locked, or the address it comes from is judged malicious.',
		nextStep: 'Wait, and let an admin look at the sign-in log.',
		causes: ['Too many wrong passwords were sent.', 'The network address was used in attacks.'],
	},
	50055: {
		meaning: 'The password has expired.',
		nextStep: 'Change it.',
		causes: ['The password is older than the tenant allows.', 'An admin set a password for one use.'],
		otherFlow: withPerson,
	},
	50144: {
		meaning: 'The on-premises password has expired.',
		nextStep: "Change it in the company's own network.",
		causes: ['The password in the company’s own directory is too old.'],
	},
	50056: {
		meaning: 'The account has no password in the cloud.',
		nextStep: 'A federated or passwordless user cannot use the password grant; sign in interactively.',
		causes: [
			'The account is federated or synchronised without its password.',
			'The account signs in without a password.',
		],
		otherFlow: withPerson,
	},
	50057: {
		meaning: 'The account is disabled.',
		nextStep: 'Ask an admin to enable it.',
		causes: ['An admin disabled the account.', 'The account was disabled where it is synchronised from.'],
	},
	50064: {
		meaning: 'The credentials did not pass the check.',
		nextStep: 'Type them again.',
		causes: ['The password was mistyped.', 'The directory behind the account gave no answer.'],
	},
	80001: passThrough,
	80002: passThrough,
	80007: passThrough,
	80014: passThrough,
	80012: {
		meaning: 'The account may not sign in at this hour.',
		nextStep: 'Try again within the permitted hours.',
		causes: ['The directory limits the hours in which the account may sign in.'],
	},
};
