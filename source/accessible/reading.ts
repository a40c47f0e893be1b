import type {Action} from '../session/workbench/action.ts';
import type {PanelId} from '../session/workbench/state.ts';

/** What a number stands for. */
export type Choice =
	| {readonly kind: 'row'; readonly panel: PanelId; readonly id: string}
	| {readonly kind: 'content'; readonly index: number}
	| {readonly kind: 'action'; readonly action: Action}
	| {readonly kind: 'welcome'; readonly index: number};

/** Something to be read out in portions; what was read last is what numbers choose from. */
export type Reading = {
	/** The place where one is, or something read beside it: actions, a text. */
	readonly kind: 'place' | 'actions' | 'text';
	readonly title: readonly string[];
	readonly lines: readonly string[];
	/** By number, the first being 1. */
	readonly choices: readonly Choice[];
	/** What may be typed now; ends with a colon. */
	readonly prompt: string;
};
