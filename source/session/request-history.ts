import {durationText} from '../core/duration.ts';
import {EntokError} from '../core/entok-error.ts';
import {isJsonObject, type JsonObject} from '../core/json.ts';

/** Entra ends loops of about 15 equal requests in 5 minutes with AADSTS50196; we stop well before. */
const mostEqual = 10;
const window = 5 * 60_000;
/** No wait is longer: `retryAfterSeconds` cuts them there. */
const longestWait = 3_600_000;
/** Far more requests and waits than anybody makes in five minutes; the oldest go first. */
const mostKept = 200;

/** When equal requests were sent; milliseconds since the epoch, the oldest first. Those that were refused are in the other list. */
type Times = {readonly sent: readonly number[]; readonly refused: readonly number[]};

/** The token requests of the last five minutes and the waits that were asked for, each by its digest. */
export type RequestHistory = {
	readonly requests: ReadonlyMap<string, Times>;
	/** Until when. */
	readonly waits: ReadonlyMap<string, number>;
};

export const emptyHistory: RequestHistory = {requests: new Map(), waits: new Map()};

const none: Times = {sent: [], refused: []};

const latest = ({sent, refused}: Times): number => Math.max(sent.at(-1) ?? 0, refused.at(-1) ?? 0);

function newest<Value>(entries: ReadonlyArray<readonly [string, Value]>, timeOf: (value: Value) => number) {
	return new Map(entries.toSorted(([, a], [, b]) => timeOf(b) - timeOf(a)).slice(0, mostKept));
}

/** Without what is over. A time to come is one of a clock that was wrong. */
function pruned({requests, waits}: RequestHistory, now: number): RequestHistory {
	const recent = (times: readonly number[]): readonly number[] =>
		times.filter(time => time > now - window && time <= now);
	return {
		requests: newest(
			[...requests]
				.map(([digest, {sent, refused}]) => [digest, {sent: recent(sent), refused: recent(refused)}] as const)
				.filter(([, {sent, refused}]) => sent.length + refused.length > 0),
			latest,
		),
		waits: newest(
			[...waits].filter(([, until]) => until > now && until <= now + longestWait),
			until => until,
		),
	};
}

function repeatedError(
	times: readonly number[],
	now: number,
	what: (count: number, span: string) => string,
	hint: string,
) {
	const [oldest = now] = times;
	const wait = Math.ceil((oldest + window - now) / 1000);
	return new EntokError(
		'token-refused',
		`Not sent: ${what(times.length, durationText(Math.max(1000, now - oldest)))}.`,
		`Entra blocks clients that repeat themselves (AADSTS50196, about 15 equal requests in 5 minutes). ${hint} The next one can be sent in ${durationText(wait * 1000)}.`,
		{code: 'repeated', retryAfter: wait},
	);
}

/** The digests of one request: that of exactly this one, and that which a server's wait is for, whatever the profile holds by now. */
export type RequestDigests = {readonly request: string; readonly wait: string};

/** Why a request is not to be sent now. */
export function whyNotSend(
	history: RequestHistory,
	{request, wait}: RequestDigests,
	now: number,
): EntokError | undefined {
	const {requests, waits} = pruned(history, now);
	const until = waits.get(wait);
	if (until !== undefined) {
		const seconds = Math.ceil((until - now) / 1000);
		return new EntokError(
			'token-refused',
			`Not sent: the token endpoint asked to wait ${seconds} s more.`,
			'Wait, then try again.',
			{code: 'throttled', retryAfter: seconds},
		);
	}

	const {sent, refused} = requests.get(request) ?? none;
	if (refused.length >= mostEqual) {
		return repeatedError(
			refused,
			now,
			(count, span) => `this request was refused ${count} times in the last ${span}`,
			'Change what was refused first.',
		);
	}

	return sent.length < mostEqual
		? undefined
		: repeatedError(
				sent,
				now,
				(count, span) => `this token was asked for ${count} times in the last ${span}`,
				'Keep the token in a variable, or start «entok hold»: it hands the token out again.',
			);
}

function withTimes(
	history: RequestHistory,
	request: string,
	change: (times: Times) => Times,
	now: number,
): RequestHistory {
	const {requests, waits} = history;
	return pruned({requests: new Map(requests).set(request, change(requests.get(request) ?? none)), waits}, now);
}

/** With one more request that was sent. */
export const requestSent = (history: RequestHistory, {request}: RequestDigests, now: number): RequestHistory =>
	withTimes(history, request, times => ({...times, sent: [...times.sent, now]}), now);

const without = (times: readonly number[], time: number): readonly number[] => {
	const place = times.indexOf(time);
	return place === -1 ? times : times.toSpliced(place, 1);
};

/** What became of a request. `lost`: no answer came. */
export type RequestEnd =
	| {readonly kind: 'accepted' | 'lost'}
	| {readonly kind: 'refused' /** Seconds. */; readonly retryAfter?: number};

/** After the end of the request that was sent at a time. Refused and lost ones do not count as sent; a success ends the refusals. */
export function requestEnded(
	history: RequestHistory,
	{request, wait}: RequestDigests,
	end: RequestEnd,
	{sentAt, now}: {readonly sentAt: number; readonly now: number},
): RequestHistory {
	const change = ({sent, refused}: Times): Times => {
		switch (end.kind) {
			case 'accepted':
				return {sent, refused: []};
			case 'lost':
				return {sent: without(sent, sentAt), refused};
			case 'refused':
				return {sent: without(sent, sentAt), refused: [...refused, now]};
		}
	};
	const retryAfter = end.kind === 'refused' ? end.retryAfter : undefined;
	const waits = retryAfter === undefined ? history.waits : new Map(history.waits).set(wait, now + retryAfter * 1000);
	return withTimes({...history, waits}, request, change, now);
}

const version = 1;

/** As it is kept in a file. */
export const historyJson = ({requests, waits}: RequestHistory): JsonObject => ({
	version,
	requests: Object.fromEntries(requests),
	waits: Object.fromEntries(waits),
});

const timesIn = (value: unknown): readonly number[] =>
	Array.isArray(value) ? value.filter(time => typeof time === 'number').sort((a, b) => a - b) : [];

/** What a file holds; entries that are none are passed over. Throws EntokError `configuration` for one of a newer entok. */
export function readHistory(kept: JsonObject | undefined): RequestHistory {
	if (kept === undefined) {
		return emptyHistory;
	}

	if (kept['version'] !== version) {
		throw new EntokError('configuration', 'The record of token requests was written by another version of entok.');
	}

	const entriesOf = (value: unknown) => (isJsonObject(value) ? Object.entries(value) : []);
	return {
		requests: new Map(
			entriesOf(kept['requests']).flatMap(([digest, times]) =>
				isJsonObject(times)
					? [[digest, {sent: timesIn(times['sent']), refused: timesIn(times['refused'])}] as const]
					: [],
			),
		),
		waits: new Map(
			entriesOf(kept['waits']).flatMap(([digest, until]) =>
				typeof until === 'number' ? [[digest, until] as const] : [],
			),
		),
	};
}
