import type {Mark} from '../../core/document.ts';
import type {Obstacle} from '../../core/flow.ts';
import type {Show} from '../../core/show.ts';
import {trioOf} from '../recent-choices.ts';
import {findProfile} from '../resolve-choice.ts';
import type {Session} from '../session.ts';
import {fuzzyFilter} from '../workbench/fuzzy.ts';
import {firstVisible} from '../workbench/layout.ts';
import {fieldWith, type TextField} from '../workbench/text-field.ts';
import {choiceText} from './choice-text.ts';
import {flowPicks, type PickRow, type PickStage, pickStages, profilePicks, scopePicks} from './rows.ts';
import type {PickEnd, PickerOptions, PickSize, PickState} from './state.ts';
import type {PickWish} from './wish.ts';

const nothingMatches = 'Nothing matches: Ctrl-U clears what was typed.';

/** Query and, where there is room, the choice and the keys. */
const rowsAround = (height: number): number => (height >= 4 ? 3 : height >= 3 ? 2 : 1);

/**
 * Picks a profile, a flow and a scope: one list a stage, narrowed down by what is typed. What the cursor is on is what is
 * chosen in the session, so that the line below the list can say what would be sent.
 */
export class Picker {
	readonly session: Session;
	readonly wish: PickWish;
	readonly show: Show;
	/** Resolves when something was taken or nothing is wanted. */
	readonly ended: Promise<PickEnd>;
	readonly #options: PickerOptions;
	readonly #listeners = new Set<() => void>();
	readonly #profiles: readonly PickRow[];
	#wanted: {readonly flow?: string; readonly scope?: string};
	readonly #tenant: string | undefined;
	readonly #end: (end: PickEnd) => void;
	#filtered: {readonly all: readonly PickRow[]; readonly query: string; readonly rows: readonly PickRow[]} | undefined;
	#state: PickState;

	/** The profile chosen in the session, if any, comes first, else the one used last. Throws EntokError `configuration` for one that does not exist. */
	constructor(options: PickerOptions) {
		const {session, clock, show, wish, trios, size} = options;
		const {promise, resolve} = Promise.withResolvers<PickEnd>();
		const {profileId: name, flow, scope, tenant} = session.state.choice;
		this.session = session;
		this.wish = wish;
		this.show = show;
		this.ended = promise;
		this.#end = resolve;
		this.#options = options;
		this.#wanted = {flow, scope};
		this.#tenant = tenant;
		this.#profiles = profilePicks(session.state.profiles, trios, clock.now(), show);
		const empty = fieldWith('');
		this.#state = {
			stage: 'profile',
			queries: {profile: fieldWith(wish.query), flow: empty, scope: empty},
			cursor: 0,
			offset: 0,
			size,
			said: undefined,
			end: undefined,
		};
		const isKnown = (id: string): boolean => this.#profiles.some(row => row.id === id);
		const named = name === undefined ? undefined : findProfile(session.state.profiles, name).id;
		const first = named ?? trios.find(trio => isKnown(trio.profileId))?.profileId ?? this.#profiles[0]?.id;
		if (first !== undefined) {
			this.#chooseProfile(first);
		}

