import type {Http} from '../core/http.ts';
import type {HttpOptions} from './http-options.ts';

/**
 * The door to HTTP, kept by the contract of `Http`. What carries it is loaded with the first request, as it costs
 * more time than everything else a command loads.
 */
export function createHttp(options: HttpOptions): Http {
	let loading: Promise<Http> | undefined;
	const load = async (): Promise<Http> => {
		const {createSender} = await import('./http-send.ts');
		return createSender(options);
	};

	return async request => {
		loading ??= load();
		const send = await loading;
		return send(request);
	};
}
