import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Mark} from '../../core/document.ts';
import {cellWidth, cutInside} from '../cells.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {MarkedText} from './marked-text.tsx';

type ListLineProps = {
	readonly width: number;
	readonly text: string;
	/** Never left out. */
	readonly note: string;
	/** Stands behind the note where there is room beside the whole text, and in every wide list. */
	readonly detail?: string;
	/** How many characters of the text are highlighted with the pointer; all of them where it is not given. */
	readonly head?: number;
	/** Whether a text that is too long is cut in its middle instead of at its end. */
	readonly isCutInside?: boolean;
	readonly mark?: Mark;
	readonly isSelected: boolean;
	readonly isChosen: boolean;
	readonly isBlocked: boolean;
};

/** The cells of pointer and sign. */
const signsWidth = 2;

/** From here on a detail is worth more than the end of a long text. Cells. */
const roomForDetail = 44;

/** One row of a list: a pointer and inverse for the cursor, a star for what is chosen, words for states. */
export function ListLine(props: ListLineProps): ReactNode {
	const {width, text, note, detail = '', head, isCutInside = false, mark, isSelected, isChosen, isBlocked} = props;
	const theme = useTheme();
	const sign = isBlocked ? '-' : isChosen ? '*' : ' ';
	const word = mark === undefined || mark === 'none' ? '' : `${markWords[mark]} `;
	const short = `${word}${note}`.trimEnd();
	const whole = `${short} ${detail}`.trim();
	const hasRoom = width >= roomForDetail || signsWidth + cellWidth(text) + 1 + cellWidth(whole) <= width;
	const end = hasRoom ? whole : short;
	const room = width - signsWidth - (end === '' ? 0 : cellWidth(end) + 1);
	const shown = isCutInside ? cutInside(text, room) : text;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Box flexGrow={1} flexShrink={1} overflow="hidden">
				<Text wrap="truncate">
					<Text inverse={isSelected && theme.hasStyles}>
						{isSelected ? '>' : ' '}
						{sign}
						{shown.slice(0, head)}
					</Text>
					{head === undefined ? null : shown.slice(head)}
				</Text>
			</Box>
			{end === '' ? null : (
				<Box flexShrink={0} marginLeft={1}>
					<Text>
						<MarkedText mark={mark === 'none' ? undefined : mark} text={end} />
					</Text>
				</Box>
			)}
		</Box>
	);
}