		this.#put(wish.query.trim() === '' ? this.#cursorOfChoice() : 0);
	}

	get state(): PickState {
		return this.#state;
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	get query(): TextField {
		return this.#state.queries[this.#state.stage];
	}

	/** Every row of the stage. */
	get all(): readonly PickRow[] {
		const {session, clock, show} = this.#options;
		const {stage} = this.#state;
		if (stage === 'profile') {
			return this.#profiles;
		}

		return stage === 'flow'
			? flowPicks(session.state, clock.now(), flow => session.obstacle(flow)?.message, show)
			: scopePicks(session.state, clock.now(), this.query.text, show);
	}

	/** The rows that match the query, best first. */
	get rows(): readonly PickRow[] {
		const {all, query} = this;
		if (this.#filtered?.all !== all || this.#filtered.query !== query.text) {
			this.#filtered = {all, query: query.text, rows: fuzzyFilter(query.text, all, ({search}) => search)};
		}

		return this.#filtered.rows;
	}

	/** Rows on the terminal, at most: less than the terminal has, for what was there before must not be scrolled away whole. */
	get height(): number {
		return Math.max(1, Math.min(this.wish.height, this.#state.size.rows - 1));
	}

	/** Why the choice cannot lead to a token; a profile's name always can be had. */
	get obstacle(): Obstacle | undefined {
		return this.wish.isNameOnly ? undefined : this.session.obstacle();
	}

	/** The line under the list: what would be asked for, or why not. */
	get line(): {readonly mark: Mark; readonly text: string} {
		const {obstacle} = this;
		return obstacle
			? {mark: 'no', text: `NO ${this.show(obstacle.message)}`}
			: {mark: 'none', text: choiceText(this.session, this.show)};
	}

	move(by: number): void {
		this.#put(Math.max(0, Math.min(this.rows.length - 1, this.#state.cursor + by)));
	}

	/** Rows of a page. */
	get page(): number {
		return Math.max(1, this.height - rowsAround(this.height));
	}

	/** To another stage and back; each keeps its query. */
	turn(by: 1 | -1): void {
		if (this.wish.isNameOnly) {
			this.say('Only a profile’s name is wanted: there is no flow and no scope to choose.');
		} else if (this.rows.length === 0) {
			this.say(nothingMatches);
		} else {
			const at = pickStages.indexOf(this.#state.stage) + by + pickStages.length;
			this.go(pickStages[at % pickStages.length] ?? 'profile');
		}
	}

	go(stage: PickStage): void {
		this.#change({stage, said: undefined});
		this.#put(this.#cursorOfChoice());
	}

	edit(field: TextField): void {
		const isOther = field.text !== this.query.text;
		this.#change({queries: {...this.#state.queries, [this.#state.stage]: field}, said: undefined});
		if (isOther) {
			this.#put(field.text.trim() === '' ? this.#cursorOfChoice() : 0);
		}
	}

	say(text: string): void {
		this.#change({said: text});
	}

	/** Takes what is chosen, or says why it leads nowhere. */
	take(): void {
		const {obstacle} = this;
		if (this.rows.length === 0) {
			this.say(nothingMatches);
		} else if (obstacle) {
			this.say(`NO ${this.show(obstacle.message)} ${this.show(obstacle.hint)}`);
		} else {
			this.#finish('taken');
		}
	}

	cancel(): void {
		this.#finish('cancelled');
	}

	resize(size: PickSize): void {
		this.#change({size});
		this.#put(this.#state.cursor);
	}

	#finish(end: PickEnd): void {
		if (this.#state.end === undefined) {
			this.#change({end});
			this.#end(end);
		}
	}

	/** Where what is chosen stands among the rows; at the top when it is not among them. */
	#cursorOfChoice(): number {
		const {stage} = this.#state;
		const {choice} = this.session.state;
		const id = {profile: choice.profileId, flow: choice.flow, scope: choice.scope}[stage];
		return Math.max(
			0,
			this.rows.findIndex(row => row.id === id),
		);
	}

	/** Puts the cursor on a row, which chooses it. */
	#put(cursor: number): void {
		const {rows, page} = this;
		const at = Math.max(0, Math.min(cursor, rows.length - 1));
		const row = rows[at];
		if (row) {
			this.#choose(row);
		}

		this.#change({cursor: at, offset: firstVisible(this.#state.offset, at, rows.length, page), said: undefined});
	}

	#choose({id}: PickRow): void {
		const {stage} = this.#state;
		if (stage === 'profile') {
			this.#chooseProfile(id);
		} else if (this.session.state.choice[stage] !== id) {
			this.#wanted = {...this.#wanted, [stage]: id};
			this.session.choose({[stage]: id});
		}
	}

	/** With the flow and scope that were asked for, else those used with this profile last, else its own. */
	#chooseProfile(id: string): void {
		const last = this.#options.trios.find(({profileId}) => profileId === id);
		const flow = this.#wanted.flow ?? last?.flow;
		const scope = this.#wanted.scope ?? (flow === last?.flow ? last?.scope : undefined);
		this.session.choose({profileId: id, flow: undefined, scope: undefined, tenant: this.#tenant});
		const own = trioOf(this.session);
		this.session.choose({flow: flow ?? own?.flow, scope: scope ?? own?.scope});
	}

	#change(change: Partial<PickState>): void {
		this.#state = {...this.#state, ...change};
		for (const listener of this.#listeners) {
			listener();
		}
	}
}
