import {utcText} from './duration.ts';

const two = (number: number): string => String(Math.abs(number)).padStart(2, '0');

/** A moment as people read it, to the second: in UTC with a Z, or in this machine's zone with its offset. */
export function momentText(milliseconds: number, isLocal: boolean): string {
	const utc = utcText(milliseconds);
	if (utc === undefined || !isLocal) {
		return utc ?? 'no moment a calendar knows';
	}

	const ahead = -new Date(milliseconds).getTimezoneOffset();
	const shifted = new Date(milliseconds + ahead * 60_000).toISOString().slice(0, 19);
	return `${shifted}${ahead < 0 ? '-' : '+'}${two(Math.trunc(ahead / 60))}:${two(ahead % 60)}`;
}
