import {Text} from 'ink';
import type {ReactNode} from 'react';
import type {Mark} from '../../core/document.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';

/** A text that may begin with the word for its mark: that word is painted, and what follows stays as legible as any text. */
export function MarkedText({mark, text}: {readonly mark: Mark | undefined; readonly text: string}): ReactNode {
	const theme = useTheme();
	const word = mark === undefined ? '' : markWords[mark].trimEnd();
	return mark === undefined || !text.startsWith(word) ? (
		text
	) : (
		<>
			<Text {...theme.marks[mark]}>{word}</Text>
			{text.slice(word.length)}
		</>
	);
}
