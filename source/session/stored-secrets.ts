import type {SecretStore} from '../core/doors.ts';
import {type EntokError, toEntokError} from '../core/entok-error.ts';
import {placeOf} from '../core/keeping-place.ts';
import {type Profile, referencesOf} from '../core/profile.ts';

/** What became of a place that a profile referred to; `reason`: why it is left as it is; `fault`: that it is not as it should be. */
export type Discarded = {readonly reference: string; readonly reason?: string; readonly fault?: EntokError};

/** Whether entok may have stored something there; variables, programs and what is typed are nobody's to delete. */
const maybeStored = (reference: string): boolean => /^(?:vault|keychain|file):/.test(reference);

/** Every reference of some profiles behind which entok may have stored something. */
export const storedReferences = (profiles: readonly Profile[]): readonly string[] => [
	...new Set(profiles.flatMap(referencesOf).flatMap(({reference}) => (maybeStored(reference) ? [reference] : []))),
];

/**
 * Deletes what entok stored behind references, but for what profiles refer to still. Never rejects: what could not be
 * deleted has the reason.
 */
export async function discardSecrets(
	references: readonly string[],
	profiles: readonly Profile[],
	secrets: SecretStore,
): Promise<readonly Discarded[]> {
	const needed = new Set(storedReferences(profiles));
	const discarded: Discarded[] = [];
	for (const reference of references) {
		try {
			const reason = needed.has(reference) ? 'It is referred to elsewhere.' : await secrets.discard(reference);
			discarded.push({reference, reason});
		} catch (thrown) {
			const fault = toEntokError(thrown);
			discarded.push({reference, reason: fault.message, fault});
		}
	}

	return discarded;
}

/** What became of stored secrets, in sentences. */
export function discardedText(discarded: readonly Discarded[]): string {
	const deleted = discarded.filter(({reason}) => reason === undefined).map(({reference}) => placeOf(reference));
	const left = discarded.filter(({reason}) => reason !== undefined);
	return [
		deleted.length === 0
			? 'The secrets it referred to are where they were.'
			: `Deleted what entok stored for it: ${deleted.join(', ')}.`,
		...(deleted.length === 0 ? [] : left.map(({reference, reason}) => `Left: ${placeOf(reference)}. ${reason}`)),
	].join(' ');
}
