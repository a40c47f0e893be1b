/** The audience Entra wants of a token that stands for a credential. */
export const exchangeAudience = 'api://AzureADTokenExchange';

/** The job whose token the issuer hands out. */
export const repository = 'contoso/inventory';
export const branch = 'refs/heads/main';
export const demoSubject = `repo:${repository}:ref:${branch}`;

/** An issuer that is not Entra, for workload identity federation; it is named as it was called. */
export const issuerAt = (origin: string): string => `${origin}/issuer`;

/** What GitHub Actions tells its jobs, for the issuer of an emulator at an origin. */
export const jobEnvironment = (origin: string): Readonly<Record<string, string>> => ({
	ACTIONS_ID_TOKEN_REQUEST_URL: `${issuerAt(origin)}/token?api-version=2.0`,
	ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'demo',
});
