import {renderToString} from 'ink';
import type {Workbench} from '../../source/session/workbench/workbench.ts';
import {App} from '../../source/ui/app.tsx';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {themeFor} from '../../source/ui/theme.ts';

const theme = themeFor({isAscii: false, hasColour: false, hasStyles: false});

/** The whole screen as lines, without colours and styles. */
export const paint = ({workbench}: {readonly workbench: Workbench}, isDemo = false): readonly string[] =>
	renderToString(
		<SettingContext value={{workbench, theme, isDemo}}>
			<App onMount={() => {}} />
		</SettingContext>,
		{columns: workbench.state.size.columns},
	).split('\n');

export const paintedText = (bench: {readonly workbench: Workbench}): string => paint(bench).join('\n');
