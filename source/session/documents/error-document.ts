import type {Document, Row} from '../../core/document.ts';
import type {EntokError} from '../../core/entok-error.ts';
import {parseJsonObject} from '../../core/json.ts';
import type {Show} from '../../core/show.ts';
import {causesOf} from '../error-remedies.ts';
import {adminText} from './admin-text.ts';
import {comparisonRows} from './comparison-rows.ts';

const section = (title: string, rows: readonly Row[]): Document =>
	rows.length === 0 ? [] : [{kind: 'heading', text: title}, ...rows];

const text = (value: string): Row => ({kind: 'text', text: value});

/** The codes and ids of an error, for support. */
export const idRows = ({facts}: EntokError, show: Show): ReadonlyArray<Extract<Row, {readonly kind: 'field'}>> =>
	facts.status === undefined && facts.traceId === undefined
		? []
		: (
				[
					['error', facts.code],
					['aadsts', facts.aadsts?.toString()],
					['suberror', facts.suberror],
					['status', facts.status?.toString()],
					['trace id', facts.traceId],
					['correlation id', facts.correlationId],
					['timestamp', facts.timestamp],
				] as const
			).flatMap(([name, value]) => (value === undefined ? [] : [{kind: 'field' as const, name, value: show(value)}]));

/** An error in the fixed order, in two halves: what can be done stands between them. */
export type ErrorParts = {
	/** What happened, and what is most likely the cause. */
	readonly before: Document;
	/** What to do, in a sentence. */
	readonly hint: readonly Row[];
	/** What an admin may be asked, the server's own words, ids. */
	readonly after: Document;
};

/** `at` is the time of the error, for one whose server named none. */
export function errorParts(error: EntokError, show: Show, at?: string): ErrorParts {
	const admin = adminText(error, show, at);
	const {serverText} = error.facts;
	return {
		before: [
			{kind: 'text', text: show(error.message), mark: 'no'},
			...comparisonRows(error.facts.assertion ?? [], show),
			...section(
				'Most likely',
				causesOf(error).map((cause, index) => text(`${index + 1}. ${cause}`)),
			),
		],
		hint: error.hint === undefined ? [] : [text(show(error.hint))],
		after: [
			...section('Ask your admin, ready to paste', admin === undefined ? [] : [text(admin)]),
			...section('Word for word', serverText === undefined ? [] : [text(show(serverText))]),
			...section('Ids', idRows(error, show)),
		],
	};
}

/** The claims to send or hand on, on one line, to be copied. */
const claimsRow = ({facts: {claims}}: EntokError, show: Show): readonly Row[] =>
	claims === undefined
		? []
		: [{kind: 'field', name: 'claims', value: show(JSON.stringify(parseJsonObject(claims)) ?? claims)}];

/** An error in the fixed order: what happened, most likely, do this, what to ask an admin, word for word, ids. */
export function errorDocument(error: EntokError, show: Show, commands: readonly string[] = []): Document {
	const {before, hint, after} = errorParts(error, show);
	const next: readonly Row[] = commands.length === 0 ? [] : [{kind: 'code', lines: commands.map(line => show(line))}];
	return [...before, ...section('Do this', [...hint, ...next, ...claimsRow(error, show)]), ...after];
}
