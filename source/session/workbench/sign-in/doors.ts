import type {Prompt} from '../../../core/prompt.ts';

/** What a person signed in here as may answer. */
export type DemoAnswer = 'approve' | 'decline';

/** What signing in needs of the machine. */
export type SignInDoors = {
	/** Whether this runs over SSH: a browser on this machine is not in front of the person then. */
	readonly isRemote: boolean;
	/** Opens an address in a browser on this machine; absent where there is none in front of the person. */
	openAddress?(address: string): Promise<void>;
	/** Writes lines outside the screen, none of them broken, and waits until the person has read them where a screen comes back. */
	printOutside(lines: readonly string[]): Promise<void>;
	/** The dark modules of a QR code, row by row; absent where blocks cannot be painted. */
	qrCode?(text: string): ReadonlyArray<readonly boolean[]>;
	/** Answers a sign-in as the user of the demo tenant; absent without one. */
	playUser?(prompt: Prompt, answer: DemoAnswer): Promise<void>;
};
