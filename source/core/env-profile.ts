import type {CloudId} from './cloud.ts';
import {EntokError} from './entok-error.ts';
import type {FlowId} from './flow-id.ts';
import type {Credential, Profile} from './profile.ts';
import {checkProfile} from './profile-check.ts';
import {sameName} from './profile-name.ts';

/** The name of the profile that Azure's variables make, which no saved profile takes. */
export const environmentName = 'env';

/** Refuses the environment's name for a saved profile. Throws EntokError `configuration`. */
export function refuseEnvironmentName(name: string): void {
	if (sameName(name, environmentName)) {
		throw new EntokError(
			'configuration',
			'A saved profile cannot be called env: that is the one AZURE_TENANT_ID and AZURE_CLIENT_ID make, which it would hide.',
			'Choose another name. To save those variables as a profile: entok profile import --from-env --name NAME',
		);
	}
}

/** The cloud an authority's host belongs to, undefined for a host of one's own. */
export type CloudOfHost = (host: string) => CloudId | undefined;

/** A variable that was found: the name it was found under, and its value. */
export type Variable = {readonly name: string; readonly value: string};

/** What the Azure SDKs read from the environment (Azure Identity, «Environment variables»); absent or empty: undefined. */
export type AzureVariables = {
	readonly tenantId?: Variable;
	readonly clientId?: Variable;
	readonly clientSecret?: Variable;
	readonly certificatePath?: Variable;
	readonly certificatePassword?: Variable;
	readonly federatedTokenFile?: Variable;
	readonly authorityHost?: Variable;
	readonly refreshToken?: Variable;
	readonly username?: Variable;
	readonly password?: Variable;
};

/** Where the Azure SDKs look; a refresh token is none of theirs. */
const variableNames = {
	tenantId: 'AZURE_TENANT_ID',
	clientId: 'AZURE_CLIENT_ID',
	clientSecret: 'AZURE_CLIENT_SECRET',
	certificatePath: 'AZURE_CLIENT_CERTIFICATE_PATH',
	certificatePassword: 'AZURE_CLIENT_CERTIFICATE_PASSWORD',
	federatedTokenFile: 'AZURE_FEDERATED_TOKEN_FILE',
	authorityHost: 'AZURE_AUTHORITY_HOST',
	username: 'AZURE_USERNAME',
	password: 'AZURE_PASSWORD',
} as const satisfies Readonly<Record<Exclude<keyof AzureVariables, 'refreshToken'>, string>>;

export const azureVariables: readonly string[] = Object.values(variableNames);

/** Without these there is no profile. */
export const neededVariables: readonly string[] = [variableNames.tenantId, variableNames.clientId];
const refreshFlow = (refreshToken: string | undefined): readonly FlowId[] =>
	refreshToken === undefined ? [] : ['refresh-token'];

/** The flows a profile can use, judged by what it has: where nobody has said which it may. */
export function usualFlows(credential: Credential, refreshToken?: string): readonly FlowId[] {
	const refresh = refreshFlow(refreshToken);
	if (credential.kind !== 'none') {
		return ['client-credentials', ...refresh];
	}

	return refresh.length > 0 ? refresh : ['device-code', 'authorization-code'];
}

function fileReference({name, value}: Variable): string {
	if (!/^(?:\/|~\/|[A-Za-z]:[\\/])/.test(value) || value.includes('?')) {
		throw new EntokError('configuration', `${name} must be the absolute path of a file.`);
	}

	return `file:${value}`;
}

/** The Azure SDKs' own order: a secret, else a certificate, else a federated token. */
function credentialOf(variables: AzureVariables): Credential {
	const {clientSecret, certificatePath, certificatePassword, federatedTokenFile} = variables;
	if (clientSecret) {
		return {kind: 'secret', secret: `env:${clientSecret.name}`};
	}

	if (certificatePath) {
		const certificate = fileReference(certificatePath);
		return certificatePassword
			? {kind: 'certificate', certificate, passphrase: `env:${certificatePassword.name}`}
			: {kind: 'certificate', certificate};
	}

	// Kubernetes mounts the token as a link to a file anybody in the container can read.
	return federatedTokenFile
		? {kind: 'federated', assertion: `${fileReference(federatedTokenFile)}?mode=any`}
		: {kind: 'none'};
}

function cloudOf(
	authorityHost: Variable | undefined,
	cloudOfHost: CloudOfHost,
): Pick<Profile, 'cloud' | 'customCloud'> {
	if (authorityHost === undefined) {
		return {cloud: 'public'};
	}

	const {name, value} = authorityHost;
	const authority = value.includes('://') ? value : `https://${value}`;
	if (!URL.canParse(authority)) {
		throw new EntokError('configuration', `${name} must be the address of an authority, https://login.… for example.`);
	}

	const cloud = cloudOfHost(new URL(authority).host);
	return cloud !== undefined && cloud !== 'custom' ? {cloud} : {cloud: 'custom', customCloud: {authority}};
}

/**
 * A checked profile out of Azure's variables, undefined when tenant or client id is missing. Secrets become
 * references to their variables. Throws EntokError `configuration` naming the variable or field at fault.
 */
export function profileFromVariables(
	variables: AzureVariables,
	{id, name, cloudOfHost}: {readonly id: string; readonly name: string; readonly cloudOfHost: CloudOfHost},
): Profile | undefined {
	const {tenantId, clientId} = variables;
	if (tenantId === undefined || clientId === undefined) {
		return undefined;
	}

	const credential = credentialOf(variables);
	const {username, password} = variables;
	// As the Azure SDKs do: name and password count when there is nothing better.
	const signsIn = credential.kind === 'none' && username !== undefined && password !== undefined;
	const refreshToken = variables.refreshToken && `env:${variables.refreshToken.name}`;
	const profile = {
		id,
		name,
		tenant: tenantId.value,
		...cloudOf(variables.authorityHost, cloudOfHost),
		clientId: clientId.value,
		credential,
		...(refreshToken === undefined ? {} : {refreshToken}),
		...(signsIn ? {username: username.value, password: `env:${password.name}`} : {}),
		flows: signsIn ? ['username-password', ...refreshFlow(refreshToken)] : usualFlows(credential, refreshToken),
	};
	return checkProfile(profile, name);
}

/**
 * The unsaved profile `env` out of AZURE_TENANT_ID, AZURE_CLIENT_ID and what goes with them; undefined when either is
 * unset. Throws EntokError `configuration` when they are set to something that cannot be.
 */
export function profileFromEnvironment(
	environment: Readonly<Record<string, string | undefined>>,
	cloudOfHost: CloudOfHost,
): Profile | undefined {
	const variables = Object.entries(variableNames).flatMap(([field, name]) => {
		const value = environment[name];
		return value ? [[field, {name, value}] as const] : [];
	});
	return profileFromVariables(Object.fromEntries(variables), {id: environmentName, name: environmentName, cloudOfHost});
}

/** Refuses the profile `env` when it is asked for by name and its variables are not all set. Throws EntokError `configuration`. */
export function refuseHalfEnvironment(
	name: string,
	profiles: readonly Profile[],
	environment: Readonly<Record<string, string | undefined>>,
): void {
	const missing = neededVariables.filter(variable => !environment[variable]);
	const isKnown = profiles.some(profile => sameName(profile.name, environmentName));
	if (sameName(name, environmentName) && !isKnown && missing.length === 1) {
		throw new EntokError(
			'configuration',
			`There is no profile «env»: ${missing.join()} is missing.`,
			'It is the profile that AZURE_TENANT_ID and AZURE_CLIENT_ID make: set both.',
		);
	}
}
