import {join} from 'node:path';
import {cloudOfAuthorityHost} from './catalogue/clouds.ts';
import type {CommandCall} from './commands/command.ts';
import {textOfDocument} from './commands/lines.ts';
import type {Options} from './commands/options.ts';
import type {Doors, Output, StateStore} from './core/doors.ts';
import {profileFromEnvironment} from './core/env-profile.ts';
import type {Profile} from './core/profile.ts';
import type {Redactor} from './core/redactor.ts';
import type {Show} from './core/show.ts';
import {openDemo} from './demo-tenant.ts';
import {openLoginDoors} from './login-doors.ts';
import {runProgram} from './platform/child.ts';
import {createCertificateLoader} from './platform/client-certificate.ts';
import {recordExchanges} from './platform/exchange-recorder.ts';
import {machineFacts} from './platform/facts.ts';
import {entokFolders} from './platform/folders.ts';
import {endWithTerminal} from './platform/hang-up.ts';
import {homeFolder, shortPath} from './platform/home.ts';
import {newId, randomText, sha256} from './platform/ids.ts';
import {createManagedIdentityHost} from './platform/managed-identity-host.ts';
import {createMemoryProfileStore} from './platform/memory-profile-store.ts';
import {createProfileStore} from './platform/profile-store.ts';
import {listenForRedirect} from './platform/redirect-listener.ts';
import {resetTerminal} from './platform/reset-terminal.ts';
import {createStateStore} from './platform/state-store.ts';
import {untilStopped} from './platform/stop-signals.ts';
import {createStdinReader, readInputFile} from './platform/streams.ts';
import {systemClock} from './platform/system-clock.ts';
import {createTrustingHttp} from './platform/trusting-http.ts';
import {verifySignature} from './platform/verify-signature.ts';
import {serveForOthers} from './serve-emulator.ts';
import {exchangeDocument} from './session/documents/exchange-document.ts';
import {Session} from './session/session.ts';
import type {SignInDoors} from './session/workbench/sign-in/doors.ts';
import {version} from './version.ts';
import {timeoutOf} from './workplace-options.ts';
import {type Lend, openSecrets} from './workplace-secrets.ts';
import {type SessionOpeners, sessionOpeners} from './workplace-session.ts';

/** What `cli.ts` knows when it opens a workplace. */
export type WorkplaceOptions = {
	readonly options: Options;
	readonly isDemo: boolean;
	readonly redactor: Redactor;
	readonly show: Show;
	readonly stderr: Output;
};

/** The doors a command gets, made for one call. */
export type Workplace = Omit<SessionOpeners, 'openForCommand'> & {
	readonly doors: Omit<
		CommandCall,
		'arguments' | 'rest' | 'options' | 'stdout' | 'stderr' | 'show' | 'redactor' | 'pick'
	>;
	/** From now on, a hidden question is asked while the screen that has the terminal lends it. */
	askThrough(lend: Lend): void;
	/** Answers a sign-in as the user of the demo tenant; absent without `--demo`. */
	readonly playUser: SignInDoors['playUser'];
	/** Our folder for what outlives a run, if it may be written to: with `--demo`, it may not. */
	readonly stateFolder: string | undefined;
	/** Where what outlives a run is kept; with `--demo`, nowhere. */
	readonly stateStore: StateStore | undefined;
	close(): Promise<void>;
};

/** Makes every door for one call. With `--demo`, nothing of the user's is read, written or sent through a proxy. */
export async function openWorkplace({options, isDemo, redactor, show, stderr}: WorkplaceOptions): Promise<Workplace> {
	const environment = process.env;
	const stopWatching = endWithTerminal();
	const demo = isDemo ? await openDemo() : undefined;
	const folders = entokFolders(environment, process.platform, homeFolder, options['config-dir']);
	const profiles = demo
		? createMemoryProfileStore(demo.profiles, 'memory, for this run (--demo)')
		: createProfileStore({folder: folders.config});
	const readStdin = createStdinReader(process.stdin);
	const stateStore = demo ? undefined : createStateStore(folders.state);
	const {secrets, vault, ask, askThrough} = openSecrets({
		options,
		environment,
		folders,
		profiles,
		stateStore,
		demo: demo?.secrets,
		readStdin,
	});
	const fromEnvironment = (): Profile | undefined =>
		demo ? undefined : profileFromEnvironment(environment, cloudOfAuthorityHost);

	let session: Session | undefined;
	const send = createTrustingHttp({
		clock: systemClock,
		environment,
		newId,
		version,
		timeoutMilliseconds: timeoutOf(options),
		useProxy: !demo,
	});
	const http = recordExchanges(send, systemClock, exchange => {
		session?.exchangeRecorded(exchange);
		if (options.verbose) {
			stderr.write(redactor.redact(textOfDocument(exchangeDocument(exchange, show))));
		}
	});
	const doors: Doors = {
		http,
		clock: systemClock,
		profiles,
		secrets,
		sha256,
		newId,
		randomText,
		loadCertificate: createCertificateLoader(secrets, secret => redactor.add(secret)),
		listenForRedirect,
		managedIdentity: demo
			? createManagedIdentityHost(demo.environment, 'none')
			: createManagedIdentityHost(environment),
		verifySignature,
	};

	const tellVerbose = (text: string): void => {
		if (options.verbose) {
			stderr.write(`entok: ${show(text)}\n`);
		}
	};
	const login = demo
		? undefined
		: openLoginDoors({environment, folders, configFolder: options['config-dir'], tell: tellVerbose});

	const {openSession, openToldSession, offerNoProfile, openForCommand} = sessionOpeners({
		options,
		environment,
		demoCloud: demo?.cloud,
		fromEnvironment,
		show,
		stderr,
		open() {
			session = new Session({...doors, ...login, redactor});
			return session;
		},
	});

	return {
		openSession,
		openToldSession,
		offerNoProfile,
		askThrough,
		playUser: demo?.playUser,
		stateFolder: demo ? undefined : folders.state,
		stateStore,
		doors: {
			clock: systemClock,
			profiles,
			secrets,
			vault,
			environment,
			openSession: openForCommand,
			openAnySession: openSession,
			readText: (path, purpose) => (path === '-' ? readStdin(purpose) : readInputFile(path, purpose)),
			ask: async question => ask(question),
			newId,
			profileFromEnvironment: fromEnvironment,
			login: login?.commandDoors,
			run: runProgram,
			serveEmulator: serveForOthers,
			untilStopped,
			async ownKeys() {
				const path = join(folders.config, 'keys.json');
				return demo ? undefined : (await import('./own-keys.ts')).readOwnKeys(path, shortPath(path));
			},
			openKeyboard: async () => (await import('./open-keyboard.ts')).openKeyboard(environment),
			resetTerminal: () => resetTerminal(process),
			facts: () => machineFacts(environment, folders, {profiles, secrets, vault}, version),
		},
		async close() {
			vault?.lock();
			stopWatching();
			await demo?.close();
		},
	};
}
