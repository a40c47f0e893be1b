import {EntokError} from '../core/entok-error.ts';
import type {Command, ServeEmulatorOptions} from './command.ts';
import {jsonText} from './json-output.ts';
import type {Options} from './options.ts';

/** A port number, or an error that says what one is. */
function portOf(text: string | undefined, hint: string): number | undefined {
	if (text === undefined) {
		return undefined;
	}

	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65_535) {
		throw new EntokError('usage', 'A port is a whole number from 0 to 65535.', hint);
	}

	return port;
}

function httpsOf({https, proxy, 'ca-file': authorityFile}: Options): ServeEmulatorOptions['https'] {
	const proxyPort = portOf(proxy, 'With --proxy 0 it is a free one.');
	if (https) {
		return {authorityFile, proxyPort};
	}

	if (authorityFile !== undefined || proxyPort !== undefined) {
		throw new EntokError(
			'usage',
			`${proxyPort === undefined ? '--ca-file' : '--proxy'} has no meaning without --https.`,
			'For example: entok emulator --https --ca-file ca.pem --proxy 0',
		);
	}

	return undefined;
}

/** Serve the emulator until stopped; prints its addresses, ids and secrets as JSON. */
export const emulator: Command = {
	usage: '[--port PORT] [--seed TEXT] [--https [--ca-file FILE] [--proxy PORT]]',
	about: [
		'Serves a stand-in for Entra, Microsoft Graph, Azure Resource Manager and Partner Center on loopback, and prints',
		'its addresses, ids and secrets as JSON. Its tokens are worthless elsewhere. Ctrl-C ends it.',
		'',
		'With --https it is a test double for clients that demand HTTPS (MSAL, the Azure SDKs). They must trust its',
		'certificate authority, made for this run alone: NODE_EXTRA_CA_CERTS=FILE, REQUESTS_CA_BUNDLE=FILE, SSL_CERT_FILE=FILE.',
		'With --proxy a client whose addresses cannot be changed is led here by HTTPS_PROXY; the proxy leads nowhere else.',
		'',
		'Faults: GET the address under «switches» to see them, PATCH it to turn them: {"throttleTokens": {"count": 2,',
		'"retryAfter": 7}} for 429, {"throttleApis": {"count": 1}}, {"outage": true}, {"slowDown": true} for device codes,',
		'{"rotateRefreshTokens": true}, {"tokensRevoked": true} and {"authenticationContexts": {"me/messages": "c1"}} for Graph.',
	],
	options: ['port', 'seed', 'https', 'ca-file', 'proxy'],
	mostArguments: 0,
	examples: [
		'entok emulator --port 8080',
		'entok emulator --seed workshop',
		'entok emulator --https --port 8443 --ca-file ca.pem',
		'NODE_EXTRA_CA_CERTS=ca.pem node your-test.js',
		`curl --cacert ca.pem -X PATCH https://localhost:8443/.emulator/switches -d '{"outage": true}'`,
	],
	async run(call) {
		const {port, seed} = call.options;
		const served = await call.serveEmulator({
			port: portOf(port, 'Leave --port out to get a free one.'),
			seed,
			https: httpsOf(call.options),
		});
		// Before the addresses are told: who reads them may end us at once.
		const stopped = call.untilStopped();
		call.stdout.write(jsonText(served.description));
		const signal = await stopped;
		await served.close();
		return 128 + signal;
	},
};
