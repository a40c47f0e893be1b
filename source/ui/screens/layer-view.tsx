import {Box, type CursorPosition, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Show} from '../../core/show.ts';
import {actionsOf} from '../../session/workbench/actions.ts';
import {actionsHeight, firstVisible, hasKeysLine, type Rect} from '../../session/workbench/layout.ts';
import {listedActions, shownKeys} from '../../session/workbench/listed-actions.ts';
import {whyNot} from '../../session/workbench/run-action.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {seenField} from '../seen-field.ts';
import {CopyMenuView} from './copy-menu.tsx';
import {DocumentView} from './document-view.tsx';
import {ErrorView} from './error-view.tsx';
import {WelcomeView} from './first-run.tsx';
import {ProfileEditor} from './profile-editor.tsx';
import {RequestEditorView} from './request-editor.tsx';
import {ResponsePanel} from './response-panel.tsx';
import {SecretPlaceView} from './secret-place.tsx';
import {SignInView} from './sign-in.tsx';

type LayerProps<Kind extends Layer['kind']> = {readonly layer: Extract<Layer, {kind: Kind}>; readonly rect: Rect};

const actionsPrompts = {help: ' type to filter: ', palette: ' : '} as const;

/** Where one types what the help or the palette is narrowed down by. */
export function actionsCursor({layer, rect}: LayerProps<'help' | 'palette'>, show: Show): CursorPosition {
	const prompt = actionsPrompts[layer.kind];
	return {x: 1 + prompt.length + seenField(shownField(layer.field, show), rect.width - 2 - prompt.length).x, y: 1};
}

/** How keys are changed and printed, as much of it as fits. With the demo there is no key file. */
function keysLine({doors}: Workbench, width: number): string {
	const path = doors.keys?.shortPath;
	const change = path === undefined ? '' : `Change keys: ${doors.show(path)}`;
	const print = 'print: entok keys --markdown';
	const fitting = [[change, print], [change], [print]].map(parts => parts.filter(part => part !== '').join('   '));
	return fitting.find(line => cellWidth(line) <= width) ?? '';
}

function ActionsLayer({layer, rect}: LayerProps<'help' | 'palette'>): ReactNode {
	const {workbench} = useWorkbench();
	const actions = listedActions(layer.field.text, workbench);
	const height = actionsHeight(layer.kind, rect);
	const first = firstVisible(layer.offset, layer.cursor, actions.length, height);
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
				const keys = shownKeys(action, actionsOf(workbench)).join('  ');
				return (
					<ListLine
						key={action.id}
						width={rect.width - 2}
						text={`${keys.padEnd(10)} ${action.title}${reason === undefined ? '' : `  (off: ${reason})`}`}
						head={keys.length}
						note=""
						detail={action.place === 'everywhere' ? '' : action.place}
						isSelected={first + index === layer.cursor}
						isChosen={false}
						isBlocked={reason !== undefined}
					/>
				);
			})}
			{hasKeysLine(layer.kind, rect) ? (
				<Box marginTop={Math.max(0, height - actions.length)}>
					<Text wrap="truncate"> {keysLine(workbench, rect.width - 3)}</Text>
				</Box>
			) : null}
		</Panel>
	);
}

function ResponseLayer({rect}: {readonly rect: Rect}): ReactNode {
	const {response} = useWorkbench().state;
	return response ? <ResponsePanel view={response} rect={rect} isFocused /> : null;
}

/** The view of a layer that takes the panels' place. */
export function LayerView({layer, rect}: {readonly layer: Layer; readonly rect: Rect}): ReactNode {
	switch (layer.kind) {
		case 'help':
		case 'palette':
			return <ActionsLayer layer={layer} rect={rect} />;
		case 'error':
			return <ErrorView layer={layer} rect={rect} />;
		case 'explain':
		case 'refusal':
		case 'page':
			return <DocumentView layer={layer} rect={rect} />;
		case 'response':
			return <ResponseLayer rect={rect} />;
		case 'request-editor':
			return <RequestEditorView layer={layer} rect={rect} />;
		case 'welcome':
			return <WelcomeView cursor={layer.cursor} rect={rect} />;
		case 'secret-place':
			return <SecretPlaceView layer={layer} rect={rect} />;
		case 'sign-in':
			return <SignInView layer={layer} rect={rect} />;
		case 'copy':
			return <CopyMenuView layer={layer} rect={rect} />;
		case 'profile-editor':
			return <ProfileEditor draftKey={layer.draftKey} rect={rect} />;
		default:
			return null;
	}
}
