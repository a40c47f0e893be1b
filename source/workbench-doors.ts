import {isAbsolute, join} from 'node:path';
import type {Options} from './commands/options.ts';
import {allowedOrigin} from './core/audience.ts';
import {childEnvironment} from './core/child-environment.ts';
import type {Clipboard} from './core/clipboard.ts';
import {EntokError} from './core/entok-error.ts';
import {azureVariables} from './core/env-profile.ts';
import {canOpenBrowser, isRemoteSession, openBrowser} from './platform/browser.ts';
import {createClipboard} from './platform/clipboard/clipboard.ts';
import {passingFolder} from './platform/clipboard/clipboard-file.ts';
import {editText} from './platform/editor.ts';
import {homeFolder} from './platform/home.ts';
import {pipeText} from './platform/pipe-text.ts';
import {saveNewFile} from './platform/save-file.ts';
import type {Session} from './session/session.ts';
import type {SetupDoors} from './session/workbench/setup-doors.ts';
import type {SignInDoors} from './session/workbench/sign-in/doors.ts';
import type {WorkbenchDoors} from './session/workbench/workbench.ts';
import type {Workplace} from './workplace.ts';
import {clipboardWayOf} from './workplace-options.ts';

/** What a program that is started from here gets of the environment; saved profiles count as they are stored, not only as adapted. */
export const environmentFor = ({doors}: Workplace, {savedProfiles, state}: Session) =>
	childEnvironment(doors.environment, [...savedProfiles.all, ...state.profiles]);

/** The clipboard. A file that takes its place belongs to the login session where there is such a place; with `--demo`, to this run alone. */
function clipboardDoor(workplace: Workplace, options: Options, session: Session): Clipboard {
	const {environment} = workplace.doors;
	const {stateFolder} = workplace;
	const runtime = environment['XDG_RUNTIME_DIR'];
	const {stdout} = process;
	return createClipboard({
		environment,
		platform: process.platform,
		forced: clipboardWayOf(options, environment),
		terminal: stdout.isTTY ? bytes => void stdout.write(bytes) : undefined,
		toolEnvironment: () => environmentFor(workplace, session),
		isPassing: stateFolder === undefined,
		folders:
			stateFolder === undefined
				? [passingFolder()]
				: [...(runtime && isAbsolute(runtime) ? [() => join(runtime, 'entok')] : []), () => stateFolder],
	});
}

/** The doors a workbench has on a screen and in plain lines alike. Throws EntokError `usage` when `--allow-host` names no origin. */
export const workbenchDoors = (
	workplace: Workplace,
	options: Options,
	session: Session,
): Pick<WorkbenchDoors, 'edit' | 'save' | 'pipe' | 'clipboard'> & {
	readonly allowed: WorkbenchDoors['allowed'];
	readonly stateStore: WorkbenchDoors['stateStore'];
	readonly secrets: WorkbenchDoors['secrets'];
} => ({
	edit: (text, suffix) => editText(text, suffix, environmentFor(workplace, session)),
	save: saveNewFile,
	pipe: (command, text) => pipeText(command, text, environmentFor(workplace, session)),
	allowed: {
		allowWrites: options['allow-writes'] === true,
		allowedOrigins: (options['allow-host'] ?? []).map(allowedOrigin),
	},
	stateStore: workplace.stateStore,
	secrets: workplace.doors.secrets,
	clipboard: clipboardDoor(workplace, options, session),
});

/** What a first run needs; standard input is the keyboard, so `-` names a file like any other. */
export function setupDoors({doors}: Workplace, isDemo: boolean): Omit<SetupDoors, 'openDemo'> {
	const {environment, readText, profileFromEnvironment} = doors;
	return {
		readText: path => readText(path === '-' ? './-' : path.replace(/^~(?=\/)/, homeFolder), 'the profiles'),
		variables: isDemo ? [] : azureVariables.filter(name => environment[name]),
		profileFromEnvironment,
	};
}

/** What signing in needs of the machine, on a screen and in plain lines alike. */
export function signInDoors(workplace: Workplace, session: Session): Omit<SignInDoors, 'printOutside' | 'qrCode'> {
	const {playUser} = workplace;
	const {environment} = workplace.doors;
	const openAddress = async (address: string): Promise<void> => {
		if (!(await openBrowser(address, environmentFor(workplace, session)))) {
			throw new EntokError('usage', 'The browser could not be opened.', 'Open the address by hand.');
		}
	};
	return {
		isRemote: isRemoteSession(environment),
		...(canOpenBrowser(environment) && {openAddress}),
		...(playUser && {playUser}),
	};
}
