import {EntokError} from '../core/entok-error.ts';
import {type LoopbackRedirect, loopbackRedirect} from '../core/loopback-redirect.ts';
import type {ListenForRedirect, RedirectListener, RedirectWish} from '../core/redirect-listener.ts';
import {
	type Bound,
	bindLoopback,
	isPortTaken,
	type LoopbackAddresses,
	type LoopbackServer,
	loopbackAddresses,
	stopServer,
} from '../loopback-servers.ts';
import {systemReason} from './file-fault.ts';
import {pastedQuery} from './redirect-parameters.ts';
import {createRedirectServer} from './redirect-server.ts';
import {type Offer, RedirectWait} from './redirect-wait.ts';

export type ListenerOptions = {
	/** The port to try first. */
	readonly port?: number;
	/** Milliseconds a browser may take to send a request. */
	readonly longestRequest?: number;
	/** Milliseconds that closing waits for a browser to fetch its last page. */
	readonly longestGoodbye?: number;
	readonly addresses?: LoopbackAddresses;
};

const usualPort = 8400;
/** As many ports are tried one after the other. */
const portsTried = 20;

/** Why a pasted address was not taken. */
const sentences: Readonly<Record<Exclude<Offer, 'taken'>, string>> = {
	used: 'This sign-in has come back already; an address counts once.',
	repeated: 'This address says something twice: it cannot be read.',
	'other-state': 'This address belongs to another sign-in: its state is not the one that is awaited. Sign in again.',
	incomplete: 'This address holds no code: copy that of the last page, after the sign-in.',
};

async function bind<Kind extends LoopbackServer>(
	make: () => Kind,
	redirect: LoopbackRedirect,
	first: number,
	addresses: LoopbackAddresses,
): Promise<Bound<Kind>> {
	const isFixed = redirect.port !== undefined && redirect.port !== first;
	const wanted = redirect.port ?? first;
	for (let port = wanted; ; port += 1) {
		try {
			return await bindLoopback(make, port, addresses);
		} catch (error) {
			if (isPortTaken(error) && !isFixed && port < Math.min(wanted + portsTried, 65_535)) {
				continue;
			}

			throw isPortTaken(error)
				? new EntokError(
						'configuration',
						`Port ${port} is taken, and the sign-in has to come back there.`,
						isFixed
							? 'The profile’s redirect URI names this port. End what uses it, or register a redirect URI without a port.'
							: 'End what uses it, then try again.',
					)
				: new EntokError(
						'configuration',
						`Port ${port} of this machine cannot be listened on: ${systemReason(error)}.`,
						'Register a redirect URI without a port, such as http://localhost.',
					);
		}
	}
}

/** Waits until `done`, but no longer than a time. */
function atMost(milliseconds: number, done: Promise<void>): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, milliseconds);
	return Promise.race([done, promise]).finally(() => clearTimeout(timer));
}

const noRedirectUri = (uri: string): EntokError =>
	new EntokError(
		'configuration',
		`A sign-in cannot come back to this machine at ${uri}.`,
		'Register http://localhost as a redirect URI (mobile and desktop applications), and put it into the profile.',
	);

/**
 * A door that listens on this machine for the redirect that ends a sign-in in a browser (RFC 8252 section 7.3): on
 * 127.0.0.1 and ::1, on the port the redirect URI names, else on 8400 or the next free one. Rejects with an EntokError
 * `configuration` when a port that has to be this one is taken.
 */
export const createRedirectListener =
	({
		port: firstPort = usualPort,
		longestRequest = 10_000,
		longestGoodbye = 1000,
		addresses = loopbackAddresses,
	}: ListenerOptions = {}): ListenForRedirect =>
	async (wish: RedirectWish): Promise<RedirectListener> => {
		const redirect = loopbackRedirect(wish.redirectUri);
		if (!redirect) {
			throw noRedirectUri(wish.redirectUri);
		}

		const wait = new RedirectWait(wish.state);
		const lastPage = Promise.withResolvers<void>();
		let isBrowserHere = false;
		let bound = 0;
		const make = () =>
			createRedirectServer({
				wait,
				path: redirect.path,
				port: () => bound,
				startTarget: () => wish.authorizeUrl(redirect.at(bound), 'form_post'),
				longestRequest,
				onTaken: () => {
					isBrowserHere = true;
				},
				onEnd: lastPage.resolve,
			});
		const {servers, port, isWithoutIpv6} = await bind(make, redirect, firstPort, addresses);
		bound = port;
		const wanted = redirect.port ?? firstPort;
		let closing: Promise<void> | undefined;
		const close = (): Promise<void> => {
			closing ??= (async () => {
				wish.signal?.removeEventListener('abort', cancel);
				// The browser that brought the answer still fetches the page that says so.
				if (isBrowserHere) {
					await atMost(longestGoodbye, lastPage.promise);
				}

				await Promise.all(servers.map(stopServer));
			})();
			return closing;
		};
		const cancel = (): void => {
			wait.giveUp(new EntokError('cancelled', 'Cancelled.'));
			void close();
		};
		wish.signal?.addEventListener('abort', cancel, {once: true});
		if (wish.signal?.aborted) {
			cancel();
		}

		return {
			redirectUri: redirect.at(port),
			port,
			startAddress: `http://localhost:${port}/start`,
			notes: [
				...(port === wanted ? [] : [`Port ${wanted} is taken: ${port} is used instead.`]),
				...(isWithoutIpv6 ? ['There is no IPv6 here: only 127.0.0.1 is listened on.'] : []),
			],
			redirected: wait.redirected,
			take(address) {
				const pasted = pastedQuery(address, {port, path: redirect.path});
				if ('reason' in pasted) {
					return pasted.reason;
				}

				const offer = wait.offer(pasted.query);
				return offer === 'taken' ? undefined : sentences[offer];
			},
			close,
		};
	};

export const listenForRedirect: ListenForRedirect = createRedirectListener();
