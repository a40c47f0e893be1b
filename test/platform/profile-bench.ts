import {statSync} from 'node:fs';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import type {ProfileStore} from '../../source/core/doors.ts';
import {createProfileStore} from '../../source/platform/profile-store.ts';
import {ordinaryFolder} from './ordinary-user.ts';

export type ProfileBench = {readonly folder: string; readonly path: string; readonly store: ProfileStore};

/** A profile store in an empty folder of its own. */
export function profileBench(context: TestContext): ProfileBench {
	const folder = ordinaryFolder(context);
	return {folder, path: join(folder, 'profiles.json'), store: createProfileStore({folder})};
}

export const modeOf = (path: string): number => statSync(path).mode & 0o777;

/** The text of a profile file. */
export const fileWith = (...profiles: readonly unknown[]): string => JSON.stringify({version: 1, rev: 7, profiles});
