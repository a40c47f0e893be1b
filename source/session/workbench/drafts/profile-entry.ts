import {isCloudId} from '../../../core/cloud.ts';
import {isFlowId} from '../../../core/flow-id.ts';
import {isJsonObject, type JsonObject, textMember, textsMember} from '../../../core/json.ts';
import {present} from '../../../core/json-place.ts';
import type {Profile} from '../../../core/profile.ts';
import {checkProfile} from '../../../core/profile-check.ts';
import {shownProfile} from '../../../core/shown-profile.ts';
import {choices, draftOf, newDraft, newDraftKey, type ProfileDraft, textFieldIds} from '../editor/draft.ts';
import {draftChanges} from '../editor/draft-json.ts';
import {isReferenceField, labelOf, visibleFields} from '../editor/fields.ts';
import {withKeptSecrets} from '../editor/json.ts';
import {namesPlace} from '../editor/reference.ts';
import {fieldWith} from '../text-field.ts';
import type {DraftEntry} from './memory.ts';

const asItBegan = ({base, id}: Pick<ProfileDraft, 'base' | 'id'>): ProfileDraft =>
	base ? draftOf(base) : newDraft(id);

/**
 * A profile being written as it may be kept: the texts that were changed, of a secret's place a reference by name only,
 * and no text that looks like a secret. What had to be left out is named.
 */
export function profileEntry(
	key: string,
	draft: ProfileDraft,
	redact: (text: string) => string,
): readonly DraftEntry[] {
	if (draftChanges(draft).length === 0) {
		return [];
	}

	const {id, base, texts, cloud, kind, flows, colour, production, focus, rejectedJson} = draft;
	const began = asItBegan(draft).texts;
	const changed = textFieldIds.filter(field => texts[field].text !== began[field].text);
	const kept = changed.filter(field => {
		const {text} = texts[field];
		return redact(text) === text && (!isReferenceField(field) || namesPlace(text.trim()));
	});
	const lost = changed.filter(field => !kept.includes(field)).map(labelOf);
	const leftOut = [
		...new Set([...(draft.back ?? []), ...lost, ...(rejectedJson === undefined ? [] : ['the text of your editor'])]),
	];
	return [
		{
			...present({id, base: base && shownProfile(base), cloud, credential: kind, flows, colour, production, focus}),
			kind: 'profile',
			of: key,
			texts: Object.fromEntries(kept.map(field => [field, texts[field].text])),
			leftOut,
		},
	];
}

/** What was saved when the editing began, with the `plain:` values that stand in the profile still. */
function baseOf(entry: JsonObject, saved: Profile | undefined): Profile | undefined {
	const {base} = entry;
	return isJsonObject(base) && saved ? checkProfile(withKeptSecrets(base, saved), 'The draft') : undefined;
}

/** The value of a member when it is among those offered. */
const offered = <Value extends string>(values: readonly Value[], value: unknown, otherwise: Value): Value =>
	values.find(one => one === value) ?? otherwise;

/**
 * The draft of an entry, with what it is kept under; undefined when it is none, or when its profile is not there. `find`
 * gives a saved profile by its id.
 */
export function profileDraftOf(
	entry: JsonObject,
	find: (id: string) => Profile | undefined,
): readonly [key: string, draft: ProfileDraft] | undefined {
	const {kind, of: key, texts, cloud} = entry;
	const id = textMember(entry, 'id');
	if (kind !== 'profile' || typeof key !== 'string' || id === undefined) {
		return undefined;
	}

	const base = key === newDraftKey ? undefined : baseOf(entry, find(key));
	if (key !== newDraftKey && base === undefined) {
		return undefined;
	}

	const began = asItBegan({base, id});
	const typed = isJsonObject(texts) ? texts : {};
	const changed = textFieldIds.flatMap(field => {
		const text = typed[field];
		return typeof text === 'string' ? [[field, fieldWith(text)] as const] : [];
	});
	const draft: ProfileDraft = {
		...began,
		texts: {...began.texts, ...Object.fromEntries(changed)},
		cloud: typeof cloud === 'string' && isCloudId(cloud) ? cloud : began.cloud,
		kind: offered(choices.kind, entry['credential'], began.kind),
		flows: textsMember(entry, 'flows')?.filter(isFlowId),
		colour: offered(choices.colour, entry['colour'], began.colour),
		production: entry['production'] === true,
		back: textsMember(entry, 'leftOut') ?? [],
	};
	return [key, {...draft, focus: offered(visibleFields(draft), entry['focus'], 'name')}];
}
