import {apiErrors} from '../catalogue/api-errors.ts';
import {claimMeanings} from '../catalogue/claim-meanings.ts';
import {entraErrors} from '../catalogue/entra-errors.ts';
import {causesFor, type ErrorAdvice} from '../catalogue/error-advice.ts';
import {oauthErrors} from '../catalogue/oauth-errors.ts';
import {suberrors} from '../catalogue/suberrors.ts';
import type {Document, Row} from '../core/document.ts';
import {EntokError} from '../core/entok-error.ts';
import {sentence} from '../session/explain-error.ts';
import type {Command} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {textOfDocument} from './lines.ts';

type Found = {
	readonly kind: 'AADSTS code' | 'OAuth error' | 'suberror' | 'API error' | 'claim';
	readonly name: string;
	readonly meaning: string;
	readonly causes?: readonly string[];
	readonly nextStep?: string;
};

/** A name in a table, whatever its case. */
function entryOf<Value>(table: ReadonlyMap<string, Value>, name: string): readonly [string, Value] | undefined {
	return [...table].find(([key]) => key.toLowerCase() === name.toLowerCase());
}

/** What is told about an error; the causes of all flows. */
const known = (advice: ErrorAdvice): Pick<Found, 'meaning' | 'causes' | 'nextStep'> => ({
	meaning: advice.meaning,
	causes: causesFor(advice),
	nextStep: advice.nextStep,
});

/** Everything the catalogue knows under a name; several tables may know it. */
function findAll(text: string): readonly Found[] {
	const found: Found[] = [];
	const [, number] = /^(?:AADSTS)?(\d+)$/i.exec(text) ?? [];
	const entra = number === undefined ? undefined : entraErrors.get(Number(number));
	if (entra) {
		found.push({kind: 'AADSTS code', name: `AADSTS${number}`, ...known(entra)});
	}

	const tables = [
		['OAuth error', oauthErrors],
		['suberror', suberrors],
		['API error', apiErrors],
	] as const;
	for (const [kind, table] of tables) {
		const entry = entryOf(table, text);
		if (entry) {
			found.push({kind, name: entry[0], ...known(entry[1])});
		}
	}

	const claim = entryOf(claimMeanings, text);
	if (claim) {
		found.push({kind: 'claim', name: claim[0], meaning: claim[1].meaning});
	}

	return found;
}

const rowsOf = ({kind, name, meaning, causes = [], nextStep}: Found): readonly Row[] => [
	{kind: 'heading', text: `${name} (${kind})`},
	{kind: 'text', text: sentence(meaning)},
	...causes.map((cause, index): Row => ({kind: 'text', text: `${index + 1}. ${sentence(cause)}`})),
	...(nextStep === undefined ? [] : ([{kind: 'field', name: 'do this', value: sentence(nextStep)}] satisfies Row[])),
];

/** Explain a code or a claim offline; one that is not known is said to be unknown. */
export const explain: Command = {
	usage: 'CODE',
	about: [
		'Explains an AADSTS code, an OAuth error, an error code of Graph, ARM or Partner Center, or a claim. Works offline.',
	],
	options: [],
	mostArguments: 1,
	examples: ['entok explain AADSTS7000215', 'entok explain invalid_grant', 'entok explain wids'],
	async run(call) {
		const [text] = call.arguments;
		if (text === undefined) {
			throw new EntokError(
				'usage',
				'There is nothing to explain.',
				'Give a code or a claim: entok explain AADSTS7000215',
			);
		}

		const found = findAll(text);
		if (call.options.json) {
			call.stdout.write(jsonOutput({asked: text, known: found.length > 0, entries: found}));
			return 0;
		}

		const unknown: Document = [
			{kind: 'text', text: `«${call.show(text)}» is not known to entok. That says nothing about what it means.`},
			...(/^(?:AADSTS)?\d+$/i.test(text)
				? ([
						{
							kind: 'text',
							text: `Microsoft’s own page: https://login.microsoftonline.com/error?code=${text.replace(/\D/g, '')}`,
						},
					] satisfies Row[])
				: []),
		];
		call.stdout.write(textOfDocument(found.length === 0 ? unknown : found.flatMap(rowsOf)));
		return 0;
	},
};
