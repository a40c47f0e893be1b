import type {CredentialFacts} from './credential-facts.ts';

/** What a flow has to tell while it waits, shown by whoever drives it. */
export type Prompt =
	| {readonly kind: 'notice'; readonly text: string}
	/** What the client proves itself with, before it is sent. */
	| {readonly kind: 'credential'; readonly facts: CredentialFacts}
	| EnterCode
	| SignIn;

/** A person must type a code on some other device (RFC 8628 section 3.3). */
export type EnterCode = {
	readonly kind: 'enter-code';
	readonly userCode: string;
	/** Where to type it, as the server gave it. */
	readonly address: string;
	/** Milliseconds since the epoch. */
	readonly expiresAt: number;
	/** Between two questions to the token endpoint, milliseconds. */
	readonly interval: number;
	/** Questions asked so far. */
	readonly polls: number;
	/** What the last one was answered with: `authorization_pending`, `slow_down`, or `no answer`. */
	readonly lastAnswer?: string;
};

/** A person must sign in with a browser (RFC 8252). */
export type SignIn = {
	readonly kind: 'sign-in';
	/** Short, on this machine; over SSH it needs a forwarded port. */
	readonly startAddress: string;
	readonly port: number;
	/** Long, for any browser; its last page cannot be reached from elsewhere, and its address is pasted back. */
	readonly address: string;
	readonly notes: readonly string[];
	/** Takes the pasted address; gives the reason in a sentence when it is not the one awaited. */
	take(address: string): string | undefined;
};
