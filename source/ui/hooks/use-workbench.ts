import {createContext, useContext, useSyncExternalStore} from 'react';
import type {State} from '../../session/state.ts';
import type {WorkbenchState} from '../../session/workbench/state.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {type Theme, themeFor} from '../theme.ts';

/** What every view needs: the program, and how things look. */
export type Setting = {readonly workbench: Workbench; readonly theme: Theme; readonly isDemo: boolean};

export const SettingContext = createContext<Setting | undefined>(undefined);

export function useSetting(): Setting {
	const setting = useContext(SettingContext);
	if (!setting) {
		throw new Error('A view was painted outside the workbench.');
	}

	return setting;
}

export const useTheme = (): Theme => useContext(SettingContext)?.theme ?? plain;

const plain = themeFor({isAscii: false, hasColour: false, hasStyles: false});

/** Paints the view again after every change of the workbench's or the session's state. */
export function useWorkbench(): {
	readonly workbench: Workbench;
	readonly state: WorkbenchState;
	readonly session: State;
} {
	const {workbench} = useSetting();
	const subscribe = (listener: () => void): (() => void) => workbench.subscribe(listener);
	const state = useSyncExternalStore(subscribe, () => workbench.state);
	const session = useSyncExternalStore(subscribe, () => workbench.session.state);
	return {workbench, state, session};
}
