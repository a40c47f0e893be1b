import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {ProfileStore} from '../core/doors.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {type Profile, referencesOf} from '../core/profile.ts';
import {checkProfileList, type ProfilesFile} from '../core/profile-check.ts';
import {systemCode, systemReason} from './file-fault.ts';
import {type LockOptions, withFileLock} from './file-lock.ts';
import {removeLeftovers} from './leftovers.ts';
import {type ProfilesOnDisk, readProfilesOnDisk, refuseOpenFolder} from './profiles-on-disk.ts';
import {makePrivateFolder, syncFolder, writeFileAtomically} from './write-file.ts';

export type ProfileStoreOptions = {readonly folder: string; readonly lock?: LockOptions};

type Writer = (content: ProfilesFile) => void;

/** Puts back what was there before a write that went wrong. A rename needs no room on a full disk. */
async function restore(path: string, before: ProfilesOnDisk | undefined): Promise<void> {
	if (before === undefined) {
		await rm(path, {force: true});
		return;
	}

	const backup = `${path}.bak`;
	await rename(backup, path);
	// A spare copy is nice to have again; without room for it the good file alone must do.
	await writeFileAtomically(backup, before.text).catch(() => {});
}

/** Writes through conf and believes nothing: conf may write half of it and report success. */
async function writeAndCompare(path: string, write: Writer, content: ProfilesFile): Promise<void> {
	try {
		write(content);
	} catch (error) {
		// conf's own error may hold the content; only the system's code goes on.
		const reason = systemCode(error) === undefined ? 'its content does not fit the schema' : systemReason(error);
		throw new EntokError('configuration', `${path} could not be written: ${reason}.`);
	}

	const written = await readProfilesOnDisk(path).catch(() => undefined);
	if (written === undefined || !isDeepStrictEqual(written.content, content)) {
		throw new EntokError('configuration', `${path} could not be written completely: is the disk or the quota full?`);
	}
}

async function replaceContent(
	path: string,
	before: ProfilesOnDisk | undefined,
	write: Writer,
	content: ProfilesFile,
): Promise<void> {
	if (before !== undefined) {
		await writeFileAtomically(`${path}.bak`, before.text);
	}

	try {
		await writeAndCompare(path, write, content);
	} catch (error) {
		const {message} = toEntokError(error);
		const told = await restore(path, before).then(
			() => 'What was there before is back in place.',
			(failure: unknown) => `The copy of what was there before is ${path}.bak (${systemReason(failure)}).`,
		);
		throw new EntokError('configuration', message, told);
	}
}

const isOfDemo = (profile: Profile): boolean =>
	referencesOf(profile).some(({reference}) => /^demo(?::|$)/.test(reference));

/** The demo's secrets end with the demo: a profile that refers to one would never work. Those there already stay. */
function refuseDemoReferences(profiles: readonly Profile[], before: readonly Profile[]): void {
	const old = new Set(before.filter(isOfDemo).map(({id}) => id));
	const found = profiles.find(profile => isOfDemo(profile) && !old.has(profile.id));
	if (found) {
		throw new EntokError(
			'configuration',
			`Profile "${found.name}" refers to a secret of the demo, which is there with --demo only.`,
			'Refer to one of your own: env:NAME, file:/absolute/path or prompt.',
		);
	}
}

/**
 * Profiles in `profiles.json` in a folder. Reading checks everything itself and writes nothing; an update takes the
 * lock, reads again, keeps the previous file as `.bak`, writes through conf (loaded then, not before), reads back and
 * compares. Errors are EntokErrors of kind `configuration`; a file that cannot be understood is never touched.
 */
export function createProfileStore({folder, lock}: ProfileStoreOptions): ProfileStore {
	const path = join(folder, 'profiles.json');
	let writer: Promise<Writer> | undefined;

	const update = async (
		change: (profiles: readonly Profile[]) => readonly Profile[],
		lockedAt: number,
	): Promise<readonly Profile[]> => {
		await removeLeftovers(path, lockedAt);
		const before = await readProfilesOnDisk(path);
		const profiles = checkProfileList(change(before?.content.profiles ?? []));
		refuseDemoReferences(profiles, before?.content.profiles ?? []);
		const content: ProfilesFile = {...before?.content, version: 1, rev: (before?.content.rev ?? 0) + 1, profiles};
		writer ??= import('./conf-profiles.ts').then(({createConfWriter}) => createConfWriter(folder));
		await replaceContent(path, before, await writer, content);
		await syncFolder(folder);
		return profiles;
	};

	return {
		place: path,
		async read() {
			const found = await readProfilesOnDisk(path);
			return {profiles: found?.content.profiles ?? [], warnings: found?.warnings ?? []};
		},
		async update(change) {
			await makePrivateFolder(folder);
			await refuseOpenFolder(folder);
			return withFileLock(`${path}.lock`, async lockedAt => update(change, lockedAt), lock);
		},
	};
}
