import {EntokError, toEntokError} from '../core/entok-error.ts';
import {toldSentence} from '../core/told.ts';

/**
 * From now on, an exception nobody caught ends the process with one sentence and an exit code, as every other error does.
 * Node would print the line of the source, the error with all its members and their causes: a request with its secrets may
 * be among them. `tell` gets what is safe to say, and it is printed when the terminal has been put back.
 */
export function endOnCrash(tell: (error: EntokError) => void): void {
	process.on('uncaughtException', thrown => {
		const {kind, message, hint, facts} = toEntokError(thrown);
		const error = new EntokError(kind, toldSentence(message), hint, facts);
		// Listeners run in the order they were added: whoever has the terminal gives it back first.
		process.on('exit', () => tell(error));
		process.exit(error.exitCode);
	});
}
