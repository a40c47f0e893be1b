import {utcText} from '../core/duration.ts';
import {cleanJson} from '../core/foreign-text.ts';

/** A value as indented JSON, safe for a terminal to print. */
export const jsonText = (value: unknown): string => `${cleanJson(JSON.stringify(value, undefined, '\t'))}\n`;

/** One JSON object with the version of its schema, as every JSON output but an array carries. */
export const jsonOutput = (value: Readonly<Record<string, unknown>>): string => jsonText({schemaVersion: 1, ...value});

/** A moment as JSON outputs give it: ISO 8601 in UTC, and epoch seconds. */
export const jsonTime = (milliseconds: number): {readonly iso: string | undefined; readonly epoch: number} => ({
	iso: utcText(milliseconds),
	epoch: Math.floor(milliseconds / 1000),
});
