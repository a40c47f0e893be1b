import {EntokError} from '../core/entok-error.ts';
import type {Environment} from './folders.ts';

/** Node's own modules that print headers and bodies when NODE_DEBUG names them; `*` stands for any letters. */
const talkative = ['http', 'https', 'http2', 'net', 'tls', 'stream', 'fetch', 'undici', 'websocket'];

const names = (pattern: string, name: string): boolean =>
	new RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(name);

/**
 * Refuses to run where Node itself would print requests with their secrets on standard error: the variable is read
 * before any code of ours, so it cannot be taken back here. Throws EntokError `usage`.
 */
export function refuseTalkativeNode({NODE_DEBUG: debug = ''}: Environment): void {
	const patterns = debug.split(',').map(part => part.trim());
	if (talkative.some(name => patterns.some(pattern => names(pattern, name)))) {
		throw new EntokError(
			'usage',
			'NODE_DEBUG is set: Node would print requests with their secrets on standard error.',
			'Run entok without it: env -u NODE_DEBUG entok …; entok’s own --verbose shows every exchange, secrets masked.',
		);
	}
}

/** What a person should know of variables that weaken Node, in sentences. */
export function nodeNotices(environment: Environment, nodeArguments: readonly string[]): readonly string[] {
	const isInspected = [...nodeArguments, ...(environment['NODE_OPTIONS'] ?? '').split(' ')].some(argument =>
		argument.startsWith('--inspect'),
	);
	return [
		...(environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
			? ['NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect here: certificates are checked all the same.']
			: []),
		...(isInspected ? ['Node’s inspector is on: whoever reaches it can read tokens and secrets in this process.'] : []),
	];
}
