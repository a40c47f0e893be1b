import type {ClaimComparison} from '../../core/claim-comparison.ts';
import type {Row} from '../../core/document.ts';
import type {Show} from '../../core/show.ts';

/** Characters shown on each side of the first that differs: both lines fit a terminal of 80 columns. */
const around = 24;

/** A part of a text around a place, with an ellipsis where something is left out, and the place within it. */
function excerpt(text: string, at: number): {readonly text: string; readonly at: number} {
	const characters = [...text];
	const from = Math.max(0, at - around);
	const head = from > 0 ? '…' : '';
	const tail = at + around < characters.length ? '…' : '';
	return {
		text: `${head}${characters.slice(from, at + around).join('')}${tail}`,
		at: at - from + head.length,
	};
}

const quoted = (character: string | undefined, show: Show): string =>
	character === undefined ? 'nothing' : `«${show(character)}»`;

function differenceRows({presented = '', expected = '', differsAt = 0}: ClaimComparison, show: Show): readonly Row[] {
	const sentence = `They differ at character ${differsAt + 1}: ${quoted([...presented][differsAt], show)} presented, ${quoted([...expected][differsAt], show)} expected.`;
	const [one, other] = [excerpt(presented, differsAt), excerpt(expected, differsAt)];
	// What is masked or renamed on the screen has no places to point at.
	const isPlain = [one, other].every(({text}) => show(text) === text) && show(presented) === presented;
	return [
		...(isPlain
			? [
					{
						kind: 'code',
						lines: [`presented ${one.text}`, `expected  ${other.text}`, `${' '.repeat(10 + one.at)}^`],
					} as const,
				]
			: []),
		{kind: 'text', text: sentence},
	];
}

/** What a refused assertion presented, beside what the profile expects: the first difference of each is pointed at. */
export function comparisonRows(comparisons: readonly ClaimComparison[], show: Show): readonly Row[] {
	if (comparisons.length === 0) {
		return [];
	}

	const knowsAny = comparisons.some(({expected}) => expected !== undefined);
	return [
		{kind: 'heading', text: knowsAny ? 'Presented and expected' : 'Presented'},
		...comparisons.flatMap((comparison): readonly Row[] => {
			const {claim, presented, expected, differsAt} = comparison;
			const value = presented === undefined ? 'not in it' : show(presented);
			return differsAt === undefined
				? [
						{
							kind: 'field',
							name: claim,
							value,
							...(expected === undefined ? {} : ({note: 'as expected', mark: 'ok'} as const)),
						},
					]
				: [
						{kind: 'field', name: claim, value, note: 'not as expected', mark: 'no'},
						{kind: 'field', name: 'expected', value: show(expected ?? '')},
						...differenceRows(comparison, show),
					];
		}),
		...(knowsAny && comparisons.every(({differsAt}) => differsAt === undefined)
			? [
					{
						kind: 'text',
						text: 'All of it is as the profile expects: the app registration itself must say something else.',
					} as const,
				]
			: []),
		...(knowsAny
			? []
			: [
					{
						kind: 'text',
						text: 'Compare this, letter by letter, with the federated credential under Certificates & secrets.',
					} as const,
				]),
	];
}
