import type {EntraErrorEntry} from './error-advice.ts';

const revokedCertificate: EntraErrorEntry = {
	meaning: 'The certificate was revoked.',
	nextStep: 'Replace it with a new one and upload that to the app registration.',
};
const invalidCertificate: EntraErrorEntry = {
	meaning: 'The certificate is outside the time it is valid for.',
	nextStep: 'Renew it and upload the new one to the app registration.',
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
	},
	7000218: {
		meaning: 'The request carried neither a client secret nor a client assertion, and this app needs one.',
		nextStep:
			'Give the profile a credential, or allow public client flows on the app registration if it is a public app.',
		causes: [
			'The profile has no credential, but the app is confidential.',
			'The app is meant as a public client, but "Allow public client flows" is off.',
			'The sign-in that gave the refresh token or code was made for a web redirect address, which is confidential.',
		],
	},
	700025: {
		meaning: 'The app is a public client and must not send a credential.',
		nextStep: 'Remove the credential from the profile, or register the app as a confidential one.',
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
	},
	700021: {
		meaning: 'The client assertion was made for another application.',
		nextStep: 'Use the same client id in the assertion and in the request.',
	},
	700030: {
		meaning: "The certificate's subject is not authorised for this app.",
		nextStep: 'Correct the subject, or the list of trusted subjects.',
	},
	50048: {
		meaning: 'Subject and issuer of the client assertion differ.',
		nextStep: 'Set both to the client id.',
	},
	50027: {
		meaning: 'The JWT in the request is not valid.',
		nextStep: "Read the server's text: encoding, subject, issuer, audience or time may be wrong. Then make it anew.",
	},
	900384: {
		meaning: 'The signature of the JWT does not fit.',
		nextStep: 'Check that it was signed with the key that belongs to the registered certificate.',
	},
	1000502: invalidCertificate,
	7000274: {
		meaning: 'The certificate is outside the time it is valid for, or its signature is invalid.',
		nextStep: 'Replace it and upload the new one to the app registration.',
	},
	7000214: revokedCertificate,
	7000277: revokedCertificate,
	70021: {
		meaning: 'No federated credential of the app matches the token presented.',
		nextStep: 'Compare issuer, subject and audience letter by letter; after a change wait some minutes and try again.',
	},
	700211: {
		meaning: 'The issuer of the external token matches no federated credential.',
		nextStep: 'Copy the issuer presented into the credential; a slash at its end counts.',
	},
	700212: {
		meaning: 'The audience of the external token matches no federated credential.',
		nextStep: 'Ask the provider for a token with the audience the credential names.',
	},
	700213: {
		meaning: 'The subject of the external token matches no federated credential.',
		nextStep: 'Copy the subject that the message quotes into the credential.',
	},
	7002121: {
		meaning: 'The external token does not match a flexible or Entra-issued federated credential.',
		nextStep: 'Correct the expression or the audience of the credential.',
	},
	7002131: {
		meaning: 'The external token does not match a flexible or Entra-issued federated credential.',
		nextStep: 'Correct the expression or the subject of the credential.',
	},
	700222: {
		meaning: 'A token issued by Entra may not serve as a federated credential here.',
		nextStep: 'Use a token of a managed identity, or an app of the same tenant.',
	},
	7000226: {
		meaning: 'The app has no federated credential.',
		nextStep: 'Add one to the app registration.',
	},
	700229: {
		meaning: 'Only a token of an app may serve as a federated credential.',
		nextStep: 'Use a token from client credentials or a managed identity.',
	},
};
