import {type ReactNode, useMemo, useSyncExternalStore} from 'react';
import type {TerminalLooks} from '../core/terminal-looks.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {SettingContext} from './hooks/use-workbench.ts';
import {themeFor} from './theme.ts';

type ThemedProps = {
	readonly workbench: Workbench;
	readonly looks: TerminalLooks;
	readonly isDemo: boolean;
	readonly children: ReactNode;
};

/** Gives the views what they need, and the theme as it is chosen now. */
export function Themed({workbench, looks, isDemo, children}: ThemedProps): ReactNode {
	const {theme = looks.theme, background = looks.background} = useSyncExternalStore(
		listener => workbench.subscribe(listener),
		() => workbench.state,
	);
	const setting = useMemo(
		() => ({workbench, isDemo, theme: themeFor({...looks, theme, background})}),
		[workbench, isDemo, looks, theme, background],
	);
	return <SettingContext value={setting}>{children}</SettingContext>;
}
