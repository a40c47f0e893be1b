import type {Doors} from '../../source/core/doors.ts';
import type {Http, HttpRequest} from '../../source/core/http.ts';
import type {Profile} from '../../source/core/profile.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {createShow, type Show} from '../../source/core/show.ts';
import {demoEnvironment, demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator, type Emulator} from '../../source/emulator/emulator.ts';
import {createCertificateLoader} from '../../source/platform/client-certificate.ts';
import {recordExchanges} from '../../source/platform/exchange-recorder.ts';
import {newId, randomText, sha256} from '../../source/platform/ids.ts';
import {createManagedIdentityHost} from '../../source/platform/managed-identity-host.ts';
import {createMemoryProfileStore} from '../../source/platform/memory-profile-store.ts';
import {listenForRedirect} from '../../source/platform/redirect-listener.ts';
import {createSecretStore} from '../../source/platform/secrets.ts';
import {verifySignature} from '../../source/platform/verify-signature.ts';
import {Session} from '../../source/session/session.ts';
import type {Choice} from '../../source/session/state.ts';
import {createEmulatorHttp} from './emulator-http.ts';
import {createFakeClock, type FakeClock} from './fake-clock.ts';

export type BenchOptions = {
	/** A door of the test's own; without one the emulator answers, in this process. */
	readonly http?: Http;
	/** The demo's when left out. */
	readonly profiles?: readonly Profile[];
	/** Values of environment variables, for `env:` references. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Values behind `demo:` references, which can be replaced; the demo's when left out. */
	readonly secrets?: Readonly<Record<string, string>>;
	/** What is chosen at the beginning. */
	readonly choice?: Choice;
	readonly start?: number;
	/** Doors to put in place of the usual ones. */
	readonly doors?: Partial<Doors>;
};

export type Bench = {
	readonly session: Session;
	readonly clock: FakeClock;
	readonly redactor: Redactor;
	readonly show: Show;
	/** The doors the session got, for what is built on a session. */
	readonly doors: Doors;
	readonly emulator: Emulator;
	/** Every request that was sent, in order, secrets readable. */
	readonly requests: readonly HttpRequest[];
	/** The values behind `demo:` references as they are now. */
	readonly secrets: ReadonlyMap<string, string>;
};

/** Where the emulator of a bench seems to be. */
export const benchOrigin = 'http://localhost:4711';

/** A session with every door in memory: a clock that can be turned, profiles, secrets, and the emulator or a script. */
export async function createBench(options: BenchOptions = {}): Promise<Bench> {
	const clock = createFakeClock(options.start);
	const emulator = await createEmulator({clock, key: 'demo'});
	const redactor = new Redactor();
	const requests: HttpRequest[] = [];
	const answer = options.http ?? createEmulatorHttp(emulator, clock);
	const secrets = new Map(options.secrets ? Object.entries(options.secrets) : demoSecrets(emulator));
	const store = createSecretStore({environment: options.environment ?? {}, demo: secrets});
	const doors: Doors = {
		clock,
		http: recordExchanges(
			async request => {
				requests.push(request);
				return answer(request);
			},
			clock,
			exchange => session.exchangeRecorded(exchange),
		),
		profiles: createMemoryProfileStore(options.profiles ?? demoProfiles(benchOrigin)),
		secrets: store,
		sha256,
		newId,
		randomText,
		loadCertificate: createCertificateLoader(store),
		listenForRedirect,
		managedIdentity: createManagedIdentityHost({...demoEnvironment(benchOrigin), ...options.environment}, 'none'),
		verifySignature,
		...options.doors,
	};
	const session: Session = new Session({...doors, redactor});
	await session.loadProfiles();
	session.choose({profileId: 'contoso-inventory', ...options.choice});
	return {session, clock, redactor, show: createShow(redactor), doors, emulator, requests, secrets};
}
