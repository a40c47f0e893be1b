import type {Secret} from './secret.ts';

/** The ways to a clipboard: through tmux, through the terminal (OSC 52), by a program of this machine, or a file in its place. */
export const clipboardWays = ['tmux', 'osc52', 'native', 'file'] as const;
export type ClipboardWay = (typeof clipboardWays)[number];

/** Where a copy went. */
export type Copied =
	/** `isPassedOn`: tmux was asked to hand it on to the terminal it runs in. */
	| {readonly way: 'tmux'; readonly isPassedOn: boolean}
	/** Whether the terminal took it cannot be known; `isMosh`: mosh stands between and cuts what is long. */
	| {readonly way: 'osc52'; readonly isMosh: boolean}
	/** By its name. */
	| {readonly way: 'native'; readonly program: string}
	/** `because`: why no clipboard took it, a clause; absent when the person asked for a file. `isPassing`: it goes when entok ends. */
	| {readonly way: 'file'; readonly path: string; readonly isPassing: boolean; readonly because?: string};

/** The clipboard as it can be reached from here. It is written on a person's key only, and never read. */
export type Clipboard = {
	/** The way a copy takes. */
	readonly way: ClipboardWay;
	/** Why this way, a clause. */
	readonly because: string;
	/**
	 * Copies a text, whatever it is: nothing on its way there may print it. Throws EntokError: `usage` for a text too long
	 * for its way, `unexpected` when the way that was asked for failed.
	 */
	copy(text: Secret): Promise<Copied>;
	/** Takes back what was copied, without looking whether it is still there; resolves to the ways that were cleared. */
	clear(): Promise<readonly ClipboardWay[]>;
};
