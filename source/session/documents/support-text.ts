import type {EntokError} from '../../core/entok-error.ts';
import type {Show} from '../../core/show.ts';
import {adminText} from './admin-text.ts';
import {idRows} from './error-document.ts';

/**
 * What support needs to find a failure: what happened, code, ids, time and flow, and what an admin may be asked. Without
 * secrets. `at` is the time of the error.
 */
export function supportText(title: string, error: EntokError, show: Show, at: string | undefined): string {
	const {attempt, timestamp} = error.facts;
	const admin = adminText(error, show, at);
	return [
		show(title),
		...idRows(error, show).map(({name, value}) => `${name}: ${value}`),
		...(timestamp === undefined && at !== undefined ? [`time: ${at}`] : []),
		...(attempt ? [`flow: ${attempt.flow}`] : []),
		...(admin === undefined ? [] : ['', admin]),
	].join('\n');
}
