import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {Flow, FlowTools, TokenRequest} from '../core/flow.ts';
import {signInScope} from '../core/scope.ts';
import type {TokenSet} from '../core/token-set.ts';
import {askForDeviceCode, type DeviceCode} from './device-authorization.ts';
import {firstObstacle} from './obstacles.ts';
import {requestToken} from './token-endpoint.ts';

/** What is added to the interval when the server says that it is asked too often (RFC 8628 section 3.5). Milliseconds. */
const slowerBy = 5000;

/** Where a policy refuses, it is as a rule the device code itself that it does not allow. */
const policyCodes: ReadonlySet<number> = new Set([50097, 50155, 53000, 53001, 53003, 530036]);

const expired = (): EntokError =>
	new EntokError(
		'token-refused',
		'The code has expired: nobody finished the sign-in in time.',
		'Start again for a new code.',
		{code: 'expired_token'},
	);

/** The same refusal, with the way round a policy that has something against device codes. */
function withWayRound(error: EntokError): EntokError {
	const {aadsts} = error.facts;
	return aadsts !== undefined && policyCodes.has(aadsts)
		? new EntokError(
				error.kind,
				`${error.message} A policy of the tenant refuses this sign-in.`,
				'Many tenants block device codes: use the flow authorization-code instead, or give the correlation id to an admin.',
				error.facts,
			)
		: error;
}

/** What a poll that gave no token means for those to come: how much longer to wait. Throws when it ends the flow. */
function afterPoll(thrown: unknown): {readonly said: string; readonly slower: boolean; readonly pause?: number} {
	const error = toEntokError(thrown);
	const {code = '', status = 0, retryAfter} = error.facts;
	if (error.kind === 'no-answer') {
		// Whoever gets no answer in time must ask less often (RFC 8628 section 3.5).
		return {said: 'no answer', slower: code === 'timeout'};
	}

	if (error.kind === 'token-refused' && (code === 'authorization_pending' || code === 'slow_down')) {
		return {said: code, slower: code === 'slow_down'};
	}

	if (error.kind === 'token-refused' && (status >= 500 || status === 429)) {
		return {said: 'no answer', slower: false, ...(retryAfter === undefined ? {} : {pause: retryAfter * 1000})};
	}

	throw withWayRound(error);
}

/** Asks until somebody has approved or declined the code, or its time is over. The first question comes after one interval. */
async function poll(device: DeviceCode, request: TokenRequest, tools: FlowTools): Promise<TokenSet> {
	const {clock} = tools;
	const {deviceCode, userCode, address, expiresAt} = device;
	let {interval} = device;
	let pause = interval;
	for (let polls = 1; ; polls += 1) {
		await clock.sleep(Math.max(0, Math.min(pause, expiresAt - clock.now())), request.signal);
		if (clock.now() >= expiresAt) {
			throw expired();
		}

		try {
			return await requestToken(
				{
					flow: 'device-code',
					grantType: 'urn:ietf:params:oauth:grant-type:device_code',
					fields: [{name: 'device_code', value: deviceCode}],
				},
				request,
				tools,
			);
		} catch (thrown) {
			const next = afterPoll(thrown);
			interval += next.slower ? slowerBy : 0;
			pause = Math.max(interval, next.pause ?? 0);
			tools.show({kind: 'enter-code', userCode, address, expiresAt, interval, polls, lastAnswer: next.said});
		}
	}
}

/**
 * A person signs in on any device, by typing a code (RFC 8628; Microsoft identity platform, «device authorization
 * grant»). Without answer or with a server in trouble it goes on asking; cancelled, it leaves nothing behind.
 */
export const deviceCode: Flow = {
	id: 'device-code',
	title: 'device code',
	audience: 'user',
	needsPerson: true,
	obstacle: request =>
		firstObstacle(request, ['plainAuthority', 'personalAccounts', 'badScope', 'severalResources', 'mixedDefaultScope']),
	async acquire(request, tools) {
		const device = await askForDeviceCode(signInScope(request.scope), request, tools);
		const {userCode, address, expiresAt, interval} = device;
		tools.show({kind: 'enter-code', userCode, address, expiresAt, interval, polls: 0});
		return poll(device, request, tools);
	},
};
