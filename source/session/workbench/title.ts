import {choiceSentences} from './choice-sentence.ts';
import type {Workbench} from './workbench.ts';

/** More would be cut by every window manager, each in its own way. Characters. */
const longest = 120;

/**
 * The title of the terminal's window: what is chosen, and nothing that ticks, so that a tab bar is quiet. Names go
 * through `show`, as on the screen.
 */
export function titleOf(workbench: Pick<Workbench, 'session' | 'doors'>): string {
	const [whole] = choiceSentences(workbench);
	const title = [...(whole === undefined ? 'entok' : `entok: ${whole}`)];
	return title.length <= longest ? title.join('') : `${title.slice(0, longest - 1).join('')}…`;
}

/** Calls back with the title now and after every change of it, until the returned function is called. */
export function followTitle(workbench: Workbench, setTitle: (title: string) => void): () => void {
	let shown: string | undefined;
	const look = (): void => {
		const title = titleOf(workbench);
		if (title !== shown) {
			shown = title;
			setTitle(title);
		}
	};
	look();
	return workbench.subscribe(look);
}
