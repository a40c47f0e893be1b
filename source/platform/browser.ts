import {spawn} from 'node:child_process';
import {EntokError} from '../core/entok-error.ts';
import type {Environment} from './folders.ts';

/** The program that opens an address in the person's browser; undefined where no browser could be seen. */
function openerOf(environment: Environment, platform: NodeJS.Platform): readonly string[] | undefined {
	switch (platform) {
		case 'darwin':
			return ['open'];
		case 'win32':
			// Not `cmd /c start`: a shell would read the address.
			return ['rundll32', 'url.dll,FileProtocolHandler'];
		default:
			return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
	}
}

/**
 * What opens an address in a browser on this machine; undefined without a display. `childEnvironment` is what that program gets. It rejects with an EntokError
 * `usage` when there is no such program, and does not wait for the browser: some openers stay with it.
 */
export function browserOpener(
	environment: Environment,
	childEnvironment: () => Environment,
	platform: NodeJS.Platform = process.platform,
): ((address: string) => Promise<void>) | undefined {
	const opener = openerOf(environment, platform);
	return (
		opener &&
		(address =>
			new Promise((resolve, reject) => {
				const url = URL.canParse(address) ? new URL(address) : undefined;
				const [program = '', ...rest] = opener;
				if (!url || !/^https?:$/.test(url.protocol)) {
					reject(new EntokError('usage', 'That is no web address: a browser is not given it.', 'Open it by hand.'));
					return;
				}

				// Without our streams: a browser's messages would be painted over the screen.
				const child = spawn(program, [...rest, url.href], {
					stdio: 'ignore',
					detached: true,
					env: {...childEnvironment()},
				});
				child.on('error', () =>
					reject(
						new EntokError(
							'usage',
							`The browser could not be opened: ${program} was not found.`,
							'Open the address by hand.',
						),
					),
				);
				child.on('spawn', () => {
					child.unref();
					resolve();
				});
			}))
	);
}
