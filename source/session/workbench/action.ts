import type {PanelId} from './state.ts';
import type {Workbench} from './workbench.ts';

/** Where an action's keys work: in one panel, in a view or menu that lies over the panels, or everywhere. */
export type Place = PanelId | 'response' | 'error' | 'sign-in' | 'copy' | 'everywhere';

/** One thing a person can do. Footer, help, palette and the keys themselves all read this. */
export type Action = {
	/** `token.new`; stable, so that keys can be changed by it. */
	readonly id: string;
	readonly title: string;
	/** The hint of the footer, a word or two. */
	readonly short: string;
	readonly place: Place;
	/** Key names; the first is the one shown. */
	readonly keys: readonly string[];
	/** How early it stands among the hints; left out: not there. */
	readonly hint?: number;
	/** Why it cannot be done now. */
	blocked?(workbench: Workbench): string | undefined;
	run(workbench: Workbench): void | Promise<void>;
};
