import {type Call, type EmulatorResponse, jsonAnswer, sentOrNewId} from './message.ts';

/** Why the token service says no. The number is an AADSTS code, `error` the OAuth word clients branch on. */
export class EntraRefusal extends Error {
	override readonly name = 'EntraRefusal';
	readonly code: number;
	readonly error: string;
	readonly more: {
		readonly suberror?: string;
		/** A claims challenge, as JSON text. */
		readonly claims?: string;
		readonly status?: number;
		readonly headers?: Readonly<Record<string, string>>;
	};

	constructor(code: number, error: string, message: string, more: EntraRefusal['more'] = {}) {
		super(message);
		this.code = code;
		this.error = error;
		this.more = more;
	}
}

/** What stands in every answer of the token service. The server's name says that it is an emulator. */
export const entraHeaders = (requestId: string): Readonly<Record<string, string>> => ({
	'cache-control': 'no-store, no-cache',
	pragma: 'no-cache',
	expires: '-1',
	'strict-transport-security': 'max-age=31536000; includeSubDomains',
	'x-content-type-options': 'nosniff',
	p3p: 'CP="DSP CUR OTPi IND OTRi ONL FIN"',
	'x-ms-request-id': requestId,
	'x-ms-ests-server': '2.1.0.0 - ENTOK EMULATOR',
});

/** The `client-request-id` of a call, from its header or its address (msal-node). */
export function entraCorrelation(call: Call): {readonly id: string; readonly echo: Readonly<Record<string, string>>} {
	const sent = call.headers['client-request-id'] ?? call.url.searchParams.get('client-request-id') ?? undefined;
	const id = sentOrNewId(sent, call.random);
	return {id, echo: id === sent ? {'client-request-id': id} : {}};
}

/** A refusal in words, the ids for Microsoft's support behind it. */
export function refusalDetails(call: Call, {code, message}: EntraRefusal) {
	const traceId = call.random.guid();
	const {id: correlationId, echo} = entraCorrelation(call);
	// Times with a blank.
	const timestamp = `${new Date(call.now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
	const description = `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
	return {traceId, correlationId, echo, timestamp, description};
}

/** The error body of the token service. */
export function entraError(call: Call, refusal: EntraRefusal): EmulatorResponse {
	const {code, error, more} = refusal;
	const {traceId, correlationId, echo, timestamp, description} = refusalDetails(call, refusal);
	return jsonAnswer(
		more.status ?? (error === 'invalid_client' ? 401 : 400),
		{
			error,
			error_description: description,
			error_codes: [code],
			timestamp,
			trace_id: traceId,
			correlation_id: correlationId,
			error_uri: `https://login.microsoftonline.com/error?code=${code}`,
			...(more.suberror === undefined ? {} : {suberror: more.suberror}),
			...(more.claims === undefined ? {} : {claims: more.claims}),
		},
		{...entraHeaders(traceId), ...echo, ...more.headers},
	);
}
