import type {Profile} from './profile.ts';

/** The secrets of a profile that are one text, by the names of their options: these can be stored and moved. */
export const secretFields = ['secret', 'passphrase', 'password', 'refresh-token', 'user-token'] as const;
export type SecretField = (typeof secretFields)[number];

export const isSecretField = (text: string): text is SecretField => secretFields.some(field => field === text);

/** What a field is called in sentences and prompts, with the profile it belongs to. */
export const fieldTitle = (field: SecretField, name: string): string =>
	({
		secret: `client secret of ${name}`,
		passphrase: `passphrase of the certificate of ${name}`,
		password: `password of ${name}`,
		'refresh-token': `refresh token of ${name}`,
		'user-token': `user token for ${name}`,
	})[field];

/** Where a profile's secret is found; undefined when it has none of this kind. */
export function referenceIn({credential, ...profile}: Profile, field: SecretField): string | undefined {
	switch (field) {
		case 'secret':
			return credential.kind === 'secret' ? credential.secret : undefined;
		case 'passphrase':
			return credential.kind === 'certificate' ? credential.passphrase : undefined;
		case 'password':
			return profile.password;
		case 'refresh-token':
			return profile.refreshToken;
		case 'user-token':
			return profile.userToken;
	}
}

/** A profile that finds a secret elsewhere. A passphrase needs a certificate; a client secret takes the place of any other proof. */
export function withReference(profile: Profile, field: SecretField, reference: string): Profile {
	switch (field) {
		case 'secret':
			return {...profile, credential: {kind: 'secret', secret: reference}};
		case 'passphrase':
			return profile.credential.kind === 'certificate'
				? {...profile, credential: {...profile.credential, passphrase: reference}}
				: profile;
		case 'password':
			return {...profile, password: reference};
		case 'refresh-token':
			return {...profile, refreshToken: reference};
		case 'user-token':
			return {...profile, userToken: reference};
	}
}
