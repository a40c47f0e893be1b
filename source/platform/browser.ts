import {spawn} from 'node:child_process';
import type {Environment} from './folders.ts';
import {withUmaskFound} from './umask.ts';

/** Whether this runs over SSH: a browser would open on the other machine's screen, if it has one. */
export const isRemoteSession = (environment: Environment): boolean =>
	Boolean(environment['SSH_CONNECTION'] || environment['SSH_TTY'] || environment['SSH_CLIENT']);

/** The program that opens an address on this system, with its arguments; undefined when no browser can appear in front of the person. */
function opener(address: string, environment: Environment, system: NodeJS.Platform): readonly string[] | undefined {
	if (isRemoteSession(environment)) {
		return undefined;
	}

	switch (system) {
		case 'darwin':
			return ['open', address];
		case 'win32':
			// No shell: `start` would take `&` in an address for another command.
			return ['rundll32', 'url.dll,FileProtocolHandler', address];
		default:
			return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open', address] : undefined;
	}
}

/** Whether a browser can appear in front of the person. */
export const canOpenBrowser = (environment: Environment, system: NodeJS.Platform = process.platform): boolean =>
	opener('', environment, system) !== undefined;

/**
 * Opens an address in the person's browser, where there is a screen it can appear on, and resolves to whether that was
 * begun. It is not waited for, and what it says is nobody's business. `environment` is what the browser gets.
 */
export function openBrowser(
	address: string,
	environment: Environment,
	system: NodeJS.Platform = process.platform,
): Promise<boolean> {
	const isPage = /^https?:$/.test(URL.parse(address)?.protocol ?? '');
	const [program, ...rest] = (isPage ? opener(address, environment, system) : undefined) ?? [];
	if (program === undefined) {
		return Promise.resolve(false);
	}

	return new Promise(resolve => {
		const child = withUmaskFound(() => spawn(program, rest, {stdio: 'ignore', detached: true, env: {...environment}}));
		child.on('spawn', () => resolve(true));
		child.on('error', () => resolve(false));
		child.unref();
	});
}
