import {readFileSync} from 'node:fs';
import type {Environment} from '../folders.ts';

/** No terminal stands further above a program. */
const mostAncestors = 32;

/** A process's name and its parent, where /proc tells (proc(5)). */
function processOf(id: number): {readonly name: string; readonly parent: number} | undefined {
	try {
		const [, name = '', parent = '0'] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
		return {name, parent: Number(parent)};
	} catch {
		return undefined;
	}
}

/** Whether mosh stands between here and the terminal. It sets no variable, so its server is looked for among the parents, on Linux. */
export function isUnderMosh(environment: Environment, parent = process.ppid): boolean {
	let id = parent;
	for (let step = 0; step < mostAncestors && id > 1; step++) {
		const found = processOf(id);
		if (found?.name === 'mosh-server') {
			return true;
		}

		id = found?.parent ?? 0;
	}

	return Boolean(environment['MOSH']);
}
