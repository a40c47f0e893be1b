import type {Document, Row} from '../../core/document.ts';
import type {Exchange} from '../../core/exchange.ts';
import {cleanForeignLines} from '../../core/foreign-text.ts';
import type {Field} from '../../core/http.ts';
import {withoutSecretMembers} from '../../core/secret-members.ts';
import type {Show} from '../../core/show.ts';

const headerLine = ({name, value}: Field, show: Show): string =>
	`${show(name)}: ${name.toLowerCase() === 'authorization' ? `Bearer ${show(value, 'secret')}` : show(value)}`;

const formLine = ({name, value}: Field, show: Show): string => `  ${show(name)}=${show(value)}`;

/** How much of a body is shown; the whole of it is in the answer itself. Lines. */
const bodyLines = 12;

/** Characters of a line that are shown. */
const lineLength = 300;

function bodyRows(body: string, show: Show): Row[] {
	const lines = cleanForeignLines(body).filter(line => line.trim() !== '');
	// Shown as one text and cut afterwards, because a private key spans lines and half a secret is not recognised; line
	// ends come out as \x0a.
	const shown = show(withoutSecretMembers(lines.slice(0, bodyLines).join('\n')))
		.split('\\x0a')
		.map(line => `  ${line.slice(0, lineLength)}`);
	return lines.length === 0
		? []
		: [
				{
					kind: 'code',
					lines: lines.length > bodyLines ? [...shown, `  … ${lines.length - bodyLines} more lines`] : shown,
				},
			];
}

/** One exchange as it went over the wire, every secret masked; `brief` leaves out the answer's headers. */
export function exchangeDocument({request, outcome}: Exchange, show: Show, brief = false): Document {
	const rows: Row[] = [
		{
			kind: 'code',
			lines: [
				`> ${show(request.method)} ${show(request.url, 'address')}`,
				...request.headers.map(header => `> ${headerLine(header, show)}`),
				...request.form.map(field => formLine(field, show)),
			],
		},
		...(request.body === undefined ? [] : bodyRows(request.body, show)),
	];
	if (outcome.kind === 'unanswered') {
		return [...rows, {kind: 'text', text: `< ${show(outcome.error.message)}`, mark: 'no'}];
	}

	return [
		...rows,
		{
			kind: 'code',
			lines: [
				`< ${outcome.status} (${Math.round(outcome.milliseconds)} ms)`,
				...(brief ? [] : outcome.headers).map(header => `< ${headerLine(header, show)}`),
				...outcome.fields.map(field => formLine(field, show)),
			],
		},
		...(outcome.body === undefined ? [] : bodyRows(outcome.body, show)),
	];
}
