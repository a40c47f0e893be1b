import {Box, type CursorPosition, Text} from 'ink';
import type {ReactNode} from 'react';
import {allFit, fitted, type Section} from '../../session/workbench/fitting.ts';
import {innerHeight, type Rect} from '../../session/workbench/layout.ts';
import {type SignInLayer, type SignInPrompt, waitingSignIn} from '../../session/workbench/sign-in/layer.ts';
import {qrOf} from '../../session/workbench/sign-in/qr.ts';
import {browserSections, deviceCodeSections, type SignInLine} from '../../session/workbench/sign-in/sections.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {boxCursor, boxFrameRows} from '../components/address-box.tsx';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {wrapText} from '../wrap.ts';
import {SignInLineView, strongIndent} from './sign-in-line.tsx';

/** From this height on the box has a frame of its own. Rows. */
const roomyRows = 12;

/** Light on dark, whatever the palette: scanners want contrast. */
function QrLine({row}: {readonly row: string}): ReactNode {
	const {hasColour} = useTheme();
	return (
		<Text wrap="truncate" {...(hasColour ? {color: 'whiteBright', backgroundColor: 'black'} : {})}>
			{row}
		</Text>
	);
}

/** A line for a given width; what is typed elsewhere moves to the left before it is broken. */
function wrapLine(line: SignInLine, width: number): readonly SignInLine[] {
	switch (line.kind) {
		case 'text': {
			const room = width - line.indent - (line.mark === undefined ? 1 : 4);
			return wrapText(line.text, room).map((text, index) =>
				index === 0 ? {...line, text} : {kind: 'text', text, indent: line.indent + (line.mark === undefined ? 0 : 3)},
			);
		}

		case 'strong': {
			const indent = ' '.repeat(line.text.length + strongIndent < width ? strongIndent : 1);
			return wrapText(line.text, width - 2).map(text => ({kind: 'strong', text: indent + text}));
		}

		default:
			return [line];
	}
}

const wrapSections = (
	sections: ReadonlyArray<Section<SignInLine>>,
	width: number,
): ReadonlyArray<Section<SignInLine>> =>
	sections.map(section => ({...section, lines: section.lines.flatMap(line => wrapLine(line, width))}));

const blank: SignInLine = {kind: 'text', text: '', indent: 0};

type Layout = {
	readonly lines: readonly SignInLine[];
	readonly width: number;
	readonly isRoomy: boolean;
	readonly qr: readonly string[];
};

/** What fits into the frame, and the QR code beside it. */
function layoutOf(workbench: Workbench, prompt: SignInPrompt, layer: SignInLayer, rect: Rect): Layout {
	const code = prompt.kind === 'enter-code' && layer.showsQr ? qrOf(workbench, prompt) : [];
	const qr = typeof code === 'string' ? [] : code;
	const width = rect.width - 2 - (qr[0]?.length ?? 0);
	const height = innerHeight(rect);
	const isRoomy = rect.height >= roomyRows;
	const sectionsOf = (isLarge: boolean): ReadonlyArray<Section<SignInLine>> =>
		wrapSections(
			prompt.kind === 'enter-code'
				? deviceCodeSections(workbench, prompt, isLarge)
				: browserSections(workbench, prompt, layer),
			width,
		);
	const large = sectionsOf(true);
	const isNarrow = (line: SignInLine): boolean => line.kind !== 'large' || line.text.length + strongIndent < width;
	const hasRoom = allFit(large, height) && large.every(({lines}) => lines.every(isNarrow));
	// The frame of the box takes two rows more than its line.
	const room = prompt.kind === 'sign-in' && isRoomy ? height - boxFrameRows : height;
	return {lines: fitted(hasRoom ? large : sectionsOf(false), room, blank).slice(0, room), width, isRoomy, qr};
}

/** Where one types, or the pointer of the ways, in the panel. */
export function signInCursor(workbench: Workbench, layer: SignInLayer, rect: Rect): CursorPosition | undefined {
	const prompt = waitingSignIn(workbench.session.state.token);
	if (!prompt) {
		return undefined;
	}

	const {lines, width, isRoomy} = layoutOf(workbench, prompt, layer, rect);
	if (layer.isTyping) {
		const row = lines.findIndex(({kind}) => kind === 'box');
		const {x, top} = boxCursor(layer, workbench.doors.show, width, isRoomy);
		return row < 0 ? undefined : {x: 1 + x, y: 1 + row + top};
	}

	const row = lines.findIndex(line => line.kind === 'way' && line.isSelected);
	return row < 0 ? undefined : {x: 1, y: 1 + row};
}

/** What is typed on another device, or where a browser leads; sized to the frame. */
export function SignInView({layer, rect}: {readonly layer: SignInLayer; readonly rect: Rect}): ReactNode {
	const {workbench, session} = useWorkbench();
	const prompt = waitingSignIn(session.token);
	if (!prompt) {
		return null;
	}

	const {lines, width, isRoomy, qr} = layoutOf(workbench, prompt, layer, rect);
	return (
		<Panel rect={rect} title="Sign in" isFocused>
			<Box width={rect.width - 2} height={innerHeight(rect)} flexShrink={0} overflow="hidden">
				<Box flexDirection="column" width={width} flexShrink={0}>
					{lines.map((line, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
						<SignInLineView key={index} line={line} prompt={prompt} layer={layer} width={width} isRoomy={isRoomy} />
					))}
				</Box>
				<Box flexDirection="column" flexShrink={0}>
					{qr.map((row, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows of a picture have no identity of their own
						<QrLine key={index} row={row} />
					))}
				</Box>
			</Box>
		</Panel>
	);
}
