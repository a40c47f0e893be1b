import type {Command} from './command.ts';

/** Undoes what a program that was killed has left in the terminal. */
export const resetTerminal: Command = {
	usage: '',
	about: [
		'Brings this terminal back to what a shell expects, whichever program left it behind: leaves the alternate screen,',
		'shows the cursor, ends paste marks, mouse reports, colours and scroll regions, and runs stty sane.',
		'Type it even if you cannot see it; Ctrl-J where Enter does nothing.',
	],
	options: [],
	mostArguments: 0,
	examples: ['entok reset-terminal'],
	async run(call) {
		const isSane = await call.resetTerminal();
		call.stderr.write(
			isSane
				? 'ok  The terminal is as a shell expects it.\n'
				: '!   The screen is as a shell expects it; stty sane could not be run, so echo and Ctrl-C may still be off.\n',
		);
		return 0;
	},
};
