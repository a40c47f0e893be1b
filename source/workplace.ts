import {join} from 'node:path';
import {cloudOfAuthorityHost} from './catalogue/clouds.ts';
import {refuseWithoutPerson, tellPrompts} from './command-prompts.ts';
import type {CommandCall} from './commands/command.ts';
import {textOfDocument} from './commands/lines.ts';
import type {Options} from './commands/options.ts';
import {childEnvironment, withoutOwn} from './core/child-environment.ts';
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
import {createCommandSecrets} from './platform/command-secret.ts';
import {recordExchanges} from './platform/exchange-recorder.ts';
import {machineFacts} from './platform/facts.ts';
import {entokFolders} from './platform/folders.ts';
import {homeFolder} from './platform/home.ts';
import {newId, randomText, sha256} from './platform/ids.ts';
import {createKeptFiles} from './platform/kept-files.ts';
import {createKeyRing} from './platform/key-ring/key-ring.ts';
import {createManagedIdentityHost} from './platform/managed-identity-host.ts';
import {createMemoryProfileStore} from './platform/memory-profile-store.ts';
import {vaultSecrets} from './platform/named-secrets.ts';
import {pipedSecret} from './platform/piped-secret.ts';
import {createProfileStore} from './platform/profile-store.ts';
import {listenForRedirect} from './platform/redirect-listener.ts';
import {createSecretStore} from './platform/secrets.ts';
import {createStateStore} from './platform/state-store.ts';
import {onInterrupt, untilStopped} from './platform/stop-signals.ts';
import {createStdinReader, readInputFile} from './platform/streams.ts';
import {systemClock} from './platform/system-clock.ts';
import {createTerminalConfirm, createTerminalPrompt} from './platform/terminal-prompt.ts';
import {createTrustedCommands} from './platform/trusted-commands.ts';
import {createTrustingHttp} from './platform/trusting-http.ts';
import {withTurn} from './platform/turn.ts';
import {onTypedLine} from './platform/typed-lines.ts';
import {createPassphraseReader} from './platform/vault/passphrase.ts';
import {createVault} from './platform/vault/vault.ts';
import {verifySignature} from './platform/verify-signature.ts';
import {serveForOthers} from './serve-emulator.ts';
import {exchangeDocument} from './session/documents/exchange-document.ts';
import {needsNoProfile, noProfile, onlyProfile, profileForCall} from './session/profile-for-call.ts';
import {Session} from './session/session.ts';
import {unsavedProfile} from './session/unsaved-profile.ts';
import type {SignInDoors} from './session/workbench/sign-in/doors.ts';
import {version} from './version.ts';
import {timeoutOf} from './workplace-options.ts';

/** What `cli.ts` knows when it opens a workplace. */
export type WorkplaceOptions = {
	readonly options: Options;
	readonly isDemo: boolean;
	readonly redactor: Redactor;
	readonly show: Show;
	readonly stderr: Output;
};

/** Gives the terminal to somebody else while the work lasts. */
type Lend = (work: () => Promise<void>) => Promise<void>;

/** The doors a command gets, made for one call. */
export type Workplace = {
	/** A session with the profiles loaded and the options' choice made, perhaps without a profile. */
	openSession(): Promise<Session>;
	readonly doors: Omit<CommandCall, 'arguments' | 'rest' | 'options' | 'stdout' | 'stderr' | 'show' | 'redactor'>;
	/** From now on, a hidden question is asked while the screen that has the terminal lends it. */
	askThrough(lend: Lend): void;
	/** Answers a sign-in as the user of the demo tenant; absent without `--demo`. */
	readonly playUser: SignInDoors['playUser'];
	/** Where what outlives a run is kept; with `--demo`, nowhere. */
	readonly stateStore: StateStore | undefined;
	close(): Promise<void>;
};

