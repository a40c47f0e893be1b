import {EntokError} from '../core/entok-error.ts';
import {Secret} from '../core/secret.ts';
import type {Ask} from './ask.ts';

const inputNeeded = (message: string): EntokError =>
	new EntokError(
		'input-needed',
		message,
		'Pipe it in with --secret-stdin, or refer to it with env:NAME or file:/path in the profile.',
	);

/** Answers that come from outside any store: standard input for one purpose, a person for the others. */
export function createTypedSecrets(
	readStdin: ((purpose: string) => Promise<string>) | undefined,
	ask: Ask | undefined,
): (purpose: string, signal: AbortSignal | undefined, stdinOnly: boolean) => Promise<Secret> {
	let piped: {readonly purpose: string; readonly value: Promise<string>} | undefined;
	return async (purpose, signal, stdinOnly) => {
		if (readStdin && (piped === undefined || piped.purpose === purpose)) {
			piped ??= {purpose, value: readStdin(purpose)};
			return new Secret(await piped.value);
		}

		if (stdinOnly) {
			throw inputNeeded(
				piped
					? `Standard input held the ${piped.purpose} and cannot hold the ${purpose} as well.`
					: `Standard input is not at hand for ${purpose}.`,
			);
		}

		const value = await ask?.(purpose, signal);
		if (value) {
			return new Secret(value);
		}

		throw inputNeeded(
			value === ''
				? `Nothing was entered for ${purpose}.`
				: `Nobody can be asked here for ${purpose}${piped ? `; standard input held the ${piped.purpose}` : ''}.`,
		);
	};
}
