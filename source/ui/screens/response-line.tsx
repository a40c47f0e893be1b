import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {piecesOf} from '../../session/workbench/response/search.ts';
import {useTheme} from '../hooks/use-workbench.ts';

/** Deeper nodes are not indented further. */
const deepest = 24;

type ResponseLineProps = {
	readonly width: number;
	readonly number: number;
	/** The cells line numbers take. */
	readonly numberWidth: number;
	readonly depth: number;
	/** `v` before an open node, `>` before a folded one. */
	readonly sign: string;
	/** Safe to print. */
	readonly text: string;
	readonly note: string;
	readonly query: string;
	readonly isSelected: boolean;
};

/** One line of an answer: pointer, number, fold sign, text with matches in brackets, and what an open node holds. */
export function ResponseLine(props: ResponseLineProps): ReactNode {
	const theme = useTheme();
	const {width, number, numberWidth, depth, sign, text, note, query, isSelected} = props;
	return (
		<Box width={width} height={1} flexShrink={0} overflow="hidden">
			<Box flexShrink={0} width={numberWidth + 4}>
				<Text wrap="truncate" inverse={isSelected && theme.hasStyles}>
					{isSelected ? '>' : ' '}
					{String(number).padStart(numberWidth)} {sign}{' '}
				</Text>
			</Box>
			<Box flexGrow={1} flexShrink={1} overflow="hidden">
				<Text wrap="truncate">
					{'  '.repeat(Math.min(depth, deepest))}
					{piecesOf(text, query).map((piece, index) =>
						piece.isMatch ? (
							// biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity of their own, and never move
							<Text key={index} inverse={theme.hasStyles}>
								[{piece.text}]
							</Text>
						) : (
							piece.text
						),
					)}
				</Text>
			</Box>
			{note === '' ? null : (
				<Box flexShrink={0} marginLeft={1}>
					<Text>{note}</Text>
				</Box>
			)}
		</Box>
	);
}
