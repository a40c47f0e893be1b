import {randomBytes} from 'node:crypto';
import {chmodSync, lstatSync, renameSync, rmSync} from 'node:fs';
import {createServer, type Server} from 'node:net';
import {join} from 'node:path';
import type {Clock} from '../../core/clock.ts';
import {EntokError} from '../../core/entok-error.ts';
import {withFileLock} from '../file-lock.ts';
import {makePrivateFolder} from '../write-file.ts';
import {HeldTokens} from './held-tokens.ts';
import {askHolder} from './holder-client.ts';
import {isSafePlace, socketIn} from './holder-place.ts';
import {longestMessage} from './holder-protocol.ts';
import type {LineLimits} from './one-line.ts';
import {serveConnection} from './serve-connection.ts';

export type HolderServerOptions = {
	readonly folder: string;
	readonly clock: Clock;
	readonly until: number;
	/** How far its end can be put off from any moment. Milliseconds. */
	readonly longest: number;
	/** Whether the login it is for is still there. */
	isLoginThere(): boolean;
	readonly limits?: LineLimits;
	/** How often it looks whether it is over. Milliseconds. */
	readonly every?: number;
};

/** A holder that listens. */
export type RunningHolder = {
	readonly until: number;
	/** Resolves when its time is over, its login or its socket gone, or somebody ended it. */
	readonly over: Promise<void>;
	/** Forgets everything; then nobody is answered any more. */
	close(): Promise<void>;
};

/** Connections at a time; more are turned away and go on without the holder. */
const mostConnections = 64;

const listening = (server: Server, path: string): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(path, resolve);
	});

const inodeOf = (path: string): number | undefined => lstatSync(path, {throwIfNoEntry: false})?.ino;

/**
 * The socket gets its name only when it is closed to others, and takes the place of one that a dead holder left.
 * Node removes the name it listened on when it ends, which is not this one: that of a successor is left alone.
 */
async function publish(server: Server, folder: string): Promise<void> {
	const temporary = join(folder, randomBytes(4).toString('hex'));
	await listening(server, temporary);
	chmodSync(temporary, 0o600);
	renameSync(temporary, socketIn(folder));
}

/** Starts to hold tokens. Rejects with EntokError `configuration`: one runs already, or its place is not safe. */
export async function openHolder(options: HolderServerOptions): Promise<RunningHolder> {
	const {folder, clock, until, longest, isLoginThere, limits, every = 2000} = options;
	const socket = socketIn(folder);
	const held = new HeldTokens(clock, until, longest);
	const over = new AbortController();
	const server = createServer(connection => {
		connection.on('error', () => {});
		void serveConnection(connection, held, limits ?? {bytes: longestMessage, milliseconds: 5000}).then(() => {
			if (held.isOver) {
				over.abort();
			}
		});
	});
	server.maxConnections = mostConnections;
	await makePrivateFolder(folder);
	// Also says when the folder is not safe.
	isSafePlace(folder);
	await withFileLock(join(folder, 'holder.lock'), async () => {
		if ((await askHolder(folder, {do: 'status'})) !== undefined) {
			throw new EntokError('configuration', 'A holder runs already.', 'See entok hold --status.', {code: 'runs'});
		}

		await publish(server, folder);
	});
	const inode = inodeOf(socket);
	const isOurs = (): boolean => inodeOf(socket) === inode;
	const untilOver = async (): Promise<void> => {
		while (!held.isOver && isOurs() && isLoginThere() && !over.signal.aborted) {
			held.prune();
			await clock.sleep(Math.max(1, Math.min(every, held.until - clock.now())), over.signal).catch(() => undefined);
		}
	};
	return {
		get until() {
			return held.until;
		},
		over: untilOver(),
		async close() {
			over.abort();
			if (isOurs()) {
				rmSync(socket, {force: true});
			}

			held.answer({do: 'end'});
			await new Promise(resolve => server.close(resolve));
		},
	};
}
