import {probes} from '../../catalogue/probes.ts';
import {scopePresets} from '../../catalogue/scope-presets.ts';
import type {Cloud} from '../../core/cloud.ts';
import type {Mark} from '../../core/document.ts';
import {holdsPlain} from '../../core/holds-plain.ts';
import type {Profile} from '../../core/profile.ts';
import {presetScope, type ScopePreset} from '../../core/scope-preset.ts';
import {staysGood} from '../../core/token-set.ts';
import {flows} from '../../flows/index.ts';
import {cloudOfChoice, findProfile} from '../resolve-choice.ts';
import type {State} from '../state.ts';
import {readTokenKey} from '../token-key.ts';
import {type FoundIds, fillIds, idsFor} from './found-ids.ts';
import {fuzzyFilter} from './fuzzy.ts';
import {type Identity, isRequest, type RowResult, resultOf} from './request/results.ts';
import type {WorkbenchState} from './state.ts';

/** A row of a list panel, before it is paint. Texts are not cleaned yet. */
export type ListRow = {
	/** What choosing the row chooses. */
	readonly id: string;
	readonly text: string;
	/** A short word at the right that is never left out: `held`, `403`; may be empty. */
	readonly note: string;
	/** What is added to the note where there is room for it beside the whole text. */
	readonly detail?: string;
	readonly mark?: Mark;
	/** Why choosing it would lead nowhere. */
	readonly blocked?: string;
	readonly isChosen: boolean;
	/** What the filter looks at besides the text. */
	readonly search: string;
};

export function chosenProfile(session: State): Profile | undefined {
	try {
		return session.choice.profileId === undefined ? undefined : findProfile(session.profiles, session.choice.profileId);
	} catch {
		return undefined;
	}
}

/** The cloud chosen; undefined when it has no addresses, which choosing a scope then says. */
function chosenCloud(session: State): Cloud | undefined {
	try {
		return cloudOfChoice(chosenProfile(session) ?? {cloud: 'public'}, session.choice);
	} catch {
		return undefined;
	}
}

/**
 * Whether a flow, and perhaps a scope, would be answered with a token in memory: tokens of several choices are kept side
 * by side, and one that nears its end is not given out again.
 */
function isHeld(session: State, now: number, wanted: {readonly flow?: string; readonly scope?: string}): boolean {
	const profile = chosenProfile(session);
	const cloud = chosenCloud(session);
	return [...session.tokens].some(([key, token]) => {
		const {profileId, authority, tenant, flow, scope} = readTokenKey(key);
		return (
			staysGood(token, now) &&
			profileId === profile?.id &&
			authority === cloud?.authority &&
			tenant === (session.choice.tenant ?? profile?.tenant) &&
			flow === wanted.flow &&
			(wanted.scope === undefined || scope === wanted.scope)
		);
	});
}

export const kindOf = ({flows: ids}: Profile): string => {
	const audiences = new Set(flows.filter(({id}) => ids.includes(id)).map(({audience}) => audience));
	return [...audiences].sort().join('+');
};

export const profileRows = (session: State): readonly ListRow[] =>
	session.profiles.map(profile => ({
		id: profile.id,
		text: profile.name,
		note: [holdsPlain(profile) ? 'plain' : '', profile.production ? 'PROD' : ''].filter(Boolean).join(' '),
		mark: holdsPlain(profile) ? 'no' : undefined,
		detail: kindOf(profile),
		isChosen: chosenProfile(session)?.id === profile.id,
		search: [profile.name, profile.tenant, profile.clientId, profile.note].join(' '),
	}));

/** Every flow, those that cannot work with the choice with the reason. */
export function flowRows(
	session: State,
	now: number,
	obstacleOf: (flow: string) => string | undefined,
): readonly ListRow[] {
	const profile = chosenProfile(session);
	return flows.map(flow => ({
		id: flow.id,
		text: flow.title,
		note: isHeld(session, now, {flow: flow.id}) ? 'held' : '',
		detail: flow.audience,
		blocked: profile && obstacleOf(flow.id),
		isChosen: session.choice.flow === flow.id,
		search: `${flow.id} ${flow.title}`,
	}));
}

const presetRow = (preset: ScopePreset, scope: string, session: State, now: number): ListRow => ({
	id: preset.id,
	text: preset.title,
	note: isHeld(session, now, {flow: session.choice.flow, scope}) ? 'held' : '',
	detail: scope.slice(scope.lastIndexOf('/') + 1),
	isChosen: session.choice.scope === preset.id,
	search: `${preset.id} ${preset.title} ${scope}`,
});

/** A scope typed by hand and the profile's own first, then the presets the cloud has. */
export function scopeRows(session: State, now: number): readonly ListRow[] {
	const cloud = chosenCloud(session);
	const own = chosenProfile(session)?.scopes ?? [];
	const {scope} = session.choice;
	const isTyped = scope !== undefined && !own.includes(scope) && !scopePresets.some(({id}) => id === scope);
	const typed = [...(isTyped ? [scope] : []), ...own];
	return [
		...typed.map(text => ({id: text, text, note: 'own', isChosen: scope === text, search: text})),
		...scopePresets.flatMap(preset => {
			const known = cloud ? presetScope(preset, cloud) : preset.scopes.public;
			return known === undefined ? [] : [presetRow(preset, known, session, now)];
		}),
	];
}

/** A probe's path as a list shows it, with the ids that are not known yet left as they are. */
const shortPath = (path: string): string => path.replace(/^\/v1\.0/, '').replace(/[?&]api-version=[^&]*/, '');

const requestRow = (
	id: string,
	request: {readonly method: string; readonly url: string},
	result: RowResult,
	search: string,
): ListRow => ({
	...result,
	id,
	text: `${request.method.padEnd(4)} ${request.url}`,
	isChosen: false,
	search,
});

/** The requests of the open tab, with what came of them as whoever one is now. */
export function requestRows(
	{requestsTab, history, ownRequests, sending}: WorkbenchState,
	identity: Identity,
	foundIds: FoundIds,
): readonly ListRow[] {
	const result = (request: {readonly method: string; readonly url: string}): RowResult =>
		resultOf(
			history.findLast(({draft, as}) => as === identity.key && isRequest(draft, request)),
			sending !== undefined && isRequest(sending, request),
		);
	switch (requestsTab) {
		case 'mine':
			return ownRequests.map((draft, index) => requestRow(String(index), draft, result(draft), draft.url));
		case 'history':
			return history
				.map((sent, index) => requestRow(String(index), sent.draft, resultOf(sent, false), sent.draft.url))
				.reverse();
		default: {
			const ids = idsFor(foundIds, identity.tenant);
			return probes
				.filter(({service}) => service === requestsTab)
				.map(({id, title, method, path}) => {
					const sent = result({method, url: fillIds(path, ids).path});
					return requestRow(id, {method, url: shortPath(path)}, sent, `${id} ${title} ${path}`);
				});
		}
	}
}

/** The rows a filter leaves, best match first. */
export const filteredRows = (rows: readonly ListRow[], filter: string): readonly ListRow[] =>
	fuzzyFilter(filter, rows, row => row.search);
