import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {connect, createServer, type Socket} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {listenOnLoopback} from './loopback-server.ts';
import {showsProcesses} from './processes.ts';

const sshd = '/usr/sbin/sshd';
/** Where sshd confines what it does before somebody has signed in, when root runs it. Its package makes it at a start of the system. */
const confinement = '/run/sshd';

/** sshd gives a pseudo-terminal to the group `tty`. An ordinary user cannot, but need not where all are born that way. */
const canOwnTerminals = (): boolean =>
	process.getuid?.() === 0 || /^devpts .*\bgid=5\b/m.test(readFileSync('/proc/mounts', 'utf8'));

/** Why no connection can be made here, in words that say what to do about it; absent when one can. */
export function whyNoSsh(): string | undefined {
	if (!showsProcesses) {
		return 'what is left of a connection is seen in /proc only, which is not here';
	}

	if (!existsSync(sshd) || spawnSync('ssh', ['-V']).status !== 0) {
		return 'sshd and ssh are not installed (on Debian: openssh-server and openssh-client)';
	}

	return canOwnTerminals()
		? undefined
		: 'here sshd can make no pseudo-terminal for an ordinary user: run as root, or mount devpts with gid=5';
}

export type SshServer = {
	/** The words behind `ssh` that run a line of shell on the far side in a pseudo-terminal. */
	terminalWords(line: string): readonly string[];
	/** The process ids of sshd's own parts of the open connections. */
	sessions(): readonly number[];
	/** Ends what carries the connections: both ends hear of it. */
	cut(): void;
	/** From now on nothing passes any more, and nobody is told. */
	freeze(): void;
};

const keygen = (file: string): void => {
	spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
};

/** The words that fit on one line of an OpenSSH file. */
const lines = (settings: Readonly<Record<string, string | number>>): string =>
	Object.entries(settings)
		.map(([name, value]) => `${name} ${value}\n`)
		.join('');

/** A listener that carries every connection on to a port, until it is told to stop. */
async function startCarrier(port: number) {
	const sockets = new Set<Socket>();
	const server = createServer(near => {
		const far = connect(port, '127.0.0.1');
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', () => {}).on('close', () => sockets.delete(socket));
		}

		near.pipe(far).pipe(near);
	});
	const listening = await listenOnLoopback(server);
	const all = (work: (socket: Socket) => void): void => [...sockets].forEach(work);
	return {
		port: listening.port,
		cut: () => all(socket => socket.destroy()),
		freeze: () => all(socket => socket.unpipe().pause()),
		async close() {
			all(socket => socket.destroy());
			await listening.close();
		},
	};
}

async function freePort(): Promise<number> {
	const listening = await listenOnLoopback(createServer());
	await listening.close();
	return listening.port;
}

const parentOf = (pid: string): number => {
	try {
		return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
	} catch {
		return 0;
	}
};

/** Starts an sshd of our own on loopback, with throw-away keys, for the user who runs the tests; it ends after the test. */
export async function startSshServer(context: TestContext): Promise<SshServer> {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-ssh-'));
	context.after(() => rmSync(folder, {recursive: true, force: true}));
	const at = (name: string): string => path.join(folder, name);
	keygen(at('host'));
	keygen(at('user'));
	const port = await freePort();
	const carrier = await startCarrier(port);
	context.after(() => carrier.close());
	writeFileSync(
		at('sshd_config'),
		lines({
			Port: port,
			ListenAddress: '127.0.0.1',
			HostKey: at('host'),
			PidFile: at('pid'),
			AuthorizedKeysFile: at('user.pub'),
			StrictModes: 'no',
			UsePAM: 'no',
			PasswordAuthentication: 'no',
			KbdInteractiveAuthentication: 'no',
			PermitRootLogin: 'prohibit-password',
			PrintMotd: 'no',
			// A connection that is silent for two seconds is given up.
			ClientAliveInterval: 1,
			ClientAliveCountMax: 1,
		}),
	);
	const [, keyText = ''] = /^(\S+ \S+)/.exec(readFileSync(at('host.pub'), 'utf8')) ?? [];
	writeFileSync(at('known_hosts'), `[127.0.0.1]:${carrier.port} ${keyText}\n`);
	writeFileSync(
		at('ssh_config'),
		`Host entok-test\n${lines({
			HostName: '127.0.0.1',
			Port: carrier.port,
			User: userInfo().username,
			IdentityFile: at('user'),
			IdentitiesOnly: 'yes',
			IdentityAgent: 'none',
			UserKnownHostsFile: at('known_hosts'),
			StrictHostKeyChecking: 'yes',
			LogLevel: 'ERROR',
		})}`,
	);
	if (process.getuid?.() === 0) {
		mkdirSync(confinement, {recursive: true, mode: 0o755});
	}

	const server = spawn(sshd, ['-D', '-e', '-f', at('sshd_config')], {stdio: ['ignore', 'ignore', 'pipe']});
	let said = '';
	const listening = new Promise<void>((resolve, reject) => {
		server.stderr.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (said.includes('Server listening')) {
				resolve();
			}
		});
		server.on('error', reject).on('exit', () => reject(new Error(`sshd ended: ${said}`)));
	});
	const sessions = (): readonly number[] =>
		readdirSync('/proc')
			.filter(name => /^\d+$/.test(name) && parentOf(name) === server.pid)
			.map(Number);
	context.after(async () => {
		const ended = server.exitCode === null && once(server, 'exit');
		for (const pid of sessions()) {
			process.kill(pid, 'SIGKILL');
		}

		server.kill();
		await ended;
	});
	await listening;
	return {
		terminalWords: line => ['-F', at('ssh_config'), '-tt', 'entok-test', line],
		sessions,
		cut: carrier.cut,
		freeze: carrier.freeze,
	};
}
