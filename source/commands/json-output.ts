import {utcText} from '../core/duration.ts';

/** One JSON object with the version of its schema, as every JSON output but an array carries. */
export const jsonOutput = (value: Readonly<Record<string, unknown>>): string =>
	`${JSON.stringify({schemaVersion: 1, ...value}, undefined, '\t')}\n`;

/** A moment as JSON outputs give it: ISO 8601 in UTC, and epoch seconds. */
export const jsonTime = (milliseconds: number): {readonly iso: string | undefined; readonly epoch: number} => ({
	iso: utcText(milliseconds),
	epoch: Math.floor(milliseconds / 1000),
});
