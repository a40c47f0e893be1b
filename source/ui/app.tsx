import {Box, Text, useApp, useCursor, useInput, usePaste} from 'ink';
import {type ReactNode, useEffect} from 'react';
import {coveringLayer} from '../session/workbench/covering.ts';
import {pasteText, pressKey} from '../session/workbench/keyboard.ts';
import {layoutOf, type PanelRect, panelsRect} from '../session/workbench/layout.ts';
import {cursorPosition} from './cursor-position.ts';
import {useWorkbench} from './hooks/use-workbench.ts';
import {keyNameOf} from './key-name.ts';
import {stayInDocument} from './screens/document-view.tsx';
import {Header} from './screens/header.tsx';
import {HintLine} from './screens/hint-line.tsx';
import {LayerView} from './screens/layer-view.tsx';
import {ListPanel} from './screens/list-panel.tsx';
import {ResponsePanel} from './screens/response-panel.tsx';
import {StatusLine} from './screens/status-line.tsx';
import {TokenPanel} from './screens/token-panel.tsx';

const panelView = (rect: PanelRect): ReactNode =>
	rect.id === 'token' ? <TokenPanel key={rect.id} rect={rect} /> : <ListPanel key={rect.id} rect={rect} />;

function Panels(): ReactNode {
	const {workbench, state} = useWorkbench();
	const layout = layoutOf(state.size, state.focus, state.isZoomed, workbench.hasResponse);
	switch (layout.kind) {
		case 'too-small':
			return null;
		case 'single':
			return panelView(layout.panel);
		default:
			return (
				<Box>
					<Box flexDirection="column">{layout.left.map(panelView)}</Box>
					<Box flexDirection="column">
						{layout.right.slice(0, -1).map(panelView)}
						<Box>
							{layout.right.slice(-1).map(panelView)}
							{layout.response && state.response ? (
								<ResponsePanel
									view={state.response}
									rect={layout.response}
									isFocused={state.layers.some(({kind}) => kind === 'response')}
								/>
							) : null}
						</Box>
					</Box>
				</Box>
			);
	}
}

function TooSmall({columns, rows}: {readonly columns: number; readonly rows: number}): ReactNode {
	const lines = [
		`Too small: ${columns}x${rows}.`,
		'entok needs 40x10.',
		'Keys do nothing, nothing is lost.',
		'Ctrl-C quits.',
	];
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			{lines.slice(0, rows).map(line => (
				<Text key={line} wrap="truncate">
					{line}
				</Text>
			))}
		</Box>
	);
}

/** Gives the terminal to somebody else while the work lasts. */
export type HandOver = (work: () => void | Promise<void>) => Promise<void>;

/** The whole screen, exactly as wide and high as the terminal; and the only place where keys come in. */
export function App({onMount}: {readonly onMount: (handOver: HandOver) => void}): ReactNode {
	const {workbench, state} = useWorkbench();
	const {suspendTerminal} = useApp();
	const {setCursorPosition} = useCursor();
	useEffect(() => onMount(suspendTerminal), [onMount, suspendTerminal]);
	setCursorPosition(cursorPosition(workbench));
	useInput((input, key) => {
		stayInDocument(workbench);
		pressKey(workbench, keyNameOf(input, key));
	});
	usePaste(text => pasteText(workbench, text));
	const {columns, rows} = state.size;
	const covering = coveringLayer(state);
	if (layoutOf(state.size, state.focus, state.isZoomed, false).kind === 'too-small') {
		return <TooSmall columns={columns} rows={rows} />;
	}

	const rect = panelsRect(state.size);
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Header width={columns} />
			<Box height={rect.height} flexShrink={0} overflow="hidden">
				{covering ? <LayerView layer={covering} rect={rect} /> : <Panels />}
			</Box>
			<StatusLine width={columns} />
			<HintLine width={columns} />
		</Box>
	);
}
