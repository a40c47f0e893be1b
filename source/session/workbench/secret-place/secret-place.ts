import {type EntokError, toEntokError} from '../../../core/entok-error.ts';
import {isGuid} from '../../../core/guid.ts';
import {placeOf} from '../../../core/keeping-place.ts';
import {Secret} from '../../../core/secret.ts';
import {storeAndUse} from '../../move-secret.ts';
import type {ProfileDraft, TextFieldId} from '../editor/draft.ts';
import {mayBecomeReference} from '../editor/reference.ts';
import {keepDraft} from '../editor/state.ts';
import type {Layer} from '../state.ts';
import {fieldWith} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {referenceTo, type SecretPlace, secretPlaces, takesSecret} from './places.ts';

export type SecretPlaceLayer = Extract<Layer, {readonly kind: 'secret-place'}>;

/** The secret in a text for the field that has the focus, when it is one that should not stay there; undefined otherwise. */
export function pastedSecret(workbench: Workbench, draft: ProfileDraft, text: string): string | undefined {
	const isSecret = workbench.doors.secrets && takesSecret(draft.focus) && text !== '' && !isGuid(text);
	return isSecret && !mayBecomeReference(text) ? text : undefined;
}

/** Asks where a pasted secret should live. Until that is known, it is in memory only. */
export async function askForPlace(
	workbench: Workbench,
	draftKey: string,
	fieldId: TextFieldId,
	secret: string,
): Promise<void> {
	const {secrets} = workbench.doors;
	if (!secrets) {
		return;
	}

	const value = new Secret(secret);
	const {layers} = workbench.state;
	workbench.say('Looking where a secret can be stored here.', 'running');
	const [keychain, vault, file] = await Promise.all(
		(['keychain', 'vault', 'file'] as const).map(kind =>
			secrets.whyNotKeep(kind).catch((thrown: unknown) => toEntokError(thrown).message),
		),
	);
	if (workbench.state.layers !== layers) {
		workbench.say('What was pasted is forgotten: you went on to something else.', 'warn');
		return;
	}

	const places = secretPlaces({keychain, vault, file});
	const cursor = places.findIndex(({blocked}) => blocked === undefined);
	workbench.open({kind: 'secret-place', draftKey, fieldId, value, places, cursor});
	workbench.say('This looks like the secret itself. Where should it live?', 'warn');
}

/** Puts a reference, or the secret itself, into the field of the draft and closes the question. */
function put(workbench: Workbench, {draftKey, fieldId}: SecretPlaceLayer, text: string, isUnprotected = false): void {
	const draft = workbench.state.drafts.get(draftKey);
	if (draft) {
		keepDraft(workbench, draftKey, {
			...draft,
			texts: {...draft.texts, [fieldId]: fieldWith(text)},
			unprotected: {...draft.unprotected, [fieldId]: isUnprotected ? text : undefined},
		});
	}

	workbench.change({layers: workbench.state.layers.filter(({kind}) => kind !== 'secret-place')});
}

const mostTries = 9;

const isTaken = (error: EntokError): boolean => error.facts.code === 'taken';

/** Stores the secret under the first name that is free; resolves to its reference. */
async function stored(workbench: Workbench, layer: SecretPlaceLayer, kind: SecretPlace['kind']): Promise<string> {
	const {draftKey, fieldId, value} = layer;
	const name = workbench.state.drafts.get(draftKey)?.texts.name.text ?? '';
	for (let turn = 1; ; turn++) {
		const reference = referenceTo(kind, name, fieldId, turn);
		try {
			const {secrets} = workbench.doors;
			return await (secrets
				? storeAndUse(secrets, {reference, value, purpose: 'the stored secret'}, async () => reference)
				: reference);
		} catch (thrown) {
			const error = toEntokError(thrown);
			if (!isTaken(error) || turn === mostTries) {
				throw error;
			}
		}
	}
}

/** What is left for the person to do, in a sentence. */
function saidOf(reference: string, kind: SecretPlace['kind']): string {
	switch (kind) {
		case 'env':
			return `Nothing is stored. Before entok starts: read -rs ${reference.slice(4)} && export ${reference.slice(4)}`;
		case 'prompt':
			return 'Nothing is stored: it is asked for, hidden, when it is needed.';
		case 'plain':
			return 'It will stand in the profile, unprotected, once you save it.';
		default:
			return `Stored in ${placeOf(reference)}. Ctrl-X saves the profile that refers to it.`;
	}
}

/** Does what a place is chosen for. What goes wrong is said, and the question stays: the secret is not lost. */
export async function choosePlace(workbench: Workbench, layer: SecretPlaceLayer, place: SecretPlace): Promise<void> {
	const {kind, blocked, mark} = place;
	if (blocked !== undefined) {
		workbench.say(blocked, 'warn');
		return;
	}

	if (layer.isBusy) {
		return;
	}

	const busy: SecretPlaceLayer = {...layer, isBusy: true};
	workbench.replaceLayer(busy);
	workbench.say('One moment.', 'running');
	try {
		const keeps = kind === 'keychain' || kind === 'vault' || kind === 'file';
		const name = workbench.state.drafts.get(layer.draftKey)?.texts.name.text ?? '';
		const reference = keeps ? await stored(workbench, layer, kind) : referenceTo(kind, name, layer.fieldId, 1);
		put(workbench, layer, kind === 'plain' ? `plain:${layer.value.reveal()}` : reference, kind === 'plain');
		workbench.say(workbench.doors.show(saidOf(reference, kind)), mark ?? 'ok');
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		if (workbench.topLayer === busy) {
			workbench.replaceLayer(layer);
		}

		workbench.say(workbench.doors.show([message, hint].filter(Boolean).join(' ')), 'no');
	}
}

/** Leaves the question; the secret goes with it. */
export function dropSecret(workbench: Workbench): void {
	workbench.close();
	workbench.say('What was pasted is forgotten. The field is as it was.', 'warn');
}

/** Gives a key to the question. */
export function secretPlaceKey(workbench: Workbench, layer: SecretPlaceLayer, key: string): boolean {
	const {places, cursor} = layer;
	const moveTo = (to: number): void => workbench.replaceLayer({...layer, cursor: (to + places.length) % places.length});
	const chosen = key === 'enter' ? places[cursor] : places.find(({letter}) => letter === key);
	if (layer.isBusy) {
		workbench.say('One moment: the secret is being stored.', 'running');
	} else if (chosen) {
		void choosePlace(workbench, {...layer, cursor: places.indexOf(chosen)}, chosen);
	} else {
		switch (key) {
			case 'j':
			case 'down':
			case 'tab':
				moveTo(cursor + 1);
				break;
			case 'k':
			case 'up':
			case 'shift-tab':
				moveTo(cursor - 1);
				break;
			case 'escape':
				dropSecret(workbench);
				break;
			case 'ctrl-z':
			case 'ctrl-l':
				return false;
			default:
				workbench.say(`Here: ${places.map(({letter}) => letter).join(' ')}, Enter, Esc forgets it.`, 'warn');
		}
	}

	return true;
}
