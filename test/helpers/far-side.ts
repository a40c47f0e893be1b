import path from 'node:path';
import type {TestContext} from 'node:test';
import {newHome, root} from './program.ts';
import {type SshServer, startSshServer} from './ssh-server.ts';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A line of shell that runs the built program. */
export const entokLine = (...argv: readonly string[]): string =>
	[process.execPath, path.join(root, 'bin/entok.js'), ...argv].map(quoted).join(' ');

/** A machine one signs in to: its sshd, and a home there. */
export type FarSide = {
	readonly server: SshServer;
	readonly home: string;
	/** Signs in and runs a line of shell there, in a pseudo-terminal; it gets an environment of its own. */
	open(line: string, options?: TerminalOptions): Terminal;
};

export async function openFarSide(
	context: TestContext,
	environment: Readonly<Record<string, string>> = {},
): Promise<FarSide> {
	const server = await startSshServer(context);
	const home = newHome();
	const variables = {PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', ...environment};
	const given = Object.entries(variables).map(([name, value]) => quoted(`${name}=${value}`));
	const kept = ['TERM', 'SSH_CONNECTION', 'SSH_TTY'].map(name => `"${name}=$${name}"`);
	const prefix = ['exec', 'env', '-i', ...given, ...kept].join(' ');
	return {
		server,
		home,
		open: (line, options) =>
			openTerminal({
				...options,
				program: 'ssh',
				arguments: server.terminalWords(`cd ${quoted(home)} && ${prefix} ${line}`),
			}),
	};
}
