import type {Command} from './command.ts';

/** A command's entry in the list: its line in the help, and how it is loaded when it runs. */
export type CommandEntry = {readonly name: string; readonly summary: string; load(): Promise<Command>};

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
	{name: 'token', summary: 'get a token', load: async () => (await import('./token.ts')).token},
	{
		name: 'pick',
		summary: 'choose on the terminal, then get the token',
		load: async () => (await import('./pick.ts')).pick,
	},
	{
		name: 'exec',
		summary: 'run a program with a token in its environment',
		load: async () => (await import('./exec.ts')).exec,
	},
	{name: 'request', summary: 'fire a test request', load: async () => (await import('./request.ts')).request},
	{
		name: 'hold',
		summary: 'keep tokens in memory for this login',
		load: async () => (await import('./hold.ts')).hold,
	},
	{
		name: 'forget',
		summary: 'drop what is held and remembered',
		load: async () => (await import('./forget.ts')).forget,
	},
	{name: 'inspect', summary: 'decode and explain a token', load: async () => (await import('./inspect.ts')).inspect},
	{name: 'diff', summary: 'compare two tokens', load: async () => (await import('./diff.ts')).diff},
	{
		name: 'explain',
		summary: 'explain an error code or a claim',
		load: async () => (await import('./explain.ts')).explain,
	},
	{
		name: 'profile',
		summary: 'list, add, change, import and export profiles',
		load: async () => (await import('./profile.ts')).profile,
	},
	{
		name: 'tour',
		summary: 'the main job on the demo tenant, as text',
		load: async () => (await import('./tour.ts')).tour,
	},
	{
		name: 'emulator',
		summary: 'serve the demo tenant on loopback',
		load: async () => (await import('./emulator.ts')).emulator,
	},
	{
		name: 'keys',
		summary: 'list the keys of the workbench, and yours',
		load: async () => (await import('./keys.ts')).keys,
	},
	{name: 'doctor', summary: 'what entok finds on this machine', load: async () => (await import('./doctor.ts')).doctor},
	{
		name: 'reset-terminal',
		summary: 'undo what a killed program left in the terminal',
		load: async () => (await import('./reset-terminal.ts')).resetTerminal,
	},
];

export const findCommand = (name: string): CommandEntry | undefined => commands.find(entry => entry.name === name);
