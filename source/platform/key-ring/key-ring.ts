import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {EntokError} from '../../core/entok-error.ts';
import {cleanForeignText} from '../../core/foreign-text.ts';
import {parseJsonObject} from '../../core/json.ts';
import {mask, Secret} from '../../core/secret.ts';
import type {Environment} from '../folders.ts';
import type {NamedSecrets} from '../named-secrets.ts';
import type {KeyRingQuestion} from './question.ts';

export type KeyRingOptions = {
	readonly environment: Environment;
	/** The program that is asked, see `program.ts`. */
	readonly program?: string;
	/** Milliseconds. */
	readonly timeLimit?: number;
};

const alternatives = 'Use vault:NAME, file:/absolute/path or env:NAME instead.';

const unusable = (reason: string, hint = alternatives): EntokError =>
	new EntokError('configuration', `The key ring cannot be used: ${reason}.`, hint, {code: 'no_key_ring'});

/** Built, it stands beside the bundle. */
const builtProgram = (): string =>
	fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './program.ts' : './key-ring.js', import.meta.url));

/**
 * The key ring of the system: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows. Each question is
 * put to a process of its own, which is ended after 3 s: a key ring that hangs (a locked one, a bus without anybody at its
 * end) would hold a thread of ours for good, and with it the end of the program. Secrets go through pipes only.
 */
export function createKeyRing({environment, program = builtProgram(), timeLimit = 3000}: KeyRingOptions): NamedSecrets {
	let isProbed = false;

	/** The answer's text; undefined: it took too long. */
	function printed(question: KeyRingQuestion, signal?: AbortSignal): Promise<string | undefined> {
		const {promise, resolve, reject} = Promise.withResolvers<string | undefined>();
		const child = spawn(process.execPath, [program], {
			stdio: ['pipe', 'pipe', 'ignore'],
			env: {...environment},
			windowsHide: true,
		});
		const chunks: Buffer[] = [];
		const stop = (): void => void child.kill('SIGKILL');
		const cancel = (): void => {
			stop();
			reject(new EntokError('cancelled', 'Cancelled.'));
		};
		const timer = setTimeout(() => {
			stop();
			resolve(undefined);
		}, timeLimit);
		child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.on('error', () => resolve(''));
		child.on('close', () => resolve(Buffer.concat(chunks).toString()));
		// A program that ended already does not read.
		child.stdin.on('error', () => {}).end(JSON.stringify(question));
		signal?.addEventListener('abort', cancel, {once: true});
		process.on('exit', stop);
		if (signal?.aborted) {
			cancel();
		}

		return promise.finally(() => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', cancel);
			process.off('exit', stop);
		});
	}

	async function asked(question: KeyRingQuestion, signal?: AbortSignal): Promise<ReturnType<typeof parseJsonObject>> {
		const text = await printed(question, signal);
		if (text === undefined) {
			throw unusable(
				`it did not answer within ${timeLimit / 1000} seconds`,
				`If it is locked, unlock it and try again. ${alternatives}`,
			);
		}

		const answer = parseJsonObject(text);
		const {fault, isMissing} = answer ?? {fault: 'its program gave no answer'};
		if (typeof fault === 'string') {
			const value = question.operation === 'write' ? question.value : '';
			const safe = cleanForeignText(value === '' ? fault : fault.replaceAll(value, mask)).replace(/\.$/, '');
			throw unusable(
				safe,
				isMissing === true ? `npm installs it unless optional packages are left out. ${alternatives}` : alternatives,
			);
		}

		return answer;
	}

	/** Makes sure that what is stored would be there afterwards. */
	async function probe(signal?: AbortSignal): Promise<void> {
		if (!isProbed) {
			await asked({operation: 'probe'}, signal);
			isProbed = true;
		}
	}

	return {
		async read(name, signal) {
			const value = (await asked({operation: 'read', name}, signal))?.['value'];
			return typeof value === 'string' ? new Secret(value) : undefined;
		},
		async write(name, value, {isNew, signal}) {
			await probe(signal);
			const answer = await asked({operation: 'write', name, value: value.reveal(), isNew}, signal);
			if (answer?.['isTaken'] === true) {
				throw new EntokError(
					'configuration',
					`The key ring has an entry ${name} of entok already; it is not written over.`,
					'Choose another name.',
					{code: 'taken'},
				);
			}
		},
		async remove(name) {
			await asked({operation: 'remove', name});
		},
		async whyNot() {
			await probe();
			return undefined;
		},
	};
}
