import {challengeMeanings, challengeTimes} from '../../catalogue/challenge-meanings.ts';
import type {ClaimsChallenge} from '../../core/claims-challenge.ts';
import type {Document, Row} from '../../core/document.ts';
import {utcText} from '../../core/duration.ts';
import {isJsonObject, type JsonObject} from '../../core/json.ts';
import type {Show} from '../../core/show.ts';

/** Which token is to carry the claim (OpenID Connect Core section 5.5). */
const tokenNames: Readonly<Record<string, string>> = {
	access_token: 'the access token',
	id_token: 'the ID token',
	userinfo: 'the answer of UserInfo',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function valuesOf(request: unknown): readonly string[] {
	if (!isJsonObject(request)) {
		return request === null || request === undefined ? [] : [textOf(request)];
	}

	const {value, values} = request;
	return [...(value === undefined ? [] : [value]), ...(Array.isArray(values) ? values : [])].map(textOf);
}

const momentOf = (seconds: string): string =>
	(/^\d{1,12}$/.test(seconds) ? utcText(Number(seconds) * 1000) : undefined) ?? seconds;

/** What a challenge asks for by one claim, in words; a claim nobody documents is named with its values. */
function wordsOf(name: string, request: unknown): string {
	const given = valuesOf(request);
	const values = (challengeTimes.has(name) ? given.map(momentOf) : given).join(', ');
	const meaning = challengeMeanings.get(name);
	return meaning === undefined || (values === '' && meaning.includes('%'))
		? `the claim ${name}${values === '' ? '' : `: ${values}`}`
		: meaning.replace('%', () => values);
}

const claimRows = (asked: JsonObject, show: Show): readonly Row[] =>
	Object.entries(asked).flatMap(([token, claims]): readonly Row[] =>
		isJsonObject(claims)
			? Object.entries(claims).map(([name, request]) => ({
					kind: 'field',
					name: 'wants',
					value: show(wordsOf(name, request), 'claim'),
					note: `${show(name)} in ${tokenNames[token] ?? show(token)}`,
				}))
			: [{kind: 'field', name: 'wants', value: show(`${token}: ${textOf(claims)}`, 'claim')}],
	);

/** What a service wants of the next token, in words, one row a claim. */
export const challengeDocument = ({asked, description}: ClaimsChallenge, show: Show): Document => [
	{kind: 'text', text: 'The service challenges the token: it wants another one, with further claims.'},
	...claimRows(asked, show),
	...(description === undefined ? [] : [{kind: 'field', name: 'because', value: show(description)} as const]),
];
