import {resolve} from 'node:path';
import type {HolderDoors, LoginCommandDoors} from './commands/command.ts';
import {EntokError} from './core/entok-error.ts';
import {numberMember, parseJsonObject} from './core/json.ts';
import type {TokenHolder} from './core/token-holder.ts';
import type {Environment, Folders} from './platform/folders.ts';
import {createHolderClient} from './platform/holder/holder-client.ts';
import {holderFolder} from './platform/holder/holder-place.ts';
import {refuseTalkativeNode} from './platform/node-variables.ts';
import {createStateStore} from './platform/state-store.ts';
import {systemClock} from './platform/system-clock.ts';
import type {RequestRecord} from './session/request-guard.ts';

/** How long a token waits for the record of requests, at most; without it, it is got all the same. Milliseconds. */
const recordWait = 3000;

type LoginSetting = {
	readonly environment: Environment;
	readonly folders: Folders;
	/** What `--config-dir` names. */
	readonly configFolder?: string;
	/** Hears what is odd and stops nothing. */
	tell(text: string): void;
};

/** What the runs of one login share, beside the profiles. With `--demo` there is nothing of it. */
export type LoginDoors = {
	readonly requestRecord: RequestRecord;
	/** Absent where sockets are not files (Windows). */
	readonly holder?: TokenHolder;
	readonly commandDoors: LoginCommandDoors;
};

const notHere = async (): Promise<never> => {
	throw new EntokError(
		'configuration',
		'There is no holder on Windows: nothing would say who may open its socket.',
		'Keep the token in a variable.',
	);
};

/** None runs, and none can. */
const noHolder: HolderDoors = {
	place: 'nowhere',
	status: async () => undefined,
	prolong: async () => undefined,
	forget: async () => undefined,
	end: async () => false,
	start: notHere,
	serve: notHere,
};

/** The one that holds has the code loaded for it; everybody else does without. */
function startingDoors({environment, folders, configFolder}: LoginSetting, folder: string) {
	const named = configFolder || environment['ENTOK_CONFIG_HOME'];
	return {
		async start(span: number, isForThisProcess: boolean): Promise<number> {
			const {startHolder} = await import('./platform/holder/start-holder.ts');
			const {loginProcess} = await import('./platform/holder/login-process.ts');
			const said = await startHolder(
				[
					process.execPath,
					resolve(process.argv[1] ?? ''),
					'hold',
					'--foreground',
					'--json',
					...['--for', `${Math.ceil(span / 1000)}s`],
					...(named ? ['--config-dir', folders.config] : []),
				],
				environment,
				isForThisProcess ? process.pid : loginProcess(),
			);
			return (numberMember(parseJsonObject(said) ?? {}, 'until_epoch') ?? 0) * 1000;
		},
		async serve(until: number, longest: number) {
			refuseTalkativeNode(environment);
			const {openHolder} = await import('./platform/holder/holder-server.ts');
			const {leaderVariable} = await import('./platform/holder/start-holder.ts');
			const {watchProcess} = await import('./platform/holder/login-process.ts');
			const leader = Number(environment[leaderVariable]);
			const isLoginThere = leader > 0 ? watchProcess(leader) : () => true;
			return openHolder({folder, clock: systemClock, until, longest, isLoginThere});
		},
	};
}

/** Opens what the runs of one login share. */
export function openLoginDoors(setting: LoginSetting): LoginDoors {
	const {environment, folders, configFolder, tell} = setting;
	const requestRecord = {store: createStateStore(folders.state, {waitLimit: recordWait}), tell};
	if (process.platform === 'win32') {
		return {requestRecord, commandDoors: {holder: noHolder}};
	}

	const isNamed = Boolean(configFolder || environment['ENTOK_CONFIG_HOME']);
	const folder = holderFolder(environment, folders, isNamed);
	const {holder, control} = createHolderClient({folder, tell});
	return {
		requestRecord,
		holder,
		commandDoors: {holder: {...control, ...startingDoors(setting, folder)}},
	};
}
