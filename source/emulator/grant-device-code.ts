import {type Authority, authorityName} from './authority.ts';
import type {DeviceCode} from './device-codes.ts';
import {tenantDirectory} from './directory.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import type {Grant} from './refresh-tokens.ts';
import {checkedClient, policyClaims, required} from './token-request.ts';
import {userAnswer} from './user-answer.ts';
import type {World} from './world.ts';

const refused = (code: number, error: string, message: string): EntraRefusal => new EntraRefusal(code, error, message);

/** Whether a poll comes too early, where that is minded; then the next ones must be further apart (RFC 8628 section 3.5). */
function minded({deviceCodes, switches}: World, code: DeviceCode, now: number): boolean {
	const isEarly = switches.mindsPolling() && now - code.polledAt < code.interval * 1000;
	deviceCodes.change(code, {polledAt: now, interval: code.interval + (isEarly ? 5 : 0)});
	return isEarly;
}

/** The grant of an approved code; everything else is refused with the word for it. */
function approved(world: World, code: DeviceCode, now: number): Grant {
	if (code.endsAt <= now) {
		throw refused(70020, 'expired_token', 'The provided device code has expired. Start again with a new one.');
	}

	if (minded(world, code, now)) {
		throw refused(70016, 'slow_down', 'The device code is asked for too often. Wait longer between two requests.');
	}

	switch (code.status) {
		case 'pending':
			throw refused(
				70016,
				'authorization_pending',
				'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
			);
		case 'declined':
			throw refused(
				70016,
				'authorization_declined',
				'OAuth 2.0 device flow error. Authorization was declined by the user.',
			);
		case 'used':
			throw refused(90120, 'invalid_grant', 'The device code was already authorized or declined.');
		default:
			return code.status;
	}
}

/** The device authorization grant (RFC 8628 section 3.4), polled until somebody has answered. */
export async function deviceCode(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	const client = checkedClient(world, call, form, authorityName(authority), false);
	// Some libraries call it `code`.
	const code = world.deviceCodes.find(form.get('device_code') ?? form.get('code') ?? required(form, 'device_code'));
	if (!code || code.clientId !== client.registration.clientId) {
		throw refused(70018, 'bad_verification_code', 'Invalid verification code.');
	}

	const grant = approved(world, code, call.now);
	const home = tenantDirectory(world.directory, grant.homeTenantId);
	world.deviceCodes.change(code, {status: 'used'});
	if (home.mayNotUseDeviceCode.has(grant.userId)) {
		throw new EntraRefusal(
			53003,
			'invalid_grant',
			'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
			{suberror: 'message_only', claims: policyClaims(call)},
		);
	}

	return userAnswer(world, call, form, {
		...client,
		tenant: code.authority.kind === 'tenant' ? code.authority.tenant : home.tenant,
		grant,
		scope: code.scope,
	});
}
