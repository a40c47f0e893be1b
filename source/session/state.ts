import type {CloudId} from '../core/cloud.ts';
import type {EntokError} from '../core/entok-error.ts';
import type {Exchange} from '../core/exchange.ts';
import type {Profile} from '../core/profile.ts';
import {nameKey} from '../core/profile-name.ts';
import type {Prompt} from '../core/prompt.ts';
import type {Task} from '../core/task.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {ApiAnswer} from './api-answer.ts';
import {keyWithoutClaims} from './key-without-claims.ts';

/** What the person chose so far, as names and ids; `resolveChoice` finds what they stand for. */
export type Choice = {
	readonly profileId?: string;
	/** A flow's id, as typed. */
	readonly flow?: string;
	/** A preset's id or a scope parameter. */
	readonly scope?: string;
	/** Instead of the profile's, this once. */
	readonly tenant?: string;
	readonly cloud?: CloudId;
	/** What claims challenges asked of the token of this choice, as JSON text. */
	readonly claims?: string;
};

/** Everything that happened, as one value that is replaced and never changed. Derived things are not kept in it. */
export type State = {
	readonly profiles: readonly Profile[];
	readonly choice: Choice;
	readonly token: Task<TokenSet, Prompt>;
	/** Tokens held, by cache key (see `tokenKey`). */
	readonly tokens: ReadonlyMap<string, TokenSet>;
	readonly answer: Task<ApiAnswer>;
	readonly exchanges: readonly Exchange[];
	/** Things a person should know that are no errors, oldest first. */
	readonly notices: readonly string[];
};

export const initialState: State = {
	profiles: [],
	choice: {},
	token: {status: 'idle'},
	tokens: new Map(),
	answer: {status: 'idle'},
	exchanges: [],
	notices: [],
};

/** Exchanges kept for the wire view; older ones are let go. */
const exchangesKept = 500;

/** The saved profiles and those of the unsaved whose name is not taken. */
export function withUnsaved(saved: readonly Profile[], unsaved: readonly Profile[]): readonly Profile[] {
	const names = new Set(saved.map(({name}) => nameKey(name)));
	return [...saved, ...unsaved.filter(({name}) => !names.has(nameKey(name)))];
}

export const profilesLoaded = (state: State, profiles: readonly Profile[]): State => ({...state, profiles});

/**
 * Claims were asked of the token of one choice, and a tenant was named for one profile: another choice drops the claims,
 * another profile the tenant as well.
 */
export function chosen(state: State, change: Choice): State {
	const {choice} = state;
	const isOther = (['profileId', 'flow', 'scope', 'tenant', 'cloud'] as const).some(
		name => name in change && change[name] !== choice[name],
	);
	const isOtherProfile =
		'profileId' in change && choice.profileId !== undefined && change.profileId !== choice.profileId;
	const dropped = {...(isOther && {claims: undefined}), ...(isOtherProfile && {tenant: undefined})};
	return {...state, choice: {...choice, ...dropped, ...change}};
}

export const tokenRequested = (state: State, startedAt: number): State => ({
	...state,
	token: {status: 'running', startedAt},
});

export const promptShown = (state: State, prompt: Prompt): State =>
	state.token.status === 'running' ? {...state, token: {...state.token, progress: prompt}} : state;

/**
 * Held from now on; whether it is the one to show depends on the choice by then. The token that was challenged is not
 * held beside the one that answers the challenge: nobody gets it again.
 */
export function tokenReceived(state: State, key: string, token: TokenSet): State {
	const others = [...state.tokens].filter(([other]) => keyWithoutClaims(other) !== keyWithoutClaims(key));
	return {...state, tokens: new Map(others).set(key, token)};
}

/** The token of the choice, or none. */
export const tokenShown = (state: State, token: TokenSet | undefined): State => ({
	...state,
	token: token === undefined ? {status: 'idle'} : {status: 'done', result: token},
});

export const tokenFailed = (state: State, error: EntokError): State => ({...state, token: {status: 'failed', error}});

/** Without the tokens of one profile. */
export const profileForgotten = (state: State, profileId: string): State => ({
	...state,
	tokens: new Map([...state.tokens].filter(([, token]) => token.profileId !== profileId)),
});

export const tokensForgotten = (state: State): State => ({...state, token: {status: 'idle'}, tokens: new Map()});

export const requestSent = (state: State, startedAt: number): State => ({
	...state,
	answer: {status: 'running', startedAt},
});

export const answerReceived = (state: State, answer: ApiAnswer): State => ({
	...state,
	answer: {status: 'done', result: answer},
});

export const requestFailed = (state: State, error: EntokError): State => ({
	...state,
	answer: {status: 'failed', error},
});

export const exchangeRecorded = (state: State, exchange: Exchange): State => ({
	...state,
	exchanges: [...state.exchanges, exchange].slice(-exchangesKept),
});

export const noticed = (state: State, notice: string): State => ({...state, notices: [...state.notices, notice]});
