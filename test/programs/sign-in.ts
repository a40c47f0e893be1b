import {differingOutput} from '../../source/platform/frame-differ/frame-differ.ts';
import {printOutside} from '../../source/platform/print-outside.ts';
import {qrCode} from '../../source/platform/qr-code.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {TerminalInput} from '../../source/platform/terminal-input.ts';
import {restoreTerminalOnExit} from '../../source/platform/terminal-restore.ts';
import {startWorkbench} from '../../source/ui/start.tsx';
import {createBench} from '../helpers/bench.ts';
import {scriptFlow} from '../helpers/scripted-flow.ts';
import {enterCode, signIn} from '../session/workbench/sign-in/bench.ts';

/** The workbench in a terminal, with flows that wait for a person who never comes. */
scriptFlow('authorization-code', 'authorization code', signIn);
scriptFlow('device-code', 'device code', {...enterCode, expiresAt: systemClock.now() + 871_000});
const {session, show} = await createBench({
	choice: {profileId: 'contoso-user', flow: 'device-code', scope: 'User.Read'},
	doors: {clock: systemClock},
});
process.stdin.setRawMode(true);
const input = new TerminalInput(process.stdin, {escapeMilliseconds: 40});
let stopWatching = (): void => {};
const {exitCode} = await startWorkbench({
	session,
	clock: systemClock,
	show,
	looks: {isAscii: false, hasColour: true, hasStyles: true},
	isDemo: false,
	stdin: input,
	stdout: differingOutput(process.stdout),
	suspend: async () => {},
	edit: async text => text,
	save: async name => name,
	pipe: async () => {},
	allowed: {allowWrites: false, allowedOrigins: []},
	stateStore: undefined,
	setup: {readText: async () => '', variables: [], profileFromEnvironment: () => undefined},
	signIn: {isRemote: true, printOutside: lines => printOutside(lines, process.env), qrCode},
	onWindowChange: () => () => {},
	onStart: unmount => {
		stopWatching = restoreTerminalOnExit(process.stdout, {unmount});
	},
});
stopWatching();
process.exit(exitCode);
