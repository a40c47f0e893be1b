/** A span of milliseconds as a countdown shows it: `47:12`, `1:02:03`; never below `0:00`. */
export function countdownText(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	const two = (number: number): string => String(number).padStart(2, '0');
	const minutes = Math.floor(seconds / 60) % 60;
	const hours = Math.floor(seconds / 3600);
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A span in words: `3 days`, `2 h 5 min`, `47 min`, `12 s`. */
export function durationText(milliseconds: number): string {
	const seconds = Math.round(Math.abs(milliseconds) / 1000);
	if (seconds < 90) {
		return `${seconds} s`;
	}

	const minutes = Math.round(seconds / 60);
	if (minutes < 90) {
		return `${minutes} min`;
	}

	const hours = Math.floor(minutes / 60);
	return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.round(hours / 24)} days`;
}

/** A time as ISO 8601 in UTC with whole seconds; `undefined` where a claim holds no time a calendar knows. */
export function utcText(milliseconds: number): string | undefined {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

const unitMilliseconds: Readonly<Record<string, number>> = {h: 3_600_000, m: 60_000, s: 1000};

/** A span as people type it: `30m`, `8h`, `1h30m`, `90s`; in milliseconds, undefined for anything else. */
export function parseDuration(text: string): number | undefined {
	const isSpan = /^(?=\d)(?:\d{1,6}h)?(?:\d{1,6}m)?(?:\d{1,6}s)?$/.test(text);
	const parts = isSpan ? [...text.matchAll(/(\d+)([hms])/g)] : [];
	return parts.length === 0
		? undefined
		: parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitMilliseconds[unit] ?? 0), 0);
}
