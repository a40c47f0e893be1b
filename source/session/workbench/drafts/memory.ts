import type {StateStore} from '../../../core/doors.ts';
import {EntokError, toEntokError} from '../../../core/entok-error.ts';
import {isJsonObject, type JsonObject, numberMember} from '../../../core/json.ts';

/** A draft as it is kept, without any secret; `of` says what it is a draft of. */
export type DraftEntry = JsonObject & {readonly kind: 'profile' | 'request'; readonly of: unknown};

const name = 'drafts';

/** Drafts kept; the oldest are let go. */
const mostDrafts = 50;

const keyOf = ({kind, of}: JsonObject): string => JSON.stringify([kind, of]);

function entriesIn(object: JsonObject | undefined): readonly JsonObject[] {
	if ((numberMember(object ?? {}, 'version') ?? 1) > 1) {
		throw new EntokError('configuration', 'The drafts were kept by a newer entok.', 'They are left as they are.');
	}

	const drafts = object?.['drafts'];
	return Array.isArray(drafts) ? drafts.filter(isJsonObject) : [];
}

/** Drafts as they are kept in the state folder: read once, and written in the background when they have changed. */
export class DraftMemory {
	readonly #store: StateStore | undefined;
	/** What this run has taken up or written, by key, as JSON: only that may be changed or removed. */
	#kept: ReadonlyMap<string, string> = new Map();
	#writing: Promise<void> = Promise.resolve();
	#failure: EntokError | undefined;

	/** Without a store, nothing outlives the run. */
	constructor(store?: StateStore) {
		this.#store = store;
	}

	/** Why nothing is kept, when that is so. */
	get failure(): EntokError | undefined {
		return this.#failure;
	}

	/** Whether drafts outlive the run. */
	get isLasting(): boolean {
		return this.#store !== undefined && this.#failure === undefined;
	}

	/** Offers every draft that was kept; `take` says whether it was taken up. When they cannot be read, nothing is written either. */
	async load(take: (entry: JsonObject) => boolean): Promise<void> {
		try {
			const taken = entriesIn(await this.#store?.read(name)).filter(take);
			// Something may have been kept by now.
			this.#kept = new Map([...taken.map(entry => [keyOf(entry), JSON.stringify(entry)] as const), ...this.#kept]);
		} catch (thrown) {
			this.#failure = toEntokError(thrown);
		}
	}

	/** Keeps these drafts, soon, and no longer those that were among them before. */
	keep(entries: readonly DraftEntry[]): void {
		const now = new Map(entries.map(entry => [keyOf(entry), JSON.stringify(entry)]));
		const changed = entries.filter(entry => this.#kept.get(keyOf(entry)) !== now.get(keyOf(entry)));
		const old = new Set([...changed.map(keyOf), ...[...this.#kept.keys()].filter(key => !now.has(key))]);
		this.#kept = now;
		if (old.size > 0) {
			this.#writing = this.#writing.then(() => this.#write(changed, old));
		}
	}

	/** Resolves when everything is written, or cannot be. */
	async flush(): Promise<void> {
		await this.#writing;
	}

	async #write(changed: readonly JsonObject[], old: ReadonlySet<string>): Promise<void> {
		if (!this.isLasting) {
			return;
		}

		try {
			await this.#store?.update(name, before => {
				const others = entriesIn(before).filter(entry => !old.has(keyOf(entry)));
				return {version: 1, drafts: [...others, ...changed].slice(-mostDrafts)};
			});
		} catch (thrown) {
			this.#failure = toEntokError(thrown);
		}
	}
}
