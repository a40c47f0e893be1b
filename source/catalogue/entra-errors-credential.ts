import type {EntraErrorEntry} from './error-advice.ts';

const revokedCertificate: EntraErrorEntry = {
	meaning: 'The certificate was revoked.',
	nextStep: 'Replace it with a new one and upload that to the app registration.',
	causes: ['The certificate authority has revoked the certificate.', 'An admin has revoked it in the tenant.'],
};
const invalidCertificate: EntraErrorEntry = {
	meaning: 'The certificate is outside the time it is valid for.',
	nextStep: 'Renew it and upload the new one to the app registration.',
	causes: ['The certificate has expired.', 'The certificate is not valid yet, or the clock of this machine is wrong.'],
};

/** How the client proves itself: secret, certificate, federated assertion. */
export const entraCredentialErrors: Readonly<Record<number, EntraErrorEntry>> = {
	7000215: {
		meaning: 'The client secret is wrong.',
		nextStep:
			'Put the value of the secret where the profile refers to, not its id; make a new secret if the value is lost.',
		causes: [
			'The secret id, a GUID, was copied instead of the value.',
			'The value was cut off, or characters such as + / % & were changed by a shell or a file.',
			'The secret belongs to another app registration or another tenant.',
			'The secret was deleted from the app registration.',
		],
	},
	7000222: {
		meaning: 'The client secret has expired.',
		nextStep: 'Make a new secret on the app registration and store its value, or change to a certificate.',
		causes: [
			'The end date of the secret has passed.',
			'A newer secret exists, but the profile still refers to the old one.',
		],
	},
	70002: {
		meaning: "The client's credential did not pass the check.",
		nextStep: 'Correct the secret or certificate of the profile.',
		causes: ['The secret is wrong or has expired.', 'The certificate is not the registered one.'],
	},
	7000218: {
		meaning: 'The request carried neither a client secret nor a client assertion, and this app needs one.',
		nextStep:
			'Give the profile a credential, or allow public client flows on the app registration if it is a public app.',
		causes: [
			{
				text: 'The app is meant as a public client, but "Allow public client flows" is off.',
				flows: ['device-code', 'refresh-token', 'username-password'],
			},
			{
				text: 'The redirect address is registered as web, which makes the app confidential.',
				flows: ['authorization-code'],
			},
			'The profile has no credential, but the app is confidential.',
			'The sign-in that gave the refresh token or code was made for a web redirect address, which is confidential.',
		],
	},
	700025: {
		meaning: 'The app is a public client and must not send a credential.',
		nextStep: 'Remove the credential from the profile, or register the app as a confidential one.',
		causes: [
			'The app registration is of a public platform (mobile, desktop, single page).',
			'The profile kept a credential of an app that was public later.',
		],
	},
	700027: {
		meaning: 'The signature or the certificate of the client assertion was not accepted.',
		nextStep: 'Upload this certificate to the app registration, or sign with the key that belongs to the one there.',
		causes: [
			'The certificate is not registered on the app; the message names the thumbprint looked for.',
			'Key and certificate do not belong together.',
			'The certificate was registered on another app or in another tenant.',
		],
	},
	700024: {
		meaning: 'The client assertion is not within the time it is valid for.',
		nextStep: 'Set the clock of this machine and make a fresh assertion.',
		causes: ['The clock of this machine is wrong.', 'The assertion was made long ago and used again.'],
	},
	700021: {
		meaning: 'The client assertion was made for another application.',
		nextStep: 'Use the same client id in the assertion and in the request.',
		causes: [
			'The issuer or subject of the assertion is the id of another app.',
			'The profile names another client id than the one the assertion was made for.',
		],
	},
	700030: {
		meaning: "The certificate's subject is not authorised for this app.",
		nextStep: 'Correct the subject, or the list of trusted subjects.',
		causes: [
			'The subject name of the certificate is not on the list of the app.',
			'The certificate was issued by an authority that is not trusted for it.',
		],
	},
	50048: {
		meaning: 'Subject and issuer of the client assertion differ.',
		nextStep: 'Set both to the client id.',
		causes: ['The assertion was made by hand, with another subject than issuer.'],
	},
	50027: {
		meaning: 'The JWT in the request is not valid.',
		nextStep: "Read the server's text: encoding, subject, issuer, audience or time may be wrong. Then make it anew.",
		causes: ['A claim of the JWT is missing or has the wrong form.', 'The JWT was cut off or encoded twice.'],
	},
	900384: {
		meaning: 'The signature of the JWT does not fit.',
		nextStep: 'Check that it was signed with the key that belongs to the registered certificate.',
		causes: [
			'The JWT was signed with another key than the registered one.',
			'The JWT was changed after it was signed.',
		],
	},
	1000502: invalidCertificate,
	7000274: {
		meaning: 'The certificate is outside the time it is valid for, or its signature is invalid.',
		nextStep: 'Replace it and upload the new one to the app registration.',
		causes: ['The certificate has expired.', 'The certificate registered is another one with the same name.'],
	},
	7000214: revokedCertificate,
	7000277: revokedCertificate,
	70021: {
		meaning: 'No federated credential of the app matches the token presented.',
		nextStep:
			'Correct the federated credential of the app registration: its issuer, subject and audience have to be those presented, letter by letter. Wait some minutes after a change.',
		causes: [
			'Issuer, subject or audience differ in a letter, a capital or a slash at the end.',
			'The credential was added moments ago and has not arrived everywhere yet.',
			'The token comes from another branch, environment or cluster than the credential names.',
		],
	},
	700211: {
		meaning: 'The issuer of the external token matches no federated credential.',
		nextStep:
			'Copy the issuer presented into the federated credential of the app registration; a slash at its end counts.',
		causes: [
			'A slash at the end of the issuer is too many or too few.',
			'The token comes from another provider or tenant.',
		],
	},
	700212: {
		meaning: 'The audience of the external token matches no federated credential.',
		nextStep:
			'Ask the provider for a token with the audience that the federated credential of the app registration names, or correct it there.',
		causes: [
			'The token was asked for with another audience than api://AzureADTokenExchange.',
			'The credential names an audience of its own.',
		],
	},
	700213: {
		meaning: 'The subject of the external token matches no federated credential.',
		nextStep:
			'Copy the subject that the message quotes into the federated credential of the app registration, or get the token where the credential expects it.',
		causes: [
			'The token comes from another branch, environment, repository or service account.',
			'The capitals of the subject differ.',
		],
	},
	7002121: {
		meaning: 'The external token does not match a flexible or Entra-issued federated credential.',
		nextStep: 'Correct the expression or the audience of the credential.',
		causes: [
			'The expression of the flexible credential does not match the token.',
			'The audience of the token is not the one awaited.',
		],
	},
	7002131: {
		meaning: 'The external token does not match a flexible or Entra-issued federated credential.',
		nextStep: 'Correct the expression or the subject of the credential.',
		causes: [
			'The expression of the flexible credential does not match the token.',
			'The subject of the token is not the one awaited.',
		],
	},
	700222: {
		meaning: 'A token issued by Entra may not serve as a federated credential here.',
		nextStep: 'Use a token of a managed identity, or an app of the same tenant.',
		causes: [
			'An app of another tenant issued the token.',
			'The token was issued to something other than a managed identity.',
		],
	},
	7000226: {
		meaning: 'The app has no federated credential.',
		nextStep: 'Add one to the app registration.',
		causes: [
			'The federated credential was added to another app registration.',
			'The federated credential was deleted.',
		],
	},
	700229: {
		meaning: 'Only a token of an app may serve as a federated credential.',
		nextStep: 'Use a token from client credentials or a managed identity.',
		causes: ['The assertion is a token of a user.'],
	},
};
