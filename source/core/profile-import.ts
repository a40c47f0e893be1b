import {parseDotEnv} from './dot-env.ts';
import {EntokError} from './entok-error.ts';
import {type AzureVariables, type CloudOfHost, profileFromVariables, type Variable} from './env-profile.ts';
import {type Profile, referencesOf} from './profile.ts';
import {checkProfileList, checkProfiles} from './profile-check.ts';

export type ImportOptions = {
	readonly newId: () => string;
	readonly cloudOfHost: CloudOfHost;
	/** The name of a profile made from a `.env` file, which has none; `imported` when left out. */
	readonly name?: string;
};

/** The profiles found, with fresh ids where they had none, and what the person should know about them. */
export type ImportedProfiles = {readonly profiles: readonly Profile[]; readonly warnings: readonly string[]};

/** Spellings of each variable, in capitals without underscores and without a prefix such as AZURE_. */
const spellings: ReadonlyArray<readonly [keyof AzureVariables, readonly string[]]> = [
	['tenantId', ['TENANTID', 'TENANT', 'DIRECTORYID']],
	['clientId', ['CLIENTID', 'APPID', 'APPLICATIONID']],
	['clientSecret', ['CLIENTSECRET', 'APPSECRET']],
	['certificatePath', ['CLIENTCERTIFICATEPATH', 'CERTIFICATEPATH']],
	['certificatePassword', ['CLIENTCERTIFICATEPASSWORD', 'CERTIFICATEPASSWORD']],
	['federatedTokenFile', ['FEDERATEDTOKENFILE', 'OIDCTOKENFILEPATH']],
	['authorityHost', ['AUTHORITYHOST']],
	['refreshToken', ['REFRESHTOKEN']],
	// With a prefix only: other programs' names and passwords stand in such files as well.
	['username', ['AZUREUSERNAME', 'ENTRAUSERNAME', 'AADUSERNAME']],
	['password', ['AZUREPASSWORD', 'ENTRAPASSWORD', 'AADPASSWORD']],
];

function findVariables(variables: readonly Variable[]): AzureVariables {
	const whole = ({name}: Variable): string => name.toUpperCase().replaceAll('_', '');
	const plain = (variable: Variable): string => whole(variable).replace(/^(?:AZURE|ENTRA|AAD|ARM|MSAL|GRAPH)(?=.)/, '');
	const found = spellings.map(([field, names]) => [
		field,
		// The last assignment wins, as in a shell.
		variables.findLast(
			variable => variable.value !== '' && (names.includes(plain(variable)) || names.includes(whole(variable))),
		),
	]);
	return Object.fromEntries(found);
}

function fromDotEnv(text: string, {newId, cloudOfHost, name = 'imported'}: ImportOptions): ImportedProfiles {
	const found = findVariables(parseDotEnv(text));
	const profile = profileFromVariables(found, {id: newId(), name, cloudOfHost});
	if (profile === undefined) {
		throw new EntokError(
			'configuration',
			'No profile was found: a tenant id and a client id are needed.',
			'A .env file names them AZURE_TENANT_ID and AZURE_CLIENT_ID; a JSON file has the form of profiles.example.json.',
		);
	}

	const left = referencesOf(profile).filter(({reference}) => reference.startsWith('env:'));
	return {
		profiles: [profile],
		warnings: left.map(
			({reference}) =>
				`The value of ${reference.slice(4)} was not copied: it stays in the file and must be exported before use, for example with: set -a; . ./.env; set +a`,
		),
	};
}

function fromJson(text: string, {newId}: ImportOptions): ImportedProfiles {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new EntokError('configuration', 'The file is not valid JSON.', 'profiles.example.json shows the form.');
	}

	const profiles = Array.isArray(value) ? checkProfileList(value, newId) : checkProfiles(value, newId).profiles;
	return {
		profiles,
		warnings: profiles
			.filter(profile => referencesOf(profile).some(({reference}) => reference.startsWith('plain')))
			.map(profile => `Profile "${profile.name}" holds an unprotected secret (plain:).`),
	};
}

/**
 * Profiles out of a file to import: the form of profiles.example.json, a bare list of profiles, or `.env` lines
 * (AZURE_TENANT_ID, TENANT_ID and other spellings). Secrets in a `.env` file are not copied but referred to.
 * Throws EntokError `configuration`, which quotes nothing of the file but names.
 */
export function readProfilesFile(text: string, options: ImportOptions): ImportedProfiles {
	const content = text.replace(/^\ufeff/, '').trimStart();
	return /^[[{]/.test(content) ? fromJson(content, options) : fromDotEnv(content, options);
}
