import {connect, type Socket} from 'node:net';
import {join} from 'node:path';
import {EntokError, toEntokError} from '../../core/entok-error.ts';
import {type JsonObject, numberMember, parseJsonObject, textMember} from '../../core/json.ts';
import {Secret} from '../../core/secret.ts';
import {shellQuoted} from '../../core/shell-quoted.ts';
import type {Forgotten, HolderControl, TokenHolder} from '../../core/token-holder.ts';
import {systemCode, systemReason} from '../file-fault.ts';
import {withFileLock} from '../file-lock.ts';
import {isSafePlace, socketIn} from './holder-place.ts';
import {
	type HolderRequest,
	longestMessage,
	protocolVersion,
	readStatus,
	readToken,
	requestLine,
} from './holder-protocol.ts';
import {readLine} from './one-line.ts';

export type HolderClientOptions = {
	/** Of the socket. */
	readonly folder: string;
	/** Hears why a holder that runs could not be used; tokens are got all the same. */
	tell(reason: string): void;
	/** How long an answer may take. Milliseconds. */
	readonly timeLimit?: number;
};

/** A token request may take a minute; who waits longer for another process's goes on without. Milliseconds. */
const turnTimes = {waitLimit: 90_000, staleAfter: 120_000} as const;

/** A connection to a socket; undefined when nobody listens there. */
const connected = (path: string): Promise<Socket | undefined> =>
	new Promise((resolve, reject) => {
		const socket = connect(path);
		socket.once('connect', () => resolve(socket));
		socket.once('error', error => {
			if (['ENOENT', 'ECONNREFUSED'].includes(systemCode(error) ?? '')) {
				resolve(undefined);
			} else {
				reject(new EntokError('configuration', `The holder could not be reached: ${systemReason(error)}.`));
			}
		});
	});

/** A holder that has lost its socket ends. */
const wayOut = (folder: string): string => `To end it, remove its socket: rm ${shellQuoted(socketIn(folder))}`;

/** Asks the holder of a folder; undefined when none runs. Rejects with an EntokError when it cannot be used. */
export async function askHolder(
	folder: string,
	request: HolderRequest,
	timeLimit = 2000,
): Promise<JsonObject | undefined> {
	const socket = isSafePlace(folder) ? await connected(socketIn(folder)) : undefined;
	if (socket === undefined) {
		return undefined;
	}

	try {
		const answer = readLine(socket, {bytes: longestMessage, milliseconds: timeLimit});
		socket.write(requestLine(request));
		const object = parseJsonObject(
			await answer.catch((thrown: unknown) => {
				throw new EntokError('configuration', `The holder ${toEntokError(thrown).message}.`, wayOut(folder));
			}),
		);
		const error = object && textMember(object, 'error');
		if (object === undefined || error !== undefined || object['version'] !== protocolVersion) {
			throw new EntokError(
				'configuration',
				`The holder does not understand this entok${error === undefined ? '' : `: ${error}`}`,
				wayOut(folder),
			);
		}

		return object;
	} finally {
		socket.destroy();
	}
}

const forgottenIn = (answer: JsonObject | undefined): Forgotten | undefined =>
	answer && {tokens: numberMember(answer, 'tokens') ?? 0, signIns: numberMember(answer, 'signIns') ?? 0};

/** The holder of this login, where one runs; each call asks anew, so one that starts or ends meanwhile is seen. */
export function createHolderClient({folder, tell, timeLimit}: HolderClientOptions): {
	readonly holder: TokenHolder;
	readonly control: HolderControl;
} {
	const ask = (request: HolderRequest): Promise<JsonObject | undefined> => askHolder(folder, request, timeLimit);
	const quietly = async (request: HolderRequest): Promise<JsonObject | undefined> => {
		try {
			return await ask(request);
		} catch (thrown) {
			tell(toEntokError(thrown).message);
			return undefined;
		}
	};
	const forget = (profileId?: string): HolderRequest => ({do: 'forget', profileId});
	return {
		holder: {
			async find(key, goodFor) {
				return readToken((await quietly({do: 'find', key, goodFor}))?.['token']);
			},
			async keep(entry) {
				await quietly({do: 'keep', ...entry});
			},
			async findSignIn(key) {
				const answer = await quietly({do: 'find-sign-in', key});
				const text = answer && textMember(answer, 'refreshToken');
				return text === undefined ? undefined : new Secret(text);
			},
			async keepSignIn(entry) {
				await quietly({do: 'keep-sign-in', ...entry});
			},
			async exclusively(key, work, signal) {
				if ((await quietly({do: 'status'})) === undefined) {
					return work();
				}

				let hasBegun = false;
				const begin = () => {
					hasBegun = true;
					return work();
				};
				try {
					return await withFileLock(join(folder, `${key.slice(0, 16)}.lock`), begin, {...turnTimes, signal});
				} catch (thrown) {
					if (hasBegun || (thrown instanceof EntokError && thrown.kind === 'cancelled')) {
						throw thrown;
					}

					return work();
				}
			},
			forget: async profileId => forgottenIn(await ask(forget(profileId))),
		},
		control: {
			place: socketIn(folder),
			async status() {
				const answer = await ask({do: 'status'});
				return answer && readStatus(answer);
			},
			async prolong(until) {
				const answer = await ask({do: 'prolong', until});
				return answer && numberMember(answer, 'until');
			},
			forget: async profileId => forgottenIn(await ask(forget(profileId))),
			end: async () => (await ask({do: 'end'})) !== undefined,
		},
	};
}
