import type {Clock} from '../../core/clock.ts';
import type {HttpResponse} from '../../core/http.ts';
import type {Prompt} from '../../core/prompt.ts';
import {retryAfterSeconds} from '../../core/retry-after.ts';

/** The metadata service is being replaced: it is back within 70 seconds (Microsoft, «Managed identities», retry guidance). */
const whileUpgrading = {times: 7, seconds: () => 10};
/** 404, 429 and 5xx: once more after 1, 2 and 4 seconds. */
const whileBusy = {times: 3, seconds: (attempt: number) => 2 ** attempt};
/** A longer wait that was asked for is told, not sat out. Seconds. */
const longestWait = 30;

const ruleFor = (status: number) =>
	status === 410 ? whileUpgrading : status === 404 || status === 429 || status >= 500 ? whileBusy : undefined;

/** Sends until there is an answer that waiting cannot better; bounded by the rules above. Gives the last answer. */
export async function askAgain(
	send: () => Promise<HttpResponse>,
	{clock, show, signal}: {readonly clock: Clock; show(prompt: Prompt): void; readonly signal?: AbortSignal},
): Promise<HttpResponse> {
	for (let attempt = 0; ; attempt += 1) {
		const response = await send();
		const rule = ruleFor(response.status);
		const asked = retryAfterSeconds(response.headers['retry-after'], response.receivedAt);
		const wait = Math.max(rule?.seconds(attempt) ?? 0, asked ?? 0);
		if (rule === undefined || attempt >= rule.times || wait > longestWait) {
			return response;
		}

		show({
			kind: 'notice',
			text: `The managed identity endpoint answered ${response.status}; it is asked again in ${wait} s.`,
		});
		await clock.sleep(wait * 1000, signal);
	}
}
