import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Row} from '../../core/document.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {MarkedText} from './marked-text.tsx';

type DocumentLineProps = {
	readonly row: Row;
	readonly width: number;
	/** The column fields put their values in. */
	readonly nameWidth: number;
	readonly isSelected?: boolean;
};

/** One row of a document, in one line; what does not fit is cut at its end. */
export function DocumentLine({row, width, nameWidth, isSelected = false}: DocumentLineProps): ReactNode {
	const theme = useTheme();
	const pointer = isSelected ? '>' : ' ';
	const inverse = isSelected && theme.hasStyles;
	if (row.kind === 'field') {
		return (
			<Box width={width} height={1} flexShrink={0} overflow="hidden">
				<Box width={nameWidth + 1} flexShrink={0} marginRight={1}>
					<Text wrap="truncate" inverse={inverse} {...theme.accent}>
						{pointer}
						{row.name}
					</Text>
				</Box>
				<Text wrap="truncate">
					<MarkedText mark={row.mark} text={`${row.mark === undefined ? '' : `${markWords[row.mark]} `}${row.value}`} />
					{row.note === undefined ? '' : `  ${row.note}`}
				</Text>
			</Box>
		);
	}

	const text = row.kind === 'blank' ? '' : row.kind === 'code' ? (row.lines[0] ?? '') : row.text;
	const mark = row.kind === 'text' ? row.mark : undefined;
	return (
		<Box width={width} height={1} flexShrink={0} overflow="hidden">
			<Text wrap="truncate" bold={row.kind === 'heading' && theme.hasStyles} inverse={inverse}>
				{pointer}
				<MarkedText mark={mark} text={`${mark === undefined ? '' : `${markWords[mark]} `}${text}`} />
			</Text>
		</Box>
	);
}
