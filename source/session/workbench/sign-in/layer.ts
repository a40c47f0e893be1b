import type {EnterCode, Prompt, SignIn} from '../../../core/prompt.ts';
import type {Task} from '../../../core/task.ts';
import type {TokenSet} from '../../../core/token-set.ts';
import {emptyField, type TextField} from '../text-field.ts';

/** What a person is waited for. */
export type SignInPrompt = EnterCode | SignIn;

/** The sign-in screen, as far as keys change it. */
export type SignInLayer = {
	readonly kind: 'sign-in';
	/** Which sign-in it belongs to (see `signInId`). */
	readonly of: string;
	/** The way to a browser that Enter takes. */
	readonly cursor: number;
	/** Where the address of the last page is pasted or typed. */
	readonly box: TextField;
	readonly isTyping: boolean;
	/** Why the address in the box was not taken. */
	readonly boxFault?: string;
	readonly showsQr: boolean;
	/** The layers it opened over: whoever waits for the token knows them again by their identity. */
	readonly over: readonly unknown[];
};

/** Tells one sign-in from the next; a poll changes nothing about it. */
export const signInId = (prompt: SignInPrompt): string =>
	prompt.kind === 'enter-code' ? prompt.userCode : prompt.address;

export const freshSignIn = (prompt: SignInPrompt, over: readonly unknown[]): SignInLayer => ({
	kind: 'sign-in',
	of: signInId(prompt),
	cursor: 0,
	box: emptyField,
	isTyping: false,
	showsQr: false,
	over,
});

/** The person who is waited for by the token that is on its way; undefined when nobody is. */
export function waitingSignIn(token: Task<TokenSet, Prompt>): SignInPrompt | undefined {
	const prompt = token.status === 'running' ? token.progress : undefined;
	return prompt?.kind === 'enter-code' || prompt?.kind === 'sign-in' ? prompt : undefined;
}
