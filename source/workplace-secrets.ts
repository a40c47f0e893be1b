import {join} from 'node:path';
import type {Options} from './commands/options.ts';
import {childEnvironment, withoutOwn} from './core/child-environment.ts';
import type {ProfileStore, SecretStore, StateStore} from './core/doors.ts';
import {createCommandSecrets} from './platform/command-secret.ts';
import type {Environment, Folders} from './platform/folders.ts';
import {homeFolder} from './platform/home.ts';
import {sha256} from './platform/ids.ts';
import {createKeptFiles} from './platform/kept-files.ts';
import {createKeyRing} from './platform/key-ring/key-ring.ts';
import {vaultSecrets} from './platform/named-secrets.ts';
import {pipedSecret} from './platform/piped-secret.ts';
import {createSecretStore, type SecretStoreOptions} from './platform/secrets.ts';
import {systemClock} from './platform/system-clock.ts';
import {createTerminalConfirm, createTerminalPrompt} from './platform/terminal-prompt.ts';
import {createTrustedCommands} from './platform/trusted-commands.ts';
import {withTurn} from './platform/turn.ts';
import {createPassphraseReader} from './platform/vault/passphrase.ts';
import {createVault, type Vault} from './platform/vault/vault.ts';

/** Gives the terminal to somebody else while the work lasts. */
export type Lend = (work: () => Promise<void>) => Promise<void>;

export type SecretsSetting = {
	readonly options: Options;
	readonly environment: Environment;
	readonly folders: Folders;
	readonly profiles: ProfileStore;
	/** Absent with `--demo`, where nothing of the person's is read or written. */
	readonly stateStore: StateStore | undefined;
	readonly demo: Map<string, string> | undefined;
	readStdin(purpose: string): Promise<string>;
};

/** Where secrets come from and go to in one call, and how a person is asked for them. */
export type WorkplaceSecrets = {
	readonly secrets: SecretStore;
	readonly vault: Vault | undefined;
	ask(purpose: string, signal?: AbortSignal): Promise<string | undefined>;
	/** From now on, questions are asked while the screen that has the terminal lends it. */
	askThrough(lend: Lend): void;
};

type Asking = {
	readonly ask: WorkplaceSecrets['ask'];
	lent<Answer>(asking: () => Answer | Promise<Answer>): Promise<Answer | undefined>;
};

/** The places that are the person's own. */
function ownPlaces(
	{options, environment, folders, profiles}: SecretsSetting,
	stateStore: StateStore,
	{ask, lent}: Asking,
): Partial<SecretStoreOptions> & {readonly opened: Vault} {
	const confirm = createTerminalConfirm({noInput: options['no-input'] === true});
	const opened = createVault({
		path: join(folders.config, 'vault.json'),
		readPassphrase: createPassphraseReader({descriptor: options['vault-passphrase-fd'], environment, ask}),
		clock: systemClock,
	});
	return {
		opened,
		vault: vaultSecrets(opened),
		keyRing: createKeyRing({environment}),
		runCommand: createCommandSecrets({
			environment,
			environmentForPrograms: async () => withoutOwn(childEnvironment(environment, (await profiles.read()).profiles)),
			folder: homeFolder,
			trusted: createTrustedCommands(stateStore),
			confirm: (...question) => lent(() => confirm(...question)),
		}),
		keptFiles: createKeptFiles(stateStore),
		inTurn: async (place, work, signal) =>
			withTurn(join(folders.state, `turn-${(await sha256(place)).slice(0, 16)}.lock`), place, work, {signal}),
	};
}

export function openSecrets(setting: SecretsSetting): WorkplaceSecrets {
	const {options, environment, stateStore, demo} = setting;
	const prompt = createTerminalPrompt({noInput: options['no-input'] === true});
	let lend: Lend = work => work();
	const lent: Asking['lent'] = async asking => {
		let answer: Awaited<ReturnType<typeof asking>> | undefined;
		await lend(async () => {
			answer = await asking();
		});
		return answer;
	};
	const ask: WorkplaceSecrets['ask'] = (purpose, signal) => lent(() => prompt(purpose, signal));
	const {opened, ...places} = stateStore ? ownPlaces(setting, stateStore, {ask, lent}) : {opened: undefined};
	return {
		vault: opened,
		ask,
		askThrough(given) {
			lend = given;
		},
		secrets: createSecretStore({
			environment,
			ask,
			demo,
			...places,
			readStdin: options['secret-stdin']
				? async purpose => pipedSecret(await setting.readStdin(`the ${purpose}`), purpose)
				: undefined,
		}),
	};
}
