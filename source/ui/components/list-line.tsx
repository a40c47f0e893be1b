import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Mark} from '../../core/document.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';

type ListLineProps = {
	readonly width: number;
	readonly text: string;
	readonly note: string;
	readonly mark?: Mark;
	readonly isSelected: boolean;
	readonly isChosen: boolean;
	readonly isBlocked: boolean;
};

/** One row of a list: a pointer and inverse for the cursor, a star for what is chosen, words for states. */
export function ListLine({width, text, note, mark, isSelected, isChosen, isBlocked}: ListLineProps): ReactNode {
	const theme = useTheme();
	const sign = isBlocked ? '-' : isChosen ? '*' : ' ';
	const word = mark === undefined || mark === 'none' ? '' : `${markWords[mark]} `;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Box flexGrow={1} flexShrink={1} overflow="hidden">
				<Text wrap="truncate" inverse={isSelected && theme.hasStyles}>
					{isSelected ? '>' : ' '}
					{sign}
					{text}
				</Text>
			</Box>
			<Box flexShrink={0} marginLeft={1}>
				<Text color={mark === undefined ? undefined : theme.colours[mark]}>
					{word}
					{note}
				</Text>
			</Box>
		</Box>
	);
}
