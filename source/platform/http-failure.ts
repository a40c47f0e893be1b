import {EntokError} from '../core/entok-error.ts';
import type {Phase} from './http-watch.ts';
import {tlsFault} from './tls-failure.ts';

/** What is known of a request when it fails. */
export type FailureContext = {
	/** Host, and port if it is not the usual one; never path, query or user. */
	readonly host: string;
	readonly secure: boolean;
	readonly phase: Phase;
	/** The connection ended by a reset (RST), not by a close. */
	readonly reset: boolean;
};

const noAnswer = (code: string, message: string, hint: string): EntokError =>
	new EntokError('no-answer', message, hint, {code});

/** An error and its causes, outermost first; a chain in a circle ends. */
function chain(thrown: unknown): readonly object[] {
	const links: object[] = [];
	let link = thrown;
	while (typeof link === 'object' && link !== null && !links.includes(link)) {
		links.push(link);
		link = 'cause' in link ? link.cause : undefined;
	}

	return links;
}

/** Node gives some failures of OpenSSL as EPROTO and the reason only in the text; made the code it gives at other times. */
function opensslCode(link: object): string | undefined {
	const text = 'message' in link && typeof link.message === 'string' ? link.message : '';
	const [, reason] = /:SSL routines:[^:]*:([a-z\d ]+):/.exec(text) ?? [];
	return reason && `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

/** The error codes of an error and its causes, outermost first. */
export const codesOf = (thrown: unknown): readonly string[] =>
	chain(thrown).flatMap(link => {
		const code = 'code' in link && typeof link.code === 'string' ? link.code : undefined;
		return (code === 'EPROTO' ? opensslCode(link) : undefined) ?? code ?? [];
	});

const tryAgain = 'Try again; if it goes on, something on the way (a proxy, a firewall) may be cutting connections.';

function brokenOff({host, secure, phase, reset}: FailureContext): EntokError {
	if (phase === 'connecting' && secure) {
		return noAnswer(
			'tls',
			`No secure connection to ${host}: it closed the connection during the TLS handshake.`,
			'Check the address and port; a firewall may be refusing this host, or the server this version of TLS.',
		);
	}

	return phase === 'reading' && !reset
		? noAnswer('truncated', `The answer of ${host} broke off before its end.`, tryAgain)
		: noAnswer(
				'reset',
				phase === 'reading'
					? `${host} reset the connection in the middle of its answer.`
					: `${host} closed the connection without an answer.`,
				tryAgain,
			);
}

function failureOfCode(code: string, context: FailureContext): EntokError | undefined {
	const {host, phase} = context;
	const tls = tlsFault(code);
	if (tls) {
		return noAnswer('tls', `No secure connection to ${host}: ${tls.what}.`, tls.hint);
	}

	// The parser's word for an end in the middle of a head or body.
	if (code === 'HPE_INVALID_EOF_STATE' || code === 'ERR_HTTP_CONTENT_LENGTH_MISMATCH') {
		return brokenOff({...context, phase: 'reading'});
	}

	if (code.startsWith('HPE_')) {
		return noAnswer(
			'bad-answer',
			`${host} sent something that is not valid HTTP (${code}).`,
			'Check the address and port: another service may be listening there, or the address should begin with https://.',
		);
	}

	if (phase === 'reading' && /^(?:Z_|ERR_?_(?:BROTLI|ZSTD|ERROR|PADDING|ALLOC)|ZSTD_|ERR_BROTLI|ERR_ZSTD)/.test(code)) {
		return noAnswer('bad-answer', `${host} sent a compressed answer that cannot be unpacked (${code}).`, tryAgain);
	}

	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_NODATA':
		case 'EAI_NONAME':
			return noAnswer(
				'dns',
				`The name ${host} was not found.`,
				'Check its spelling, the network and VPN; behind a proxy set HTTPS_PROXY.',
			);
		case 'EAI_AGAIN':
		case 'EAI_FAIL':
			return noAnswer(
				'dns',
				`The name ${host} could not be looked up: the name server did not answer.`,
				'Check the network and VPN, then try again; behind a proxy set HTTPS_PROXY.',
			);
		case 'ECONNREFUSED':
			return noAnswer(
				'refused',
				`${host} refused the connection.`,
				'Check the host and port, and whether the service runs there.',
			);
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EADDRNOTAVAIL':
		case 'EACCES':
		case 'EPERM':
			return noAnswer(
				'refused',
				`${host} cannot be reached from here (${code}).`,
				'Check the network, VPN and firewall; behind a proxy set HTTPS_PROXY.',
			);
		case 'ETIMEDOUT':
			return noAnswer(
				'timeout',
				phase === 'connecting' ? `No connection to ${host}: it did not react.` : `The connection to ${host} went dead.`,
				'Check the network, the firewall and the proxy settings (HTTPS_PROXY, NO_PROXY), then try again.',
			);
		case 'ECONNRESET':
		case 'ECONNABORTED':
		case 'EPIPE':
		case 'ERR_STREAM_PREMATURE_CLOSE':
			return brokenOff(context);
		default:
			return undefined;
	}
}

/**
 * Whatever the network threw, as an error of ours. Only codes are taken over, never a foreign object or its text:
 * both can hold the request with its secrets.
 */
export function httpFailure(thrown: unknown, context: FailureContext): EntokError {
	const ours = chain(thrown).find(link => link instanceof EntokError);
	if (ours instanceof EntokError) {
		return ours;
	}

	const codes = codesOf(thrown).filter(code => /^[A-Z\d_]+$/.test(code));
	for (const code of codes.toReversed()) {
		const failure = failureOfCode(code, context);
		if (failure) {
			return failure;
		}
	}

	const [code = 'no code'] = codes;
	return new EntokError(
		'unexpected',
		`The request to ${context.host} failed in an unknown way (${code}).`,
		'This is a fault of entok; please report it.',
	);
}
