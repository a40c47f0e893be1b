import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';

/** Whether this system shows processes as files. */
export const showsProcesses = process.platform === 'linux';

export type ShownProcess = {
	readonly pid: number;
	/** What `ps` shows everybody. */
	readonly commandLine: string;
	/** Each variable as `NAME=value`. */
	readonly environment: readonly string[];
};

const partsOf = (pid: string, file: string): readonly string[] => {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').slice(0, -1);
	} catch {
		// It has ended, or is another user's.
		return [];
	}
};

/** Every process that was given a home: the program started there, and all it started in turn. */
export const processesOf = (home: string): readonly ShownProcess[] =>
	readdirSync('/proc')
		.filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
		.map(name => ({
			pid: Number(name),
			commandLine: partsOf(name, 'cmdline').join(' '),
			environment: partsOf(name, 'environ'),
		}))
		.filter(({environment}) => environment.includes(`HOME=${home}`));

/** Seconds of processor time a process has used. */
export function processorSeconds(pid: number): number {
	const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const fields = rest.split(' ');
	// utime and stime (proc(5)), in the hundredths that every Linux counts in.
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What is left of a home's processes when the limit has passed; nothing as soon as all have ended. */
export async function leftAfter(milliseconds: number, home: string): Promise<readonly string[]> {
	const deadline = performance.now() + milliseconds;
	for (;;) {
		const left = processesOf(home).map(({pid, commandLine}) => `${pid} ${commandLine}`);
		if (left.length === 0 || performance.now() > deadline) {
			return left;
		}

		await sleep(10);
	}
}
