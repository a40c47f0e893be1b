import type {Clock} from '../../source/core/clock.ts';
import {type JsonObject, parseJsonObject} from '../../source/core/json.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator, type Emulator, type EmulatorResponse} from '../../source/emulator/emulator.ts';
import type {Registration} from '../../source/emulator/registrations.ts';

export const origin = 'http://localhost:4711';
export const graphScope = 'https://graph.microsoft.com/.default';
export const armScope = 'https://management.azure.com/.default';
export const partnerCenterScope = 'https://api.partnercenter.microsoft.com/.default';

/** A clock that stands still until it is turned. */
export type FixedClock = Clock & {turn(milliseconds: number): void};

export function fixedClock(start = Date.parse('2026-03-02T09:00:00Z')): FixedClock {
	let now = start;
	return {
		now: () => now,
		sleep: async () => undefined,
		every: () => () => undefined,
		turn(milliseconds) {
			now += milliseconds;
		},
	};
}

export type Answer = EmulatorResponse & {readonly json: JsonObject};
export type Form = Readonly<Record<string, string>>;

/** An emulator with the demo key, and the requests tests make of it again and again. */
export type Bench = {
	readonly emulator: Emulator;
	readonly clock: FixedClock;
	readonly secrets: ReadonlyMap<string, string>;
	readonly contoso: string;
	readonly fabrikam: string;
	app(name: string): Registration;
	send(method: string, path: string, headers?: Form, body?: string): Promise<Answer>;
	token(tenant: string, form: Form, headers?: Form): Promise<Answer>;
	/** An app's own token, by the name of a demo app. */
	appToken(name: string, scope?: string): Promise<string>;
	/** A user's token, by the name of a seeded refresh token. */
	userToken(name: string, scope?: string, tenant?: string): Promise<string>;
	get(path: string, token?: string, headers?: Form): Promise<Answer>;
};

export async function createBench(seed?: string): Promise<Bench> {
	const clock = fixedClock();
	const emulator = await createEmulator({clock, seed, key: 'demo'});
	const secrets = demoSecrets(emulator);
	const {registrations} = emulator.directory;
	const contoso = emulator.directory.contoso.tenant.id;
	const fabrikam = emulator.directory.fabrikam.tenant.id;
	const tenantOf = (name: string) => (name.startsWith('fabrikam') ? fabrikam : contoso);

	const app = (name: string): Registration => {
		const found = registrations.find(registration => registration.name === name);
		if (!found) {
			throw new Error(`no app ${name}`);
		}

		return found;
	};

	const send: Bench['send'] = async (method, path, headers = {}, body = '') => {
		const response = await emulator.handle({
			method,
			url: path.startsWith('http') ? path : `${origin}${path}`,
			headers: {host: 'localhost:4711', ...headers},
			body,
		});
		return {...response, json: parseJsonObject(response.body) ?? {}};
	};

	const token: Bench['token'] = async (tenant, form, headers = {}) =>
		send(
			'POST',
			`/${tenant}/oauth2/v2.0/token`,
			{'content-type': 'application/x-www-form-urlencoded', ...headers},
			new URLSearchParams(form).toString(),
		);

	const secretOf = (name: string): Form => {
		const value = secrets.get(`${name}-secret`);
		return value === undefined ? {} : {client_secret: value};
	};

	const accessTokenOf = (answer: Answer): string => {
		const {access_token: value} = answer.json;
		if (typeof value !== 'string') {
			throw new Error(`no token: ${answer.body}`);
		}

		return value;
	};

	return {
		emulator,
		clock,
		secrets,
		contoso,
		fabrikam,
		app,
		send,
		token,
		appToken: async (name, scope = graphScope) =>
			accessTokenOf(
				await token(tenantOf(name), {
					grant_type: 'client_credentials',
					client_id: app(name).clientId,
					scope,
					...secretOf(name),
				}),
			),
		async userToken(name, scope = graphScope, tenant = tenantOf(name)) {
			const client = name.startsWith('contoso-user') ? 'contoso-workbench' : name.replace(/-(?:user|without-mfa)$/, '');
			return accessTokenOf(
				await token(tenant, {
					grant_type: 'refresh_token',
					client_id: app(client).clientId,
					refresh_token: secrets.get(`${name}-refresh-token`) ?? '',
					scope,
					...secretOf(client),
				}),
			);
		},
		get: async (path, bearer, headers = {}) =>
			send('GET', path, {...(bearer === undefined ? {} : {authorization: `Bearer ${bearer}`}), ...headers}),
	};
}

/** The payload of a token, unchecked. */
export const claimsOf = (token: string): JsonObject =>
	parseJsonObject(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {};
