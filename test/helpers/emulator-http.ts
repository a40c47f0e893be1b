import type {Clock} from '../../source/core/clock.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Http} from '../../source/core/http.ts';
import type {Emulator} from '../../source/emulator/emulator.ts';
import {wireRequest} from '../../source/platform/http-request.ts';

/** The HTTP door onto an emulator in the same process: no sockets, but requests written out as the real door does. */
export const createEmulatorHttp =
	(emulator: Emulator, clock: Clock): Http =>
	async request => {
		const stopIfAborted = (): void => {
			if (request.signal?.aborted) {
				throw new EntokError('cancelled', 'Cancelled.');
			}
		};
		const {url, method, headers, body = ''} = wireRequest(request, {accept: '*/*', 'user-agent': 'entok-test'});
		const startedAt = clock.now();
		stopIfAborted();
		const answer = await emulator.handle({
			method,
			url: url.href,
			headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')])),
			body,
		});
		stopIfAborted();
		return {
			status: answer.status,
			headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value])),
			body: answer.body,
			receivedAt: clock.now(),
			milliseconds: clock.now() - startedAt,
		};
	};
