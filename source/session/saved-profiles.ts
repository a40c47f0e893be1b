import type {Doors} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';
import {sameName} from '../core/profile-name.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {besideSaved} from './imported-profiles.ts';
import {mergeProfile, ProfileConflict} from './merge-profile.ts';
import {withUnsaved} from './state.ts';
import {type Discarded, discardSecrets, storedReferences} from './stored-secrets.ts';

/** The saved profiles as they were read last, and every way to change them; each change is one update of the store. */
export class SavedProfiles {
	readonly #doors: Pick<Doors, 'profiles' | 'newId' | 'secrets'>;
	readonly #changed: (profiles: readonly Profile[]) => void;
	#saved: readonly Profile[] = [];
	#unsaved: readonly Profile[] = [];
	#adapt: (profile: Profile) => Profile = profile => profile;

	/** `changed` is called with the profiles to offer, after every reading and writing. */
	constructor(
		doors: Pick<Doors, 'profiles' | 'newId' | 'secrets'>,
		changed: (profiles: readonly Profile[]) => void = () => {},
	) {
		this.#doors = doors;
		this.#changed = changed;
	}

	/** Where they are kept, for people. */
	get place(): string {
		return this.#doors.profiles.place;
	}

	/** As they are stored, without those of the environment and without what was adapted for this session. */
	get all(): readonly Profile[] {
		return this.#saved;
	}

	find(id: string): Profile | undefined {
		return this.#saved.find(profile => profile.id === id);
	}

	newId(): string {
		return this.#doors.newId();
	}

	/** Reads them. `unsaved` profiles are offered beside them; `adapt` changes each for this session only. Resolves to warnings. */
	async load(
		unsaved: readonly Profile[] = [],
		adapt: (profile: Profile) => Profile = profile => profile,
	): Promise<readonly string[]> {
		const {profiles, warnings} = await this.#doors.profiles.read();
		this.#unsaved = unsaved;
		this.#adapt = adapt;
		this.#take(profiles);
		return warnings;
	}

	/** Offers a profile that is saved nowhere beside the others, for this run; gives its id. */
	offer(profile: Profile): string {
		this.#unsaved = [...this.#unsaved.filter(({id}) => id !== profile.id), profile];
		this.#take(this.#saved);
		return profile.id;
	}

	/**
	 * Writes one profile: a new one, or the changes made to `base`. What others changed meanwhile in other fields and
	 * other profiles stays; the same field throws a ProfileConflict. Resolves to the profile as written. Throws EntokError
	 * `configuration` for a name that another profile has.
	 */
	async save(profile: Profile, base?: Profile): Promise<Profile> {
		let written = profile;
		await this.#update(profiles => {
			if (profiles.some(other => other.id !== profile.id && sameName(other.name, profile.name))) {
				throw new EntokError(
					'configuration',
					`There is a profile «${profile.name}» already.`,
					`Choose another name, or change that one: entok profile edit ${shellQuoted(profile.name)}`,
				);
			}

			if (base === undefined) {
				return [...profiles, profile];
			}

			const stored = profiles.find(({id}) => id === profile.id);
			if (stored === undefined) {
				throw new ProfileConflict(undefined, []);
			}

			written = mergeProfile(base, profile, stored);
			return profiles.map(other => (other.id === profile.id ? written : other));
		});
		return written;
	}

	/**
	 * Takes one out, and deletes what entok stored for it and nobody else refers to. Resolves to what became of that. The
	 * person's own variables, files and programs stay where they are.
	 */
	async remove(id: string): Promise<readonly Discarded[]> {
		let removed: readonly Profile[] = [];
		await this.#update(profiles => {
			removed = profiles.filter(profile => profile.id === id);
			return profiles.filter(profile => profile.id !== id);
		});
		return discardSecrets(storedReferences(removed), this.#saved, this.#doors.secrets);
	}

	/** Writes what is stored once more: the copy that is kept of the file as it was before is written over. */
	async rewrite(): Promise<void> {
		await this.#update(profiles => profiles);
	}

	/** Adds imported profiles; resolves to them with the names they got. */
	async add(imported: readonly Profile[]): Promise<readonly Profile[]> {
		let added: readonly Profile[] = [];
		await this.#update(profiles => {
			added = besideSaved(profiles, imported, () => this.newId());
			return [...profiles, ...added];
		});
		return added;
	}

	async #update(change: (profiles: readonly Profile[]) => readonly Profile[]): Promise<void> {
		this.#take(await this.#doors.profiles.update(change));
	}

	#take(profiles: readonly Profile[]): void {
		this.#saved = profiles;
		this.#changed(withUnsaved(profiles, this.#unsaved).map(this.#adapt));
	}
}
