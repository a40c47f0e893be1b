import {runAccessible} from './accessible/accessible.ts';
import type {Options} from './commands/options.ts';
import type {Output} from './core/doors.ts';
import {EntokError} from './core/entok-error.ts';
import type {Redactor} from './core/redactor.ts';
import type {Show} from './core/show.ts';
import {createLineInput} from './platform/line-input.ts';
import {giveText} from './platform/pipe-text.ts';
import {systemClock} from './platform/system-clock.ts';
import {suspendProcessGroup} from './platform/terminal-restore.ts';
import type {WorkbenchEnd} from './ui/start.tsx';
import {version} from './version.ts';
import {environmentFor, setupDoors, signInDoors, workbenchDoors} from './workbench-doors.ts';
import type {Workplace} from './workplace.ts';

/** One for the whole process: what was typed ahead is not lost when the demo tenant is opened. */
const lines = createLineInput(process.stdin);

/** Runs the workbench in plain lines on standard input and output until it is left. */
export async function openAccessible(
	workplace: Workplace,
	options: Options,
	{show, redactor, out}: {readonly show: Show; readonly redactor: Redactor; readonly out: Output},
): Promise<WorkbenchEnd> {
	if (options['secret-stdin']) {
		throw new EntokError(
			'usage',
			'Standard input cannot be both the secret and what is typed.',
			'Let the profile refer to the secret: env:NAME, file:/path or prompt.',
		);
	}

	const isDemo = options.demo === true;
	const session = await workplace.openSession();
	const ending = await runAccessible({
		session,
		clock: systemClock,
		redactor,
		lines,
		out,
		version,
		isDemo,
		doors: {
			...workbenchDoors(workplace, options, session),
			show,
			// What the command prints stays where it is, so nobody is asked for Enter.
			pipe: async (command, text) => {
				const how = await giveText(command, text, environmentFor(workplace, session));
				out.write(how === '' ? '' : `The command${how}.\n`);
			},
			suspend: () => void suspendProcessGroup(),
		},
		setup: setupDoors(workplace, isDemo),
		signIn: signInDoors(workplace, session),
	});
	return ending === 'demo' ? {exitCode: 0, wantsDemo: true} : {exitCode: ending, wantsDemo: false};
}
