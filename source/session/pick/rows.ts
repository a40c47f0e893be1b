import {durationText} from '../../core/duration.ts';
import type {Credential, Profile} from '../../core/profile.ts';
import type {Show} from '../../core/show.ts';
import type {Trio} from '../recent-choices.ts';
import type {State} from '../state.ts';
import {flowRows, kindOf, scopeRows} from '../workbench/lists.ts';

/** A row of the list, safe to print. The rows of a stage have the same cells, in columns; empty ones have nothing to say. */
export type PickRow = {
	/** What choosing the row chooses. */
	readonly id: string;
	readonly cells: readonly string[];
	/** What the query looks at. */
	readonly search: string;
};

/** What is chosen one after the other; all but the first have defaults. */
export const pickStages = ['profile', 'flow', 'scope'] as const;
export type PickStage = (typeof pickStages)[number];

/** Columns of a stage's cells, the first to give way where the terminal is narrow first. Those left out stay. */
export const columnsToDrop: Readonly<Record<PickStage, readonly number[]>> = {
	profile: [3, 1, 2],
	flow: [1],
	scope: [1],
};

/** How the client proves itself, in a word. */
const proofs: Readonly<Record<Credential['kind'], string>> = {
	none: '-',
	secret: 'secret',
	certificate: 'cert',
	federated: 'fed',
};

/** In few cells: minutes do not count after hours. */
function usedTexts(profile: Profile, trios: readonly Trio[], now: number): readonly string[] {
	const {usedAt} = trios.find(({profileId}) => profileId === profile.id) ?? {};
	const ago = durationText(Math.max(0, now - (usedAt ?? now))).replace(/ h \d+ min$/, ' h');
	return usedAt === undefined ? [] : [`used ${ago} ago`];
}

export const profilePicks = (
	profiles: readonly Profile[],
	trios: readonly Trio[],
	now: number,
	show: Show,
): readonly PickRow[] =>
	profiles.map(profile => ({
		id: profile.id,
		cells: [
			show(profile.name, 'name'),
			show(profile.tenant, 'id'),
			kindOf(profile),
			proofs[profile.credential.kind],
			[...(profile.production ? ['! production'] : []), ...usedTexts(profile, trios, now)].join(', '),
		],
		search: [profile.name, profile.tenant, profile.clientId, profile.note].join(' '),
	}));

/** Every flow; one that cannot work with the choice says why. */
export const flowPicks = (
	session: State,
	now: number,
	obstacleOf: (flow: string) => string | undefined,
	show: Show,
): readonly PickRow[] =>
	flowRows(session, now, obstacleOf).map(({id, text, detail = '', blocked, search}) => ({
		id,
		cells: [text, detail, blocked === undefined ? '' : `- ${show(blocked)}`],
		search,
	}));

/** What can only be meant as a scope of one's own: a preset's name has none of these. */
const isScopeText = (text: string): boolean => /^\S*[./:]\S*(?: \S+)*$/.test(text);

/** The scopes of lists, and last the text that was typed, where it can be a scope. */
export function scopePicks(session: State, now: number, typed: string, show: Show): readonly PickRow[] {
	const rows = scopeRows(session, now).map(({id, text, detail = '', note, search}) => ({
		id,
		cells: [show(text), show(detail), note === 'own' ? 'of the profile' : ''],
		search,
	}));
	const own = typed.trim();
	return isScopeText(own) && !rows.some(({id}) => id === own)
		? [...rows, {id: own, cells: [show(own), '', 'as typed'], search: own}]
		: rows;
}
