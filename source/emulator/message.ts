import type {Random} from './random.ts';

/** One HTTP request as the emulator takes it; header names are in lower case, the address is absolute or a path. */
export type EmulatorRequest = {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

export type EmulatorResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** A request on its way through the emulator. */
export type Call = {
	/** In upper case. */
	readonly method: string;
	readonly url: URL;
	/** Scheme and host the caller used; everything that names the emulator follows it. */
	readonly origin: string;
	/** The path's parts, percent-decoded. */
	readonly segments: readonly string[];
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** Milliseconds since the epoch. */
	readonly now: number;
	/** The source of this call's ids. */
	readonly random: Random;
};

/** A JSON answer; a body of undefined is an empty one. */
export const jsonAnswer = (
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): EmulatorResponse => ({
	status,
	headers: {...(body === undefined ? {} : {'content-type': 'application/json; charset=utf-8'}), ...headers},
	body: body === undefined ? '' : JSON.stringify(body),
});

/** An id the caller sent, when it looks like one, else a new one. */
export const sentOrNewId = (sent: string | undefined, random: Random): string =>
	sent !== undefined && /^[\w-]{1,64}$/.test(sent) ? sent : random.guid();

/** A query parameter, its name in any case. */
export function queryParameter(call: Call, name: string): string | undefined {
	for (const [key, value] of call.url.searchParams) {
		if (key.toLowerCase() === name.toLowerCase()) {
			return value;
		}
	}

	return undefined;
}
