import {Box, type CursorPosition, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Document} from '../../core/document.ts';
import type {Show} from '../../core/show.ts';
import type {Rect} from '../../session/workbench/layout.ts';
import {draftSoFar, type EditedField} from '../../session/workbench/request/editor.ts';
import {editorIn} from '../../session/workbench/request/editor-keys.ts';
import {preflightDocument, preflightLine} from '../../session/workbench/request/preflight.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {DocumentLine} from '../components/document-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {type SeenField, seenField} from '../seen-field.ts';
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

/** What is seen of a row in a panel so many cells wide inside. */
const seenRow = ({before, under, after}: FieldRow, width: number): SeenField =>
	seenField({before, under: under ?? '', after}, width - labelWidth);

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
	return (
		<Box width={width} height={1} flexShrink={0} overflow="hidden">
			<Box width={labelWidth} flexShrink={0}>
				<Text wrap="truncate" inverse={isCurrent && row.label !== '' && theme.hasStyles} {...theme.accent}>
					{isCurrent && row.label !== '' ? '>' : ' '}
					{row.label}
				</Text>
			</Box>
			<Text wrap="truncate">{row.under === undefined ? row.before : seenRow(row, width).text}</Text>
		</Box>
	);
}

type EditorProps = {readonly layer: Extract<Layer, {kind: 'request-editor'}>; readonly rect: Rect};

/** The rows of the fields that are seen, what sending comes to below them, and which row has the cursor. */
function editorWindow(workbench: Workbench, {layer, rect}: EditorProps) {
	const editor = editorIn(workbench, layer);
	const fields = editor.fields.flatMap((field, index) =>
		rowsOf(field, index === editor.at, workbench.doors.show).map(row => ({row, isCurrent: index === editor.at})),
	);
	const height = rect.height - 2;
	const draft = draftSoFar(editor);
	const long = wrapped(preflightDocument(workbench, draft), rect.width - 4);
	const isTight = fields.length + 1 + long.length > height;
	const short: Document = [
		{kind: 'text', ...preflightLine(workbench, draft, text => cellWidth(text) < rect.width - 6)},
	];
	const preflight = isTight ? short : [{kind: 'blank'} as const, ...long];
	const room = Math.max(1, height - preflight.length);
	const cursor = fields.findIndex(({row}) => row.under !== undefined);
	const first = Math.max(0, Math.min(cursor - room + 1, fields.length - room));
	return {first, visible: fields.slice(first, first + room), at: cursor - first, preflight};
}

/** Where one types in the editor. */
export function requestEditorCursor(workbench: Workbench, props: EditorProps): CursorPosition | undefined {
	const {visible, at} = editorWindow(workbench, props);
	const row = visible[at]?.row;
	return row && {x: 1 + labelWidth + seenRow(row, props.rect.width - 2).x, y: 1 + at};
}

/** The editor of a request, with what sending it would come to. */
export function RequestEditorView({layer, rect}: EditorProps): ReactNode {
	const {workbench} = useWorkbench();
	const width = rect.width - 2;
	const {first, visible, preflight} = editorWindow(workbench, {layer, rect});
	const title = layer.of ? 'Request of yours' : 'New request';
	return (
		<Panel rect={rect} title={title} isFocused>
			{visible.map(({row, isCurrent}, index) => (
				<FieldLine
					// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
					key={first + index}
					row={row}
					width={width}
					isCurrent={isCurrent}
				/>
			))}
			{preflight.map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
				<DocumentLine key={index} row={row} width={width} nameWidth={labelWidth - 3} />
			))}
		</Panel>
	);
}
