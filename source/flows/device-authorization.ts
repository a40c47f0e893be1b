import {deviceCodeEndpointOf, tokenEndpointOf} from '../core/cloud.ts';
import type {FlowTools, TokenRequest} from '../core/flow.ts';
import type {HttpResponse} from '../core/http.ts';
import {numberMember, parseJsonObject, textMember} from '../core/json.ts';
import {Secret} from '../core/secret.ts';
import {nonsenseError, refusalError} from './token-error.ts';

/** A code to poll with, and one to type. */
export type DeviceCode = {
	readonly deviceCode: Secret;
	readonly userCode: string;
	/** Where to type it. */
	readonly address: string;
	/** Milliseconds since the epoch. */
	readonly expiresAt: number;
	/** Milliseconds. */
	readonly interval: number;
};

/** Where the server names none (RFC 8628 section 3.2), seconds. */
const usualInterval = 5;
const longestInterval = 300;
const longestLifetime = 24 * 3600;

const isPage = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? '');

function readAnswer(response: HttpResponse): DeviceCode {
	const answer = parseJsonObject(response.body);
	// This endpoint has been seen answering an error with status 200.
	if (!answer || textMember(answer, 'error') || response.status !== 200) {
		throw refusalError(response, answer);
	}

	const deviceCode = textMember(answer, 'device_code');
	const userCode = textMember(answer, 'user_code');
	// v1 calls it by its older name.
	const address = textMember(answer, 'verification_uri') ?? textMember(answer, 'verification_url');
	if (!deviceCode || !userCode || address === undefined || !isPage(address)) {
		throw nonsenseError(response, 'its answer lacks a code, or the page to type it on');
	}

	const lifetime = numberMember(answer, 'expires_in');
	if (lifetime === undefined || lifetime <= 0 || lifetime > longestLifetime) {
		throw nonsenseError(response, 'what it says of the code’s lifetime makes no sense');
	}

	const interval = numberMember(answer, 'interval') ?? usualInterval;
	return {
		deviceCode: new Secret(deviceCode),
		userCode,
		address,
		expiresAt: response.receivedAt + lifetime * 1000,
		interval: (interval > 0 && interval <= longestInterval ? interval : usualInterval) * 1000,
	};
}

/**
 * The device authorization request (RFC 8628 section 3.1). Rejects with an EntokError of kind `token-refused` when it
 * is refused or answered with nonsense, of kind `no-answer` when nothing came back.
 */
export async function askForDeviceCode(scope: string, request: TokenRequest, tools: FlowTools): Promise<DeviceCode> {
	const {profile, cloud, tenant, claims} = request;
	const {clientId} = profile;
	const proof = await tools.clientAuthentication({tokenEndpoint: tokenEndpointOf(cloud, tenant), clientId});
	const response = await tools.http({
		purpose: 'token',
		method: 'POST',
		url: deviceCodeEndpointOf(cloud, tenant),
		headers: [{name: 'accept', value: 'application/json'}],
		form: [
			{name: 'client_id', value: clientId},
			...proof,
			{name: 'scope', value: scope},
			...(claims === undefined ? [] : [{name: 'claims', value: claims}]),
		],
		certificateAuthority: cloud.certificateAuthority,
		signal: request.signal,
	});
	return readAnswer(response);
}
