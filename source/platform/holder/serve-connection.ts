import type {Duplex} from 'node:stream';
import {toEntokError} from '../../core/entok-error.ts';
import {type JsonObject, parseJsonObject} from '../../core/json.ts';
import type {HeldTokens} from './held-tokens.ts';
import {protocolVersion, readRequest} from './holder-protocol.ts';
import {type LineLimits, readLine} from './one-line.ts';

function answerTo(line: string, held: HeldTokens): JsonObject {
	const object = parseJsonObject(line);
	if (object === undefined) {
		return {error: 'That is no line of JSON.'};
	}

	if (object['version'] !== protocolVersion) {
		return {error: `This holder speaks version ${protocolVersion}.`};
	}

	const request = readRequest(object);
	return request === undefined ? {error: 'That is no request.'} : held.answer(request);
}

/** Answers the one request of a connection, whatever it is, and ends it. Never rejects. */
export async function serveConnection(stream: Duplex, held: HeldTokens, limits: LineLimits): Promise<void> {
	const answer = await readLine(stream, limits).then(
		line => answerTo(line, held),
		(thrown: unknown): JsonObject => ({error: `The request ${toEntokError(thrown).message}.`}),
	);
	stream.end(`${JSON.stringify({version: protocolVersion, ...answer})}\n`);
	// Who does not read its answer must not keep the connection.
	const timer = setTimeout(() => stream.destroy(), limits.milliseconds);
	stream.once('close', () => clearTimeout(timer));
	stream.resume();
}
