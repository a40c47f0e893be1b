import {readFileSync} from 'node:fs';
import {systemCode} from '../file-fault.ts';

/** The fields of /proc/PID/stat behind the program's name, which may hold blanks and brackets itself (proc(5)). */
function fieldsOf(process: string): readonly string[] {
	try {
		const text = readFileSync(`/proc/${process}/stat`, 'latin1');
		return text.slice(text.lastIndexOf(')') + 2).split(' ');
	} catch {
		return [];
	}
}

/**
 * The process that leads the session of this one: a terminal's shell, the one of an SSH connection. Undefined where it
 * cannot be told (no /proc) and where nobody leads but this process.
 */
export function loginProcess(): number | undefined {
	// Fields 5 and 6 there, counted from the name: 3 and 4 from here.
	const leader = Number(fieldsOf('self')[3]);
	return leader > 1 && leader !== process.pid ? leader : undefined;
}

function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return systemCode(error) === 'EPERM';
	}
}

/** Tells whether a process is still the one it is now: ids are used again, the time of the start is not. */
export function watchProcess(id: number): () => boolean {
	const startedAt = (): string | undefined => fieldsOf(String(id))[19];
	const first = startedAt();
	const isZombie = (): boolean => fieldsOf(String(id))[0] === 'Z';
	return () => isAlive(id) && !isZombie() && startedAt() === first;
}
