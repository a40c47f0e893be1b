import type {Clock} from '../core/clock.ts';
import {demoPasswords} from './accounts.ts';
import {arm} from './arm.ts';
import {createAuthorizationCodes} from './authorization-codes.ts';
import {cloudEndpoints} from './cloud-endpoints.ts';
import {control, controlPath} from './control.ts';
import {createDeviceCodes} from './device-codes.ts';
import {createDirectory, type Directory} from './directory.ts';
import {entra} from './entra.ts';
import {EntraRefusal, entraError} from './entra-errors.ts';
import {federatedIssuer} from './federated-issuer.ts';
import {graph} from './graph.ts';
import {type HostedService, serviceOfHost} from './hosts.ts';
import {appService, azureArc, cloudShell, imds} from './identity-endpoints.ts';
import {createManagedIdentities} from './managed-identities.ts';
import {type Call, type EmulatorRequest, type EmulatorResponse, jsonAnswer} from './message.ts';
import {partnerCenter} from './partner-center.ts';
import {createRandom} from './random.ts';
import {createReadBudget} from './read-budget.ts';
import {createRefreshTokens} from './refresh-tokens.ts';
import {createSigningKey, type KeyChoice} from './signing-key.ts';
import {createSwitchBoard, type Switches} from './switches.ts';
import {createUserTokens} from './user-tokens.ts';
import type {World} from './world.ts';

export type {EmulatorRequest, EmulatorResponse} from './message.ts';

/**
 * A stand-in for Microsoft Entra, Graph, Azure Resource Manager and Partner Center: one function from request to
 * response, with people, apps and subscriptions of its own. It opens no socket and reads no clock but the one given.
 */
export type Emulator = {
	readonly seed: string;
	/** The demo data. */
	readonly directory: Directory;
	/** The demo data's refresh tokens by name. */
	readonly refreshTokens: ReadonlyMap<string, string>;
	/** Access tokens of users for the demo's own API, by name; they live a day. */
	readonly userTokens: ReadonlyMap<string, string>;
	/** Passwords of demo users by name. */
	readonly passwords: ReadonlyMap<string, string>;
	readonly switches: Switches;
	/** Answers one request; it never rejects for anything a caller sent. */
	handle(request: EmulatorRequest): Promise<EmulatorResponse>;
};

export type EmulatorOptions = {
	readonly clock: Clock;
	/** The same seed and clock give the same people, ids and tokens again. */
	readonly seed?: string;
	/** `demo` is the published key, `fresh` (the default) one made now. */
	readonly key?: KeyChoice;
	/** A folder for challenge files, which makes the emulator an Azure Arc server as well. */
	readonly arcKeyFolder?: string;
};

type Service = (world: World, call: Call) => EmulatorResponse | Promise<EmulatorResponse>;

/** Which service answers, by the first part of the path; everything else belongs to the token service. */
const services: ReadonlyMap<string, Service> = new Map<string, Service>([
	['v1.0', graph],
	['beta', graph],
	['oidc', graph],
	['subscriptions', arm],
	['tenants', arm],
	['providers', arm],
	['v1', partnerCenter],
	['issuer', federatedIssuer],
	['metadata', imds],
	['msi', appService],
	['arc', azureArc],
	['cloudshell', cloudShell],
]);

/** Under which of Microsoft's names a service is found; one that is not here is found under none. */
const hostsOf: ReadonlyMap<Service, HostedService> = new Map<Service, HostedService>([
	[graph, 'graph'],
	[arm, 'arm'],
	[cloudEndpoints, 'arm'],
	[partnerCenter, 'partner-center'],
	[imds, 'metadata'],
]);

function serviceOf({segments}: Call): Service | undefined {
	const path = segments.map(segment => segment.toLowerCase());
	return path.join('/') === 'metadata/endpoints' ? cloudEndpoints : services.get(path[0] ?? '');
}

const decoded = (segment: string): string => {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
};

const notFound = (): EmulatorResponse =>
	jsonAnswer(404, {error: {code: 'NotFound', message: 'The entok emulator has nothing at this path.'}});

const outage = (call: Call, isApi: boolean): EmulatorResponse =>
	isApi
		? jsonAnswer(503, {error: {code: 'ServiceUnavailable', message: 'The service is temporarily unavailable.'}})
		: entraError(
				call,
				new EntraRefusal(90033, 'temporarily_unavailable', 'A transient error has occurred. Please try again.', {
					status: 503,
				}),
			);

async function answer(world: World, call: Call): Promise<EmulatorResponse> {
	const [first] = call.segments;
	if (first === undefined) {
		return {
			status: 200,
			headers: {'content-type': 'text/plain; charset=utf-8'},
			body: 'This is the entok emulator. Nothing here is real.\n',
		};
	}

	const named = serviceOfHost(call.url.hostname);
	if (first === controlPath && named === undefined) {
		return control(world, call);
	}

	const service = serviceOf(call);
	if (world.switches.isOut()) {
		return outage(call, service !== undefined);
	}

	if (named !== undefined && named !== (service ? hostsOf.get(service) : 'authority')) {
		return notFound();
	}

	return service ? service(world, call) : ((await entra(world, call)) ?? notFound());
}

/** Makes an emulator; with `key: 'demo'` it is the same again for the same seed and clock. */
export async function createEmulator({
	clock,
	seed = 'entok',
	key = 'fresh',
	arcKeyFolder,
}: EmulatorOptions): Promise<Emulator> {
	const now = clock.now();
	const directory = createDirectory(seed, now);
	const world: World = {
		seed,
		clock,
		directory,
		key: await createSigningKey(key),
		refreshTokens: createRefreshTokens(seed, directory, now),
		deviceCodes: createDeviceCodes(),
		authorizationCodes: createAuthorizationCodes(),
		switches: createSwitchBoard(clock),
		readBudget: createReadBudget(),
		managedIdentities: createManagedIdentities(seed),
		arcKeyFolder,
		arcKeys: new Set(),
	};
	const userTokens = await createUserTokens(world, now);
	let requests = 0;
	return {
		seed,
		directory,
		refreshTokens: world.refreshTokens.seeded,
		userTokens,
		passwords: demoPasswords(world),
		switches: world.switches,
		async handle({method, url: address, headers, body}) {
			requests += 1;
			const moment = clock.now();
			const url = URL.parse(address, `http://${headers['host'] ?? 'localhost'}`);
			const response =
				url && /^https?:$/.test(url.protocol)
					? await answer(world, {
							method: method.toUpperCase(),
							url,
							origin: url.origin,
							segments: url.pathname
								.split('/')
								.filter(part => part !== '')
								.map(decoded),
							headers,
							body,
							now: moment,
							random: createRandom(`${seed}/request/${requests}`),
						})
					: jsonAnswer(400, {error: {code: 'BadRequest', message: 'The address of the request is not valid.'}});
			return {...response, headers: {date: new Date(moment).toUTCString(), ...response.headers}};
		},
	};
}
