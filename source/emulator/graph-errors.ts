import type {BearerProblem} from './bearer.ts';
import type {Challenge} from './claims-challenges.ts';
import {type Call, type EmulatorResponse, jsonAnswer, sentOrNewId} from './message.ts';
import {graphResource} from './resources.ts';

/** Headers of every Graph answer; the ids are the same as in an error's body. */
export function graphHeaders(call: Call): Readonly<Record<string, string>> {
	const requestId = call.random.guid();
	return {
		'request-id': requestId,
		'client-request-id': sentOrNewId(call.headers['client-request-id'] ?? requestId, call.random),
		'x-ms-ags-diagnostic': JSON.stringify({
			ServerInfo: {
				DataCenter: 'Emulator',
				Slice: 'E',
				Ring: '5',
				ScaleUnit: '001',
				RoleInstance: 'ENTOK00000001',
			},
		}),
		'strict-transport-security': 'max-age=31536000',
		'cache-control': 'no-cache',
	};
}

/** Graph's error body (Microsoft Graph, «Error responses»); its date has no zone. */
export function graphError(
	call: Call,
	status: number,
	code: string,
	message: string,
	headers: Readonly<Record<string, string>> = {},
): EmulatorResponse {
	const own = graphHeaders(call);
	return jsonAnswer(
		status,
		{
			error: {
				code,
				message,
				innerError: {
					date: new Date(call.now).toISOString().slice(0, 19),
					'request-id': own['request-id'],
					'client-request-id': own['client-request-id'],
				},
			},
		},
		{...own, 'content-type': 'application/json', ...headers},
	);
}

const words: Readonly<Record<BearerProblem['kind'], string>> = {
	missing: 'Access token is empty.',
	unreadable: "Protocol 'Bearer' failed to validate because The token could not be read.",
	'bad-signature': 'Access token validation failure. Invalid signature.',
	expired: 'Lifetime validation failed, the token is expired.',
	audience: 'Access token validation failure. Invalid audience.',
};

export const graphUnauthorized = (call: Call, {kind}: BearerProblem): EmulatorResponse =>
	graphError(call, 401, 'InvalidAuthenticationToken', words[kind], {
		'www-authenticate': `Bearer realm="", authorization_uri="${call.origin}/common/oauth2/authorize", client_id="${graphResource.appId}"`,
	});

/** A claims challenge, PoP and Bearer in one line, as Graph sends them. */
export function graphChallenge(call: Call, {error, description, claims}: Challenge): EmulatorResponse {
	const common = `realm="", authorization_uri="${call.origin}/common/oauth2/authorize", client_id="${graphResource.appId}"`;
	const encoded = Buffer.from(JSON.stringify(claims)).toString('base64');
	return graphError(call, 401, 'InvalidAuthenticationToken', description, {
		'www-authenticate': `PoP ${common}, nonce="${call.random.text(20)}==", Bearer ${common}, error_description="${description}", error="${error}", claims="${encoded}"`,
	});
}

/** 403 in the words of the workload behind the path: mail, files, or the directory. */
export function graphForbidden(call: Call, path: string): EmulatorResponse {
	if (/\/(?:messages|mailfolders|events|contacts)\b/.test(path)) {
		return graphError(call, 403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
	}

	if (/^sites\b|\/drive\b/.test(path)) {
		return graphError(call, 403, 'accessDenied', 'Access denied');
	}

	return graphError(call, 403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

export const graphNotFound = (call: Call, id: string): EmulatorResponse =>
	graphError(
		call,
		404,
		'Request_ResourceNotFound',
		`Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
	);

export const graphThrottled = (call: Call, retryAfter: number): EmulatorResponse => {
	const own = graphHeaders(call);
	return jsonAnswer(
		429,
		{
			error: {
				code: 'TooManyRequests',
				innerError: {
					code: '429',
					date: new Date(call.now).toISOString().slice(0, 19),
					message: 'Please retry after',
					'request-id': own['request-id'],
					status: '429',
				},
				message: 'Please retry again later.',
			},
		},
		{...own, 'retry-after': String(retryAfter)},
	);
};
