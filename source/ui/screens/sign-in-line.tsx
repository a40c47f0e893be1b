import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {countdownText} from '../../core/duration.ts';
import type {SignInLayer, SignInPrompt} from '../../session/workbench/sign-in/layer.ts';
import type {SignInLine} from '../../session/workbench/sign-in/sections.ts';
import {AddressBox} from '../components/address-box.tsx';
import {minutesText} from '../components/countdown.tsx';
import {MarkedText} from '../components/marked-text.tsx';
import {useNow} from '../hooks/use-now.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';

/** Where what is typed elsewhere begins. Cells. */
export const strongIndent = 5;

function CodeTime({expiresAt}: {readonly expiresAt: number}): ReactNode {
	const theme = useTheme();
	const left = expiresAt - useNow(1000);
	const mark = left <= 0 ? 'no' : left <= 60_000 ? 'warn' : 'running';
	return (
		<Text wrap="truncate" bold={mark === 'warn' && theme.hasStyles}>
			{'  '}
			<MarkedText
				mark={mark}
				text={`${markWords[mark]} ${left <= 0 ? 'the code has expired' : `code good for ${theme.isSlow ? minutesText(left) : countdownText(left)}`}`}
			/>
		</Text>
	);
}

type LineProps = {
	readonly line: SignInLine;
	readonly prompt: SignInPrompt;
	readonly layer: SignInLayer;
	readonly width: number;
	readonly isRoomy: boolean;
};

/** One line of the sign-in screen; the frame of the box takes two rows more. */
export function SignInLineView({line, prompt, layer, width, isRoomy}: LineProps): ReactNode {
	const theme = useTheme();
	switch (line.kind) {
		case 'box':
			return <AddressBox layer={layer} width={width} isRoomy={isRoomy} />;
		case 'time':
			return (
				<Box width={width} height={1} flexShrink={0}>
					{prompt.kind === 'enter-code' ? <CodeTime expiresAt={prompt.expiresAt} /> : null}
				</Box>
			);
		case 'way':
			return (
				<Box width={width} height={1} flexShrink={0}>
					<Text wrap="truncate" inverse={line.isSelected && theme.hasStyles}>
						{line.isSelected ? '>' : ' '} {line.text}
						{line.note === '' ? '' : `   ${line.note}`}
					</Text>
				</Box>
			);
		case 'large':
			return (
				<Box width={width} height={1} flexShrink={0}>
					<Text wrap="truncate">
						{' '.repeat(strongIndent)}
						{line.text.replaceAll('#', theme.full)}
					</Text>
				</Box>
			);
		case 'strong':
			return (
				<Box width={width} height={1} flexShrink={0}>
					<Text wrap="truncate" bold={theme.hasStyles}>
						{line.text}
					</Text>
				</Box>
			);
		case 'text':
			return (
				<Box width={width} height={1} flexShrink={0}>
					<Text wrap="truncate">
						{' '.repeat(line.indent)}
						<MarkedText
							mark={line.mark}
							text={`${line.mark === undefined ? '' : `${markWords[line.mark]} `}${line.text}`}
						/>
					</Text>
				</Box>
			);
	}
}
