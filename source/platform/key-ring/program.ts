import '../harden-process.ts';
import {randomBytes} from 'node:crypto';
import {text} from 'node:stream/consumers';
import type {KeyRingAnswer, KeyRingQuestion} from './question.ts';

/** Under which name the system's key ring lists what is ours. */
const service = 'entok';

/** On Linux the Secret Service only: the kernel's keys, the library's way out, are gone after a reboot or a few days. */
const options = {linux: {store: 'secret-service'}} as const;

async function answerTo(question: KeyRingQuestion): Promise<KeyRingAnswer> {
	const library = await import('@napi-rs/keyring').catch(() => undefined);
	if (!library) {
		return {fault: 'the package @napi-rs/keyring is not installed', isMissing: true};
	}

	// Synchronous calls: whoever started this process ends it when one of them hangs.
	const entry = (name: string) => new library.Entry(service, name, options);
	switch (question.operation) {
		case 'read':
			return {value: entry(question.name).getPassword()};
		case 'write': {
			const written = entry(question.name);
			if (question.isNew && written.getPassword() !== null) {
				return {isTaken: true};
			}

			written.setPassword(question.value);
			return {};
		}

		case 'remove':
			entry(question.name).deleteCredential();
			return {};
		case 'probe': {
			const probe = entry(`probe-${randomBytes(8).toString('hex')}`);
			const value = randomBytes(16).toString('hex');
			probe.setPassword(value);
			const read = probe.getPassword();
			probe.deleteCredential();
			return read === value ? {} : {fault: 'what was stored in it was not there afterwards'};
		}
	}
}

let answer: KeyRingAnswer;
try {
	answer = await answerTo(JSON.parse(await text(process.stdin)));
} catch (thrown) {
	answer = {fault: thrown instanceof Error ? thrown.message : 'unexpected failure'};
}

process.stdout.write(JSON.stringify(answer));
