import type {WorkbenchState} from '../state.ts';
import type {DraftEntry} from './memory.ts';
import {profileEntry} from './profile-entry.ts';
import {requestEntry} from './request-entry.ts';

/** Every draft that was begun and not finished, as it may be kept. */
export const draftEntries = (
	{drafts, requestDrafts}: Pick<WorkbenchState, 'drafts' | 'requestDrafts'>,
	redact: (text: string) => string,
): readonly DraftEntry[] => [
	...[...drafts].flatMap(([key, draft]) => profileEntry(key, draft, redact)),
	...[...requestDrafts.values()].flatMap(written => requestEntry(written, redact)),
];