/** Makes every door for one call. With `--demo`, nothing of the user's is read, written or sent through a proxy. */
export async function openWorkplace({options, isDemo, redactor, show, stderr}: WorkplaceOptions): Promise<Workplace> {
	const environment = process.env;
	const demo = isDemo ? await openDemo() : undefined;
	const folders = entokFolders(environment, process.platform, homeFolder, options['config-dir']);
	const profiles = demo
		? createMemoryProfileStore(demo.profiles, 'memory, for this run (--demo)')
		: createProfileStore({folder: folders.config});
	const terminal = {noInput: options['no-input'] === true};
	const prompt = createTerminalPrompt(terminal);
	const question = createTerminalConfirm(terminal);
	let lend: Lend = work => work();
	const lent = async <Answer>(asking: () => Answer | Promise<Answer>): Promise<Answer | undefined> => {
		let answer: Answer | undefined;
		await lend(async () => {
			answer = await asking();
		});
		return answer;
	};
	const ask = (purpose: string, signal?: AbortSignal): Promise<string | undefined> =>
		lent(() => prompt(purpose, signal));
	const readStdin = createStdinReader(process.stdin);
	const stateStore = demo ? undefined : createStateStore(folders.state);
	const vault = demo
		? undefined
		: createVault({
				path: join(folders.config, 'vault.json'),
				readPassphrase: createPassphraseReader({descriptor: options['vault-passphrase-fd'], environment, ask}),
				clock: systemClock,
			});
	const secrets = createSecretStore({
		environment,
		ask,
		demo: demo?.secrets,
		vault: vault && vaultSecrets(vault),
		keyRing: demo ? undefined : createKeyRing({environment}),
		runCommand:
			stateStore &&
			createCommandSecrets({
				environment,
				environmentForPrograms: async () => withoutOwn(childEnvironment(environment, (await profiles.read()).profiles)),
				folder: homeFolder,
				trusted: createTrustedCommands(stateStore),
				confirm: (...asked) => lent(() => question(...asked)),
			}),
		keptFiles: stateStore && createKeptFiles(stateStore),
		inTurn: async (place, work, signal) =>
			withTurn(join(folders.state, `turn-${(await sha256(place)).slice(0, 16)}.lock`), place, work, {signal}),
		readStdin: options['secret-stdin']
			? async purpose => pipedSecret(await readStdin(`the ${purpose}`), purpose)
			: undefined,
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
		for (const warning of unsaved.warnings) {
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

	/** For a command: notices go to standard error at once, and a profile must be chosen. */
	const openForCommand = async (profileArgument?: string): Promise<Session> => {
		const opened = await openSession();
		let told = 0;
		const tell = (): void => {
			for (const notice of opened.state.notices.slice(told)) {
				stderr.write(`entok: ${show(notice)}\n`);
			}

			told = opened.state.notices.length;
		};
		tell();
		opened.subscribe(tell);
		tellPrompts(opened, {
			stderr,
			show,
			clock: systemClock,
			isVerbose: options.verbose === true,
			openBrowser: address => openBrowser(address, childEnvironment(environment, opened.state.profiles)),
			onTypedLine: process.stdin.isTTY ? callback => onTypedLine(process.stdin, callback) : undefined,
			onInterrupt,
		});
		const {choice, profiles: known} = opened.state;
		if (profileArgument !== undefined && options.profile !== undefined && !sameName(profileArgument, options.profile)) {
			throw new EntokError('usage', `Two profiles are named: ${profileArgument} and ${options.profile}.`, 'Name one.');
		}

		const named = profileArgument ?? choice.profileId;
		const withoutOne = needsNoProfile(choice.flow) ? noProfile(demo?.cloud ?? {cloud: 'public'}) : undefined;
		const profileId = named ?? (withoutOne ? opened.savedProfiles.offer(withoutOne) : onlyProfile(known));
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
		askThrough(given) {
			lend = given;
		},
		playUser: demo?.playUser,
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
			facts: () => machineFacts(environment, folders, {profiles, secrets, vault}, version),
		},
		async close() {
			vault?.lock();
			await demo?.close();
		},
	};
}
