/** One line of an answer as it is read, without its indentation and not cleaned yet. */
export type BodyRow = {
	readonly text: string;
	/** How many nodes it lies in. */
	readonly depth: number;
	/** For a line that opens a node: the index of the line that closes it. */
	readonly end?: number;
	/** What an opened node holds: `2 keys`, `3 items`. */
	readonly holds?: string;
};

/** JSON texts, signs, and everything else: numbers stay as they were written. */
const token = /("[^"\\]*(?:\\.[^"\\]*)*")|([{}[\],:])|([^\s{}[\],:"]+)/g;

/** A text with its `\u` escapes as letters, as far as letters can be shown. */
function readable(text: string): string {
	return text.includes('\\u') ? JSON.stringify(JSON.parse(text)) : text;
}

const counted = (count: number, isObject: boolean): string => {
	const noun = isObject ? 'key' : 'item';
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
};

type OpenNode = {readonly index: number; readonly isObject: boolean; count: number};

/** A JSON text as indented lines; undefined when it is none. */
export function jsonRows(body: string): readonly BodyRow[] | undefined {
	try {
		JSON.parse(body);
	} catch {
		return undefined;
	}

	const rows: BodyRow[] = [];
	const open: OpenNode[] = [];
	let line = '';
	const flush = (): void => {
		if (line !== '') {
			rows.push({text: line, depth: open.length});
			line = '';
		}
	};
	for (const [, text, sign, other] of body.matchAll(token)) {
		const node = open.at(-1);
		if (sign === '}' || sign === ']') {
			// Nothing since the node was opened: it is empty, and stays on its line.
			if (node?.index === rows.length - 1 && line === '') {
				open.pop();
				line = `${rows.pop()?.text ?? ''}${sign}`;
				continue;
			}

			flush();
			open.pop();
			if (node) {
				const opener = rows[node.index] ?? {text: '', depth: 0};
				rows[node.index] = {...opener, end: rows.length, holds: counted(node.count, node.isObject)};
			}

			line = sign;
		} else if (sign === '{' || sign === '[') {
			line += sign;
			flush();
			open.push({index: rows.length - 1, isObject: sign === '{', count: 1});
		} else if (sign === ',') {
			line += sign;
			flush();
			if (node) {
				node.count++;
			}
		} else {
			line += sign === ':' ? ': ' : text === undefined ? (other ?? '') : readable(text);
		}
	}

	flush();
	return rows;
}
