import {rmSync} from 'node:fs';
import {mkdtemp, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {runProgram} from './child.ts';
import type {Environment} from './folders.ts';

const advice = 'Set EDITOR (or VISUAL, which goes first) to an editor that works here, for example EDITOR=nano.';

/** Shows a text in the person's editor, in a file only they can read, and resolves to what they left there. */
export async function editText(text: string, suffix: string, environment: Environment = process.env): Promise<string> {
	const command = environment['VISUAL'] || environment['EDITOR'] || 'vi';
	const folder = await mkdtemp(path.join(tmpdir(), 'entok-'));
	const file = path.join(folder, `text${suffix}`);
	const remove = (): void => rmSync(folder, {recursive: true, force: true});
	// Also when the connection is lost meanwhile: what an API answered must not stay where nobody looks for it.
	process.on('exit', remove);
	try {
		await writeFile(file, text, {mode: 0o600});
		// EDITOR may hold arguments (`code --wait`), as every program that reads it allows.
		const end = await runProgram([...command.split(/\s+/), file], environment).catch((thrown: unknown) => {
			throw new EntokError('usage', `No editor: ${toEntokError(thrown).message}`, advice);
		});
		if (!('code' in end) || end.code !== 0) {
			throw new EntokError('unexpected', `The editor ${command} did not end well.`, advice);
		}

		return await readFile(file, 'utf8');
	} finally {
		process.off('exit', remove);
		remove();
	}
}
