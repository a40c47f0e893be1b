import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Show} from '../../core/show.ts';
import type {Rect} from '../../session/workbench/layout.ts';
import {draftSoFar, type EditedField} from '../../session/workbench/request/editor.ts';
import {editorIn} from '../../session/workbench/request/editor-keys.ts';
import {preflightDocument} from '../../session/workbench/request/preflight.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import {DocumentLine} from '../components/document-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {wrapped} from '../wrap.ts';

const labelWidth = 9;

/** The rows of a body that are seen at once. */
const bodyRows = 6;

/** Safe to print. */
type FieldRow = {readonly label: string; readonly before: string; readonly under?: string; readonly after: string};

/** A field in rows: one, save for a body of several lines, of which those around the cursor are shown. */
function rowsOf({name, field}: EditedField, isCurrent: boolean, show: Show): readonly FieldRow[] {
	const whole = field.text.replace(/[\n\t]/g, ' ');
	if (show(whole) !== whole) {
		const {before, under, after} = shownField(field, show);
		return [{label: name, before, under: isCurrent ? under || ' ' : undefined, after}];
	}

	const letters = [...field.text];
	const line = letters.slice(0, field.cursor).filter(letter => letter === '\n').length;
	const lines = field.text.replaceAll('\t', ' ').split('\n');
	const first = Math.max(0, Math.min(line - bodyRows + 1, lines.length - bodyRows));
	const column = field.cursor - [...lines.slice(0, line).join('\n')].length - (line > 0 ? 1 : 0);
	return lines.slice(first, first + bodyRows).map((text, index): FieldRow => {
		const label = index === 0 ? name : '';
		const shown = [...text];
		return isCurrent && first + index === line
			? {
					label,
					before: shown.slice(0, column).join(''),
					under: shown[column] ?? ' ',
					after: shown.slice(column + 1).join(''),
				}
			: {label, before: text, after: ''};
	});
}

/** The end of what stands before the cursor, so that the cursor is always seen. */
function scrolled(before: string, width: number): string {
	const letters = [...before];
	return letters.length < width ? before : letters.slice(letters.length - width + 1).join('');
}

function FieldLine({
	row,
	width,
	isCurrent,
}: {
	readonly row: FieldRow;
	readonly width: number;
	readonly isCurrent: boolean;
}) {
	const theme = useTheme();
	const {before, under, after} = row;
	const room = width - labelWidth;
	return (
		<Box width={width} height={1} flexShrink={0} overflow="hidden">
			<Box width={labelWidth} flexShrink={0}>
				<Text wrap="truncate" inverse={isCurrent && row.label !== '' && theme.hasStyles} color={theme.accent}>
					{isCurrent && row.label !== '' ? '>' : ' '}
					{row.label}
				</Text>
			</Box>
			<Text wrap="truncate">
				{under === undefined ? before : scrolled(before, room - (theme.hasStyles ? 1 : 2))}
				{under === undefined ? '' : theme.hasStyles ? <Text inverse>{under}</Text> : `_${under}`}
				{after}
			</Text>
		</Box>
	);
}

/** The editor of a request, with what sending it would come to. */
export function RequestEditorView({
	layer,
	rect,
}: {
	readonly layer: Extract<Layer, {kind: 'request-editor'}>;
	readonly rect: Rect;
}): ReactNode {
	const {workbench} = useWorkbench();
	const editor = editorIn(workbench, layer);
	const width = rect.width - 2;
	const height = Math.max(0, rect.height - 2);
	const preflight = wrapped(preflightDocument(workbench, draftSoFar(editor)), width - 2);
	const fields = editor.fields.flatMap((field, index) =>
		rowsOf(field, index === editor.at, workbench.doors.show).map(row => ({row, isCurrent: index === editor.at})),
	);
	const room = Math.max(1, height - preflight.length - 1);
	const cursor = fields.findIndex(({row}) => row.under !== undefined);
	const first = Math.max(0, Math.min(cursor - room + 1, fields.length - room));
	const title = layer.of ? 'Request of yours' : 'New request';
	return (
		<Panel rect={rect} title={title} isFocused>
			{fields.slice(first, first + room).map(({row, isCurrent}, index) => (
				<FieldLine
					// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
					key={first + index}
					row={row}
					width={width}
					isCurrent={isCurrent}
				/>
			))}
			<Text wrap="truncate"> </Text>
			{preflight.map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
				<DocumentLine key={index} row={row} width={width} nameWidth={labelWidth - 3} />
			))}
		</Panel>
	);
}
