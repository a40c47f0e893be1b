import type {Options} from './commands/options.ts';
import type {Show} from './core/show.ts';
import {asciiOutput} from './platform/ascii-output.ts';
import {loadWithStyles} from './platform/chalk-level.ts';
import {escapeWait} from './platform/escape-wait.ts';
import {differingOutput} from './platform/frame-differ/frame-differ.ts';
import {printOutside} from './platform/print-outside.ts';
import {qrCode} from './platform/qr-code.ts';
import {systemClock} from './platform/system-clock.ts';
import {TerminalInput} from './platform/terminal-input.ts';
import {terminalLooks} from './platform/terminal-looks.ts';
import {restoreTerminalOnExit, suspendProcessGroup} from './platform/terminal-restore.ts';
import type {WorkbenchEnd} from './ui/start.tsx';
import {setupDoors, signInDoors, workbenchDoors} from './workbench-doors.ts';
import type {Workplace} from './workplace.ts';

/** Runs the workbench on this terminal until it is left. */
export async function openWorkbench(workplace: Workplace, options: Options, show: Show): Promise<WorkbenchEnd> {
	const {environment} = workplace.doors;
	const isDemo = options.demo === true;
	const looks = terminalLooks(environment, options['no-color'] === true);
	const {startWorkbench} = await loadWithStyles(looks.hasStyles, () => import('./ui/start.tsx'));
	const differing = differingOutput(process.stdout);
	const session = await workplace.openSession();
	const input = new TerminalInput(process.stdin, {escapeMilliseconds: escapeWait(environment).milliseconds});
	let stopWatching = (): void => {};
	// Ink would do so after the first frame; what is typed before that would be echoed into it.
	process.stdin.setRawMode(true);
	try {
		return await startWorkbench({
			session,
			clock: systemClock,
			show,
			looks,
			isDemo,
			stdin: input,
			stdout: looks.isAscii ? asciiOutput(differing) : differing,
			suspend: () => suspendProcessGroup(),
			...workbenchDoors(workplace, options, session),
			keys: await workplace.doors.ownKeys(),
			setup: setupDoors(workplace, isDemo),
			signIn: {...signInDoors(workplace, session), printOutside, ...(looks.isAscii ? {} : {qrCode})},
			onWindowChange: listener => {
				process.on('SIGWINCH', listener);
				return () => process.off('SIGWINCH', listener);
			},
			onStart: (unmount, lend) => {
				workplace.askThrough(lend);
				stopWatching = restoreTerminalOnExit(process.stdout, {unmount});
			},
		});
	} finally {
		stopWatching();
		input.destroy();
		process.stdin.setRawMode(false);
	}
}
