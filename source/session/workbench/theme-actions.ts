import type {StateStore} from '../../core/doors.ts';
import {isThemeName, type ThemeName} from '../../core/terminal-looks.ts';
import type {Action} from './action.ts';
import type {Workbench} from './workbench.ts';

/** Under this name the theme outlives the run. */
const name = 'looks';

/** The theme chosen in an earlier run; undefined where none was, or where it cannot be read. */
export async function rememberedTheme(store: StateStore | undefined): Promise<ThemeName | undefined> {
	const kept = await store?.read(name).catch(() => undefined);
	const theme = kept?.['theme'];
	return isThemeName(theme) ? theme : undefined;
}

/** What each theme is for, in the order of the palette. */
const purposes: Readonly<Record<ThemeName, string>> = {
	term: 'the terminal’s own colours',
	mono: 'no colours',
	'high-contrast': 'bold in the terminal’s own foreground',
	'colour-blind': 'blue is ok, magenta is NO',
	'auto-rgb': 'colours that suit the background',
};

/** What a theme comes to here, where that is less than it promises. */
function reservation({state, doors: {looks}}: Workbench, theme: ThemeName): string {
	if (!looks?.hasColour) {
		return theme === 'mono' || theme === 'high-contrast' ? '' : ' Colours are off here.';
	}

	return theme === 'auto-rgb' && (state.background ?? looks.background) === undefined
		? ' The terminal does not tell its background.'
		: '';
}

async function choose(workbench: Workbench, theme: ThemeName): Promise<void> {
	const {looks, stateStore, askBackground} = workbench.doors;
	if (theme === 'auto-rgb' && looks?.hasColour && (workbench.state.background ?? looks.background) === undefined) {
		workbench.change({background: await askBackground?.()});
	}

	workbench.change({theme});
	workbench.say(`Theme: ${theme}.${reservation(workbench, theme)}`, 'ok');
	workbench.inBackground(stateStore?.update(name, () => ({version: 1, theme})));
}

/** Changes how states are painted, at once and for the next runs. */
export const themeActions: readonly Action[] = Object.entries(purposes).flatMap(([theme, purpose]) =>
	isThemeName(theme)
		? [
				{
					id: `theme.${theme}`,
					title: `Theme: ${theme.replace('-', ' ')} (${purpose})`,
					short: theme,
					place: 'everywhere',
					keys: [],
					blocked: ({doors}) => (doors.looks ? undefined : 'Plain lines have no colours.'),
					run: workbench => choose(workbench, theme),
				} satisfies Action,
			]
		: [],
);
