import {entraErrors} from '../../catalogue/entra-errors.ts';
import type {Document, Row} from '../../core/document.ts';
import type {EntokError} from '../../core/entok-error.ts';
import type {Show} from '../../core/show.ts';
import {comparisonRows} from './comparison-rows.ts';

const section = (title: string, rows: readonly Row[]): readonly Row[] =>
	rows.length === 0 ? [] : [{kind: 'heading', text: title}, ...rows];

const text = (value: string): Row => ({kind: 'text', text: value});

/** An error in the fixed order: what happened, most likely, do this, word for word, ids. */
export function errorDocument(error: EntokError, show: Show): Document {
	const {facts} = error;
	const entry = facts.aadsts === undefined ? undefined : entraErrors.get(facts.aadsts);
	const ids = [
		['error', facts.code],
		['aadsts', facts.aadsts?.toString()],
		['suberror', facts.suberror],
		['status', facts.status?.toString()],
		['trace id', facts.traceId],
		['correlation id', facts.correlationId],
		['timestamp', facts.timestamp],
	] as const;
	return [
		{kind: 'text', text: show(error.message), mark: 'no'},
		...comparisonRows(facts.assertion ?? [], show),
		...section(
			'Most likely',
			(entry?.causes ?? []).map((cause, index) => text(`${index + 1}. ${cause}`)),
		),
		...section('Do this', error.hint === undefined ? [] : [text(show(error.hint))]),
		...section('Word for word', facts.serverText === undefined ? [] : [text(show(facts.serverText))]),
		...section(
			'Ids',
			facts.status === undefined && facts.traceId === undefined
				? []
				: ids.flatMap(([name, value]): Row[] =>
						value === undefined ? [] : [{kind: 'field', name, value: show(value)}],
					),
		),
	];
}
