import {EntokError} from '../core/entok-error.ts';
import type {Command} from './command.ts';
import {jsonText} from './json-output.ts';

/** A port number, or an error that says what one is. */
function portOf(text: string | undefined): number | undefined {
	if (text === undefined) {
		return undefined;
	}

	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65_535) {
		throw new EntokError('usage', 'A port is a whole number from 0 to 65535.', 'Leave --port out to get a free one.');
	}

	return port;
}

/** Serve the emulator until stopped; prints its addresses, ids and secrets as JSON. */
export const emulator: Command = {
	usage: '[--port PORT] [--seed TEXT]',
	about: [
		'Serves a stand-in for Entra, Microsoft Graph, Azure Resource Manager and Partner Center on loopback, and prints',
		'its addresses, ids and secrets as JSON. Its tokens are worthless elsewhere. Ctrl-C ends it.',
	],
	options: ['port', 'seed'],
	mostArguments: 0,
	examples: ['entok emulator --port 8080', 'entok emulator --seed workshop'],
	async run(call) {
		const served = await call.serveEmulator({port: portOf(call.options.port), seed: call.options.seed});
		// Before the addresses are told: who reads them may end us at once.
		const stopped = call.untilStopped();
		call.stdout.write(jsonText(served.description));
		const signal = await stopped;
		await served.close();
		return 128 + signal;
	},
};
