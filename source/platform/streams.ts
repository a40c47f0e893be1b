import {createReadStream} from 'node:fs';
import {EntokError} from '../core/entok-error.ts';
import {systemCode, systemReason} from './file-fault.ts';
import {hangUp} from './hang-up.ts';

/** A reader that went away (`| head`) wants no more, nor does a terminal that did; a full disk leaves a result incomplete. */
function endFor(stream: NodeJS.WriteStream, error: Error): void {
	if (stream.isTTY) {
		hangUp();
		return;
	}

	if (['EPIPE', 'ECONNRESET'].includes(systemCode(error) ?? '')) {
		process.exit(process.exitCode ?? 0);
	}

	if (stream !== process.stderr) {
		process.stderr.write(`entok: The output could not be written: ${systemReason(error)}.\n`);
	}

	process.exit(1);
}

/** A stream of the process as commands write to it. When it cannot be written, the program ends: quietly, or with 1. */
export function outputOf(stream: NodeJS.WriteStream): {
	readonly isTerminal: boolean;
	write(text: string | Uint8Array): void;
} {
	stream.on('error', error => endFor(stream, error));
	return {isTerminal: stream.isTTY === true, write: text => void stream.write(text)};
}

/** Resolves when everything written has left the process. */
export const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
	new Promise(resolve => {
		stream.write('', () => resolve());
	});

/** More than this is no token, body or profile file that somebody gives us on purpose. Bytes. */
const mostInput = 32 * 1024 * 1024;

async function readWhole(stream: AsyncIterable<string | Buffer>, where: string, purpose: string): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		const part = Buffer.from(chunk);
		bytes += part.length;
		if (bytes > mostInput) {
			throw new EntokError(
				'usage',
				`${where} holds more than ${mostInput / 1024 / 1024} MiB: too much for ${purpose}.`,
			);
		}

		chunks.push(part);
	}

	return Buffer.concat(chunks).toString('utf8');
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'does not exist',
	EACCES: 'may not be read by you',
	EISDIR: 'is a folder',
};

/** Reads a file a person named, a pipe of the shell (`<(…)`) among them. */
export async function readInputFile(path: string, purpose: string): Promise<string> {
	try {
		return await readWhole(createReadStream(path), path, purpose);
	} catch (thrown) {
		if (thrown instanceof EntokError) {
			throw thrown;
		}

		const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
		throw new EntokError(
			'usage',
			`The file for ${purpose}, ${path}, ${reasons[code] ?? `could not be read (${code})`}.`,
			'Name a file, or - for standard input.',
		);
	}
}

/** Reads standard input whole, as UTF-8; a second reader in the same call is an error, as there is nothing left for it. */
export function createStdinReader(stream: NodeJS.ReadStream): (purpose: string) => Promise<string> {
	let readBefore: string | undefined;
	return async purpose => {
		if (readBefore !== undefined) {
			throw new EntokError(
				'usage',
				`Standard input cannot be both ${readBefore} and ${purpose}.`,
				'Read one of them from a file or from an environment variable.',
			);
		}

		readBefore = purpose;
		if (stream.isTTY) {
			throw new EntokError(
				'input-needed',
				`Nothing was piped in, and ${purpose} was to be read from standard input.`,
				'Pipe it in, or name a file.',
			);
		}

		return readWhole(stream, 'Standard input', purpose);
	};
}
