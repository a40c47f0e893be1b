import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {stat} from 'node:fs/promises';
import {hostname} from 'node:os';
import {numberMember, parseJsonObject, textMember} from '../core/json.ts';
import {systemCode} from './file-fault.ts';
import {readSafely} from './safe-file.ts';

/** Who holds a lock, as it stands in the lock file. */
export type Holder = {
	readonly pid: number;
	readonly host: string;
	/** The kernel's id of this boot, empty where there is none. */
	readonly bootId: string;
	/** When the lock was taken or last renewed, milliseconds since the epoch. */
	readonly at: number;
	readonly id: string;
};

function readBootId(): string {
	try {
		return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	} catch {
		return '';
	}
}

/** This process, now. */
export const newHolder = (): Holder => ({
	pid: process.pid,
	host: hostname(),
	bootId: readBootId(),
	at: Date.now(),
	id: randomUUID(),
});

/** When a file was last written, milliseconds since the epoch; undefined when there is none. */
export const modifiedAt = async (path: string): Promise<number | undefined> => {
	try {
		return (await stat(path)).mtimeMs;
	} catch {
		return undefined;
	}
};

/** Who holds the lock, undefined when nobody does. Its file is touched to renew it. */
export async function readHolder(path: string): Promise<Holder | undefined> {
	const file = await readSafely(path, {what: 'The lock', limit: 4096, trust: 'owned'});
	const modified = await modifiedAt(path);
	if (file === undefined || modified === undefined) {
		return undefined;
	}

	const fields = parseJsonObject(file.text) ?? {};
	return {
		pid: numberMember(fields, 'pid') ?? 0,
		host: textMember(fields, 'host') ?? '',
		bootId: textMember(fields, 'bootId') ?? '',
		at: Math.max(numberMember(fields, 'at') ?? 0, modified),
		id: textMember(fields, 'id') ?? `unreadable since ${modified}`,
	};
}

function isGone(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		return systemCode(error) === 'ESRCH';
	}
}

/**
 * Whether a lock was left behind: by age, by its process, by the boot of the machine. Of a lock from another machine
 * only its age can be told: a shared home has several boot ids.
 */
export const isStale = (holder: Holder, staleAfter: number): boolean =>
	Date.now() - holder.at > staleAfter ||
	(holder.host === hostname() && (holder.bootId !== readBootId() || isGone(holder.pid)));
