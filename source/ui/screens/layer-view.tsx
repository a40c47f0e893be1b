import {type CursorPosition, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Document} from '../../core/document.ts';
import type {Show} from '../../core/show.ts';
import {outcomeOf, refusalDocument} from '../../session/documents/answer-document.ts';
import {firstVisible, type Rect} from '../../session/workbench/layout.ts';
import {listedActions} from '../../session/workbench/listed-actions.ts';
import {whyNot} from '../../session/workbench/run-action.ts';
import {shownKey} from '../../session/workbench/shown-key.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import {cellWidth} from '../cells.ts';
import {DocumentLine} from '../components/document-line.tsx';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {seenField} from '../seen-field.ts';
import {spaced, wrapped} from '../wrap.ts';
import {ErrorView} from './error-view.tsx';
import {WelcomeView} from './first-run.tsx';
import {ProfileEditor} from './profile-editor.tsx';
import {RequestEditorView} from './request-editor.tsx';
import {ResponsePanel} from './response-panel.tsx';
import {SignInView} from './sign-in.tsx';

type LayerProps<Kind extends Layer['kind']> = {readonly layer: Extract<Layer, {kind: Kind}>; readonly rect: Rect};

/** A document in a panel of its own, long lines broken, scrolled by the layer's offset. */
function DocumentPanel({
	rect,
	title,
	document,
	offset,
}: {
	readonly rect: Rect;
	readonly title: string;
	readonly document: Document;
	readonly offset: number;
}): ReactNode {
	const width = rect.width - 2;
	const height = rect.height - 2;
	const dense = wrapped(document, width - 2);
	const roomy = spaced(dense);
	const rows = roomy.length <= height ? roomy : dense;
	const first = Math.max(0, Math.min(offset, rows.length - height));
	const names = rows.flatMap(row => (row.kind === 'field' ? [cellWidth(row.name)] : []));
	return (
		<Panel rect={rect} title={title} isFocused>
			{rows.slice(first, first + height).map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
				<DocumentLine key={first + index} row={row} width={width} nameWidth={Math.max(4, ...names)} />
			))}
		</Panel>
	);
}

const actionsPrompts = {help: ' type to filter: ', palette: ' : '} as const;

/** Where one types what the help or the palette is narrowed down by. */
export function actionsCursor({layer, rect}: LayerProps<'help' | 'palette'>, show: Show): CursorPosition {
	const prompt = actionsPrompts[layer.kind];
	return {x: 1 + prompt.length + seenField(shownField(layer.field, show), rect.width - 2 - prompt.length).x, y: 1};
}

function ActionsLayer({layer, rect}: LayerProps<'help' | 'palette'>): ReactNode {
	const {workbench} = useWorkbench();
	const actions = listedActions(layer.field.text, workbench);
	const height = rect.height - 3;
	const first = firstVisible(0, layer.cursor, actions.length, height);
	const title = layer.kind === 'help' ? 'Keys' : 'Command';
	const prompt = actionsPrompts[layer.kind];
	return (
		<Panel rect={rect} title={title} note={`${actions.length} actions`} isFocused>
			<Text wrap="truncate">
				{prompt}
				{seenField(shownField(layer.field, workbench.doors.show), rect.width - 2 - prompt.length).text}
			</Text>
			{actions.slice(first, first + height).map((action, index) => {
				const reason = whyNot(workbench, action);
				return (
					<ListLine
						key={action.id}
						width={rect.width - 2}
						text={`${action.keys.map(shownKey).join(' ').padEnd(10)} ${action.title}${reason === undefined ? '' : `  (off: ${reason})`}`}
						note=""
						detail={action.place === 'everywhere' ? '' : action.place}
						isSelected={first + index === layer.cursor}
						isChosen={false}
						isBlocked={reason !== undefined}
					/>
				);
			})}
		</Panel>
	);
}

function RefusalLayer({layer, rect}: LayerProps<'refusal'>): ReactNode {
	const {workbench} = useWorkbench();
	const {
		method,
		response: {status},
	} = layer.answer;
	return (
		<DocumentPanel
			rect={rect}
			title={`${method} ${outcomeOf(status)}: ${status}`}
			document={refusalDocument(layer.answer, workbench.doors.show)}
			offset={layer.offset}
		/>
	);
}

function ResponseLayer({rect}: {readonly rect: Rect}): ReactNode {
	const {response} = useWorkbench().state;
	return response ? <ResponsePanel view={response} rect={rect} isFocused /> : null;
}

/** The view of a layer that takes the panels' place. */
export function LayerView({layer, rect}: {readonly layer: Layer; readonly rect: Rect}): ReactNode {
	const {show} = useWorkbench().workbench.doors;
	switch (layer.kind) {
		case 'help':
		case 'palette':
			return <ActionsLayer layer={layer} rect={rect} />;
		case 'error':
			return <ErrorView layer={layer} rect={rect} />;
		case 'explain':
			return (
				<DocumentPanel rect={rect} title={layer.title} document={[{kind: 'text', text: show(layer.text)}]} offset={0} />
			);
		case 'refusal':
			return <RefusalLayer layer={layer} rect={rect} />;
		case 'response':
			return <ResponseLayer rect={rect} />;
		case 'request-editor':
			return <RequestEditorView layer={layer} rect={rect} />;
		case 'welcome':
			return <WelcomeView cursor={layer.cursor} rect={rect} />;
		case 'page':
			return <DocumentPanel rect={rect} title={layer.title} document={layer.document} offset={layer.offset} />;
		case 'sign-in':
			return <SignInView layer={layer} rect={rect} />;
		case 'profile-editor':
			return <ProfileEditor draftKey={layer.draftKey} rect={rect} />;
		default:
			return null;
	}
}
