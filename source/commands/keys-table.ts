import type {Action, Place} from '../session/workbench/action.ts';
import {shownKey} from '../session/workbench/shown-key.ts';

/** An action's line in the table of keys; `standard` are the keys it had, where they were changed. */
export type KeyRow = {
	readonly place: Place;
	readonly keys: readonly string[];
	readonly id: string;
	readonly title: string;
	readonly standard?: readonly string[];
};

/** What people call a place. */
export const placeName = (place: Place): string => (place === 'response' ? 'answer' : place);

/** The whole table, by places; what works everywhere comes last. */
export function keyRows(standard: readonly Action[], effective: readonly Action[]): readonly KeyRow[] {
	const places = [...new Set(effective.map(({place}) => place))].sort(
		(a, b) => Number(a === 'everywhere') - Number(b === 'everywhere'),
	);
	return places.flatMap(place =>
		effective
			.filter(action => action.place === place)
			.map(({keys, id, title}): KeyRow => {
				const before = standard.find(action => action.id === id)?.keys ?? [];
				return {place, keys, id, title, ...(before.join(' ') === keys.join(' ') ? {} : {standard: before})};
			}),
	);
}

const keysText = (keys: readonly string[]): string => (keys.length === 0 ? '-' : keys.map(shownKey).join(' '));

const changedText = ({standard}: KeyRow): string => (standard ? `  (was ${keysText(standard)})` : '');

/** One line an action; `*` marks those whose keys were changed. */
export function textTable(rows: readonly KeyRow[]): string {
	const cells = [
		['', 'place', 'keys', 'id', 'title'],
		...rows.map(row => [
			row.standard ? '*' : '',
			placeName(row.place),
			keysText(row.keys),
			row.id,
			row.title + changedText(row),
		]),
	];
	const widths = [0, 1, 2, 3].map(column => Math.max(1, ...cells.map(line => [...(line[column] ?? '')].length)));
	const lines = cells.map(line => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
	return [...lines, ...(rows.some(({standard}) => standard) ? ['', '* changed in keys.json'] : [])]
		.map(line => `${line.trimEnd()}\n`)
		.join('');
}

/** As Markdown code: a bar would end the cell, and backticks end the code. */
const code = (key: string): string => (key.includes('`') ? `\`\` ${key} \`\`` : `\`${key.replaceAll('|', '\\|')}\``);

/** The table in Markdown (GitHub's tables). */
export function markdownTable(rows: readonly KeyRow[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
	const keysOf = (keys: readonly string[]): string => keys.map(key => code(shownKey(key))).join(' ');
	return (
		line(['Place', 'Keys', 'Action', 'Id']) +
		line(['---', '---', '---', '---']) +
		rows
			.map(row =>
				line([
					placeName(row.place),
					keysOf(row.keys),
					row.title.replaceAll('|', '\\|') +
						(row.standard ? ` (changed, otherwise ${keysOf(row.standard) || 'none'})` : ''),
					code(row.id),
				]),
			)
			.join('')
	);
}
