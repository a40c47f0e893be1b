import {join} from 'node:path';
import {cloudOfAuthorityHost} from './catalogue/clouds.ts';
import {type PromptSetting, refuseWithoutPerson, tellPrompts} from './command-prompts.ts';
import type {CommandCall} from './commands/command.ts';
import {textOfDocument} from './commands/lines.ts';
import type {Options} from './commands/options.ts';
import {childEnvironment} from './core/child-environment.ts';
import {isCloudId} from './core/cloud.ts';
import type {Doors, Output, StateStore} from './core/doors.ts';
import {EntokError} from './core/entok-error.ts';
import {profileFromEnvironment, refuseHalfEnvironment} from './core/env-profile.ts';
import type {Profile} from './core/profile.ts';
import {sameName} from './core/profile-name.ts';
import type {Redactor} from './core/redactor.ts';
import type {Show} from './core/show.ts';
import {openDemo} from './demo-tenant.ts';
import {openBrowser} from './platform/browser.ts';
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
import {nodeNotices, refuseTalkativeNode} from './platform/node-variables.ts';
import {createProfileStore} from './platform/profile-store.ts';
import {listenForRedirect} from './platform/redirect-listener.ts';
import {resetTerminal} from './platform/reset-terminal.ts';
import {createStateStore} from './platform/state-store.ts';
import {onInterrupt, untilStopped} from './platform/stop-signals.ts';
import {createStdinReader, readInputFile} from './platform/streams.ts';
import {systemClock} from './platform/system-clock.ts';
import {createTrustingHttp} from './platform/trusting-http.ts';
import {onTypedLine} from './platform/typed-lines.ts';
import {verifySignature} from './platform/verify-signature.ts';
import {serveForOthers} from './serve-emulator.ts';
import {exchangeDocument} from './session/documents/exchange-document.ts';
import {needsNoProfile, noProfile, onlyProfile, profileForCall} from './session/profile-for-call.ts';
import {Session} from './session/session.ts';
import {unsavedProfile} from './session/unsaved-profile.ts';
import type {SignInDoors} from './session/workbench/sign-in/doors.ts';
import {version} from './version.ts';
import {timeoutOf} from './workplace-options.ts';
import {type Lend, openSecrets} from './workplace-secrets.ts';

/** What `cli.ts` knows when it opens a workplace. */
export type WorkplaceOptions = {
	readonly options: Options;
	readonly isDemo: boolean;
	readonly redactor: Redactor;
	readonly show: Show;
	readonly stderr: Output;
};

/** Where a command tells what happens and what a flow waits for, and where lines are typed in answer. */
type Telling = {
	readonly notices: Output;
	readonly prompts: Output;
	readonly onTypedLine: PromptSetting['onTypedLine'];
};

/** The doors a command gets, made for one call. */
export type Workplace = {
	/** A session with the profiles loaded and the options' choice made, perhaps without a profile. */
	openSession(): Promise<Session>;
	/** The same for a command: notices and what a flow waits for are told without a screen, here or elsewhere. */
	openToldSession(telling: Telling): Promise<Session>;
	/** Gives a session a profile that is none, where the flow asked for needs none; gives its id. */
	offerNoProfile(session: Session): string | undefined;
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

	const openSession = async (): Promise<Session> => {
		refuseTalkativeNode(environment);
		if (options.cloud !== undefined && !isCloudId(options.cloud)) {
			throw new EntokError(
				'usage',
				`There is no cloud «${options.cloud}».`,
				'Clouds: public, us-gov, us-gov-dod, china, custom.',
			);
		}

		if (demo && options.cloud !== undefined && options.cloud !== 'custom') {
			throw new EntokError('usage', 'The demo tenant is in a cloud of its own.', 'Leave --cloud out.');
		}

		const opened = new Session({...doors, redactor});
		session = opened;
		const unsaved = unsavedProfile(fromEnvironment);
		await opened.loadProfiles(
			unsaved.profiles,
			profileForCall({...options, secretFromStdin: options['secret-stdin'] === true}),
		);
		for (const warning of [...nodeNotices(environment, process.execArgv), ...unsaved.warnings]) {
			opened.notice(warning);
		}

		opened.choose({
			profileId: options.profile ?? (demo ? undefined : environment['ENTOK_PROFILE']),
			flow: options.flow,
			scope: options.scope,
			tenant: options.tenant,
			cloud: options.cloud,
		});
		return opened;
	};

	const openToldSession = async ({notices, prompts, onTypedLine: onLine}: Telling): Promise<Session> => {
		const opened = await openSession();
		let told = 0;
		const tell = (): void => {
			for (const notice of opened.state.notices.slice(told)) {
				notices.write(`entok: ${show(notice)}\n`);
			}

			told = opened.state.notices.length;
		};
		tell();
		opened.subscribe(tell);
		tellPrompts(opened, {
			stderr: prompts,
			show,
			clock: systemClock,
			isVerbose: options.verbose === true,
			openBrowser: address => openBrowser(address, childEnvironment(environment, opened.state.profiles)),
			onTypedLine: onLine,
			onInterrupt,
		});
		return opened;
	};

	const offerNoProfile = (opened: Session): string | undefined =>
		needsNoProfile(opened.state.choice.flow)
			? opened.savedProfiles.offer(noProfile(demo?.cloud ?? {cloud: 'public'}))
			: undefined;

	/** For a command: everything goes to standard error at once, and a profile must be chosen. */
	const openForCommand = async (profileArgument?: string): Promise<Session> => {
		const opened = await openToldSession({
			notices: stderr,
			prompts: stderr,
			onTypedLine: process.stdin.isTTY ? callback => onTypedLine(process.stdin, callback) : undefined,
		});
		const {choice, profiles: known} = opened.state;
		if (profileArgument !== undefined && options.profile !== undefined && !sameName(profileArgument, options.profile)) {
			throw new EntokError('usage', `Two profiles are named: ${profileArgument} and ${options.profile}.`, 'Name one.');
		}

		const named = profileArgument ?? choice.profileId;
		const profileId = named ?? offerNoProfile(opened) ?? onlyProfile(known);
		refuseHalfEnvironment(profileId, known, demo ? {} : environment);
		// Another profile than the one first chosen must not drop the tenant that was asked for with it.
		opened.choose({profileId, tenant: options.tenant});
		if (options['no-input']) {
			refuseWithoutPerson(opened);
		}

		return opened;
	};

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
