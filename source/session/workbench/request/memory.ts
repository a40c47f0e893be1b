import type {StateStore} from '../../../core/doors.ts';
import {EntokError, toEntokError} from '../../../core/entok-error.ts';
import {isJsonObject, type JsonObject, numberMember, textMember} from '../../../core/json.ts';
import type {RequestDraft} from '../../api-answer.ts';
import type {Sent} from '../state.ts';

/** The person's own requests, and what was sent in earlier runs and this one. */
export type Remembered = {readonly own: readonly RequestDraft[]; readonly history: readonly Sent[]};

export const nothingRemembered: Remembered = {own: [], history: []};

/** Requests kept in the history. */
export const longestHistory = 200;

/** Nobody's results: what an earlier run sent says nothing about the token held now. */
const earlier = 'an earlier run';

const name = 'requests';

const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);

/** The request of an object as it is kept, or none. */
export function requestFrom(object: JsonObject): readonly RequestDraft[] {
	const method = textMember(object, 'method');
	const url = textMember(object, 'url');
	const headers = objects(object['headers']).flatMap(header => {
		const {value} = header;
		const headerName = textMember(header, 'name');
		return headerName === undefined || typeof value !== 'string' ? [] : [{name: headerName, value}];
	});
	return method === undefined || url === undefined
		? []
		: [{method, url, headers, body: textMember(object, 'body'), allowWrites: false, allowedOrigins: []}];
}

function sentFrom(object: JsonObject): readonly Sent[] {
	const at = numberMember(object, 'at');
	const status = numberMember(object, 'status') ?? 'no answer';
	return at === undefined
		? []
		: requestFrom(object).map(draft => ({
				draft,
				at,
				status,
				milliseconds: numberMember(object, 'milliseconds'),
				as: earlier,
			}));
}

function rememberedFrom(object: JsonObject | undefined): Remembered {
	if ((numberMember(object ?? {}, 'version') ?? 1) > 1) {
		throw new EntokError('configuration', 'The requests were kept by a newer entok.', 'They are left as they are.');
	}

	return {
		own: objects(object?.['own']).flatMap(requestFrom),
		history: objects(object?.['history']).flatMap(sentFrom),
	};
}

/** A request as it is kept. */
export const requestObject = ({method, url, headers, body}: RequestDraft): JsonObject => ({
	method,
	url,
	...(headers.length > 0 && {headers}),
	...(body !== undefined && {body}),
});

/** The history has neither headers nor bodies. */
const sentObject = ({draft, at, status, milliseconds}: Sent): JsonObject => ({
	method: draft.method,
	url: draft.url,
	status,
	at,
	...(milliseconds !== undefined && {milliseconds: Math.round(milliseconds)}),
});

type Change = (kept: Remembered) => Remembered;

/** Requests as they are kept in the state folder: read once, and written in the background, several changes at a time. */
export class RequestMemory {
	readonly #store: StateStore | undefined;
	#changes: readonly Change[] = [];
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

	/** What was kept; nothing when that cannot be read, and then nothing is written either. */
	async load(): Promise<Remembered> {
		try {
			return rememberedFrom(await this.#store?.read(name));
		} catch (thrown) {
			this.#failure = toEntokError(thrown);
			return nothingRemembered;
		}
	}

	/** Makes a change to what is kept, soon. */
	change(change: Change): void {
		this.#changes = [...this.#changes, change];
		this.#writing = this.#writing.then(() => this.#write());
	}

	/** Resolves when everything is written, or cannot be. */
	async flush(): Promise<void> {
		await this.#writing;
	}

	async #write(): Promise<void> {
		const changes = this.#changes;
		this.#changes = [];
		if (changes.length === 0 || this.#store === undefined || this.#failure) {
			return;
		}

		try {
			await this.#store.update(name, before => {
				const {own, history} = changes.reduce((kept, change) => change(kept), rememberedFrom(before));
				return {version: 1, own: own.map(requestObject), history: history.slice(-longestHistory).map(sentObject)};
			});
		} catch (thrown) {
			this.#failure = toEntokError(thrown);
		}
	}
}
