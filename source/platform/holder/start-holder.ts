import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {EntokError} from '../../core/entok-error.ts';
import {isJsonObject, parseJsonObject, textMember} from '../../core/json.ts';
import type {Environment} from '../folders.ts';

/** All that a holder needs of the environment; what holds secrets is not among it. */
const variables = [
	'HOME',
	'PATH',
	'TMPDIR',
	'LANG',
	'LC_ALL',
	'XDG_RUNTIME_DIR',
	'XDG_STATE_HOME',
	'XDG_CONFIG_HOME',
	'XDG_CACHE_HOME',
] as const;

/** Names the process whose end is the end of the holder, to the holder itself. */
export const leaderVariable = 'ENTOK_HOLDER_LEADER';

/** Its core would hold every token; Node itself has no way to forbid one. */
const withoutCore = 'ulimit -c 0; exec "$0" "$@"';

function failure(said: string): EntokError {
	const error = parseJsonObject(said)?.['error'];
	return isJsonObject(error)
		? new EntokError(
				'configuration',
				textMember(error, 'message') ?? 'The holder could not be started.',
				textMember(error, 'hint'),
				{code: textMember(error, 'code')},
			)
		: new EntokError('configuration', 'The holder ended before it began.', 'Try entok hold --foreground, to see why.');
}

/**
 * Starts the program `argv` in the background, out of reach of this terminal's signals, and resolves to what it says
 * first, as JSON on standard output. Rejects with an EntokError when it ends without having said anything.
 */
export async function startHolder(
	argv: readonly string[],
	environment: Environment,
	leader: number | undefined,
): Promise<string> {
	const child = spawn('/bin/sh', ['-c', withoutCore, ...argv], {
		cwd: '/',
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...Object.fromEntries(variables.map(name => [name, environment[name]])),
			...(leader !== undefined && {[leaderVariable]: String(leader)}),
		},
	});
	const said = text(child.stderr).catch(() => '');
	try {
		return await new Promise<string>((resolve, reject) => {
			let first = '';
			child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
				first += chunk;
				if (first.endsWith('}\n')) {
					resolve(first);
				}
			});
			child.once('error', () => reject(failure('')));
			child.once('exit', () => void said.then(text => reject(failure(text))));
		});
	} finally {
		child.stdout.destroy();
		child.stderr.destroy();
		child.unref();
	}
}
