import type {StateStore} from '../core/doors.ts';
import {isJsonObject, type JsonObject} from '../core/json.ts';
import type {Profile} from '../core/profile.ts';

const recordName = 'remembered-sign-ins';

/** The id of the profile each reference was written for. */
const filesIn = (kept: JsonObject | undefined): JsonObject => {
	const files = kept?.['files'];
	return isJsonObject(files) ? files : {};
};

/**
 * Which files entok wrote when a person asked it to remember a sign-in: those and no others are removed by `forget`.
 * A file that is not noted is only not forgotten by itself, so a failure is let go.
 */
export async function noteRemembered(store: StateStore, reference: string, {id}: Profile): Promise<void> {
	const note = (kept: JsonObject | undefined) => ({version: 1, files: {...filesIn(kept), [reference]: id}});
	await store.update(recordName, note).catch(() => {});
}

/** Whether the file that a profile's refresh token is in is one of those. */
export async function isRemembered(store: StateStore, {id, refreshToken = ''}: Profile): Promise<boolean> {
	const files = filesIn(await store.read(recordName));
	return Object.hasOwn(files, refreshToken) && files[refreshToken] === id;
}

/** The file is gone. */
export const unnoteRemembered = (store: StateStore, reference: string): Promise<void> =>
	store.update(recordName, kept => ({
		version: 1,
		files: Object.fromEntries(Object.entries(filesIn(kept)).filter(([file]) => file !== reference)),
	}));
