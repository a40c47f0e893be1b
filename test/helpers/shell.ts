import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {root} from './program.ts';

/** The command line of a shell one types into, with `entok` as a word of it and a prompt that is easy to find. */
export function shellWords(folder: string): readonly [program: string, ...words: string[]] {
	const settings = path.join(folder, 'bashrc');
	const program = `"${process.execPath}" "${path.join(root, 'bin/entok.js')}"`;
	writeFileSync(settings, `PS1='$ '\nentok() { ${program} "$@"; }\n`);
	return ['/bin/bash', '--noprofile', '--rcfile', settings, '-i'];
}
