import type {Authority} from './authority.ts';
import type {Random} from './random.ts';
import type {Grant} from './refresh-tokens.ts';

/** A sign-in that waits for somebody to type a code (RFC 8628). */
export type DeviceCode = {
	readonly deviceCode: string;
	readonly userCode: string;
	readonly clientId: string;
	readonly scope: string;
	readonly authority: Authority;
	/** Milliseconds since the epoch. */
	readonly endsAt: number;
	/** Seconds between two polls. */
	readonly interval: number;
	/** When it was polled last; at first, when it was made. Milliseconds since the epoch. */
	readonly polledAt: number;
	readonly status: 'pending' | 'declined' | 'used' | Grant;
};

export type DeviceCodes = {
	issue(wanted: Pick<DeviceCode, 'clientId' | 'scope' | 'authority'>, now: number, random: Random): DeviceCode;
	find(deviceCode: string): DeviceCode | undefined;
	/** Capitals, blanks and hyphens do not count. */
	findTyped(userCode: string): DeviceCode | undefined;
	change(code: DeviceCode, change: Partial<Pick<DeviceCode, 'status' | 'interval' | 'polledAt'>>): void;
};

/** Seconds a code is good for. */
export const deviceCodeLifetime = 900;
const interval = 5;

/** Letters and digits that are not mistaken for one another. */
const typeable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function createDeviceCodes(): DeviceCodes {
	const codes = new Map<string, DeviceCode>();
	return {
		issue(wanted, now, random) {
			const code: DeviceCode = {
				...wanted,
				deviceCode: `${random.text(8)}.${random.text(180)}`,
				userCode: random.text(9, typeable),
				endsAt: now + deviceCodeLifetime * 1000,
				interval,
				polledAt: now,
				status: 'pending',
			};
			codes.set(code.deviceCode, code);
			return code;
		},
		find: deviceCode => codes.get(deviceCode),
		findTyped(userCode) {
			const wanted = userCode.replace(/[\s-]/g, '').toUpperCase();
			return [...codes.values()].find(code => code.userCode === wanted);
		},
		change(code, change) {
			codes.set(code.deviceCode, {...code, ...change});
		},
	};
}
