/** The part of oidc-provider 9 that the test uses; the package has no types of its own. */
declare module 'oidc-provider' {
	import type {RequestListener} from 'node:http';

	type Client = {readonly clientId: string};

	type ResourceServer = {
		readonly scope: string;
		readonly audience: string;
		readonly accessTokenTTL: number;
		readonly accessTokenFormat: 'jwt';
		readonly jwt: {readonly sign: {readonly alg: 'RS256'}};
	};

	type Configuration = {
		readonly clients: readonly object[];
		readonly jwks: {readonly keys: readonly object[]};
		readonly scopes: readonly string[];
		readonly routes: {
			readonly token: string;
			readonly jwks: string;
			readonly authorization: string;
			readonly device_authorization: string;
		};
		readonly cookies: {readonly keys: readonly string[]};
		issueRefreshToken(context: unknown, client: {grantTypeAllowed(type: string): boolean}): Promise<boolean>;
		readonly rotateRefreshToken: boolean;
		readonly ttl: {readonly RefreshToken: number; readonly Grant: number};
		findAccount(context: unknown, id: string): {readonly accountId: string; claims(): {readonly sub: string}};
		readonly features: {
			readonly devInteractions: {readonly enabled: boolean};
			readonly deviceFlow: {readonly enabled: boolean};
			readonly clientCredentials: {readonly enabled: boolean};
			readonly resourceIndicators: {
				readonly enabled: boolean;
				defaultResource(): string;
				useGrantedResource(): boolean;
				getResourceServerInfo(): ResourceServer;
			};
		};
	};

	class Grant {
		constructor(fields: {readonly accountId: string; readonly clientId: string});
		addOIDCScope(scope: string): void;
		addResourceScope(resource: string, scope: string): void;
		save(): Promise<string>;
	}

	class RefreshToken {
		constructor(fields: {
			readonly client: Client;
			readonly accountId: string;
			readonly grantId: string;
			readonly scope: string;
			readonly resource: string;
			readonly gty: string;
		});
		save(): Promise<string>;
	}

	export class Provider {
		constructor(issuer: string, configuration: Configuration);
		readonly Grant: typeof Grant;
		readonly RefreshToken: typeof RefreshToken;
		readonly Client: {find(id: string): Promise<Client | undefined>};
		callback(): RequestListener;
	}
}
