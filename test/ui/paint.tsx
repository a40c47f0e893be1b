import {renderToString} from 'ink';
import type {TerminalLooks} from '../../source/core/terminal-looks.ts';
import type {Workbench} from '../../source/session/workbench/workbench.ts';
import {App} from '../../source/ui/app.tsx';
import {Themed} from '../../source/ui/themed.tsx';

const plain: TerminalLooks = {isAscii: false, hasColour: false, hasStyles: false};

/** The whole screen as lines, painted for a terminal; styles show only where chalk was loaded to let them through. */
export const paintWith = (workbench: Workbench, looks: TerminalLooks, isDemo = false): readonly string[] =>
	renderToString(
		<Themed workbench={workbench} looks={looks} isDemo={isDemo}>
			<App onMount={() => {}} />
		</Themed>,
		{columns: workbench.state.size.columns},
	).split('\n');

/** The whole screen as lines, without colours and styles. */
export const paint = ({workbench}: {readonly workbench: Workbench}, isDemo = false): readonly string[] =>
	paintWith(workbench, plain, isDemo);

export const paintedText = (bench: {readonly workbench: Workbench}): string => paint(bench).join('\n');
