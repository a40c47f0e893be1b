import {EntokError} from '../core/entok-error.ts';
import {parseJsonObject} from '../core/json.ts';
import type {Show} from '../core/show.ts';
import {errorDocument} from '../session/documents/error-document.ts';
import {nextCommands} from '../session/error-remedies.ts';
import {linesOf} from './lines.ts';

/** An error as the one JSON object that `--json` promises on standard error; `more` adds members of its own. */
export function errorJson(error: EntokError, show: Show, more: Readonly<Record<string, unknown>> = {}): string {
	const {code, aadsts, status, serverText, retryAfter, claims, traceId, correlationId, timestamp} = error.facts;
	const shown = (text: string | undefined): string | undefined => (text === undefined ? undefined : show(text));
	return `${JSON.stringify({
		schemaVersion: 1,
		error: {
			kind: error.kind,
			message: show(error.message),
			hint: shown(error.hint),
			code: shown(code),
			aadsts,
			status,
			description: shown(serverText),
			retryAfter,
			claims: claims === undefined ? undefined : (parseJsonObject(show(claims)) ?? show(claims)),
			traceId: shown(traceId),
			correlationId: shown(correlationId),
			timestamp: shown(timestamp),
			assertion: error.facts.assertion?.map(({claim, presented, expected, differsAt}) => ({
				claim,
				presented: shown(presented),
				expected: shown(expected),
				differsAt,
			})),
			...more,
		},
	})}\n`;
}

/** The same error, where it happened in the demo: a profile changed by a command there is gone with that command. */
export const inDemo = (error: EntokError): EntokError =>
	error.hint?.includes('entok profile edit')
		? new EntokError(
				error.kind,
				error.message,
				`${error.hint} The demo keeps no profile: there, edit it in the workbench (entok --demo).`,
				error.facts,
			)
		: error;

/** An error as people read it: what happened, most likely, do this and the next command, what to ask an admin, word for word, ids. */
export function errorText(error: EntokError, show: Show, isDemo: boolean): string {
	const [first = '', ...lines] = linesOf(errorDocument(error, show, nextCommands(error, isDemo)));
	return [`entok: ${first.replace(/^\s*NO\s+/, '')}`, ...lines].map(line => `${line}\n`).join('');
}
