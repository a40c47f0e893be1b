import type {EntokError} from './entok-error.ts';

/** Work that takes time, as state. */
export type Task<Result, Progress = undefined> =
	| {readonly status: 'idle'}
	| {readonly status: 'running'; readonly startedAt: number; readonly progress?: Progress}
	| {readonly status: 'done'; readonly result: Result}
	| {readonly status: 'failed'; readonly error: EntokError};
