import {labelOf} from '../session/workbench/editor/fields.ts';
import {choosePlace, dropSecret, type SecretPlaceLayer} from '../session/workbench/secret-place/secret-place.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import type {FormTalk} from './form.ts';
import {marked} from './words.ts';

/** Asks where a secret that was typed should live. */
export async function tellSecretPlaces(workbench: Workbench, talk: FormTalk, layer: SecretPlaceLayer): Promise<void> {
	const {show} = workbench.doors;
	const {places} = layer;
	talk.voice.line(`${labelOf(layer.fieldId)}: this looks like the secret itself. Where should it live?`);
	talk.voice.lines(
		places.map(({title, note, mark, blocked}, index) => {
			const about = blocked === undefined ? marked(mark, note) : `not possible: ${show(blocked)}`;
			return `${index + 1}. ${title}; ${about}`;
		}),
	);
	const line = (await talk.ask('Number of the place; Enter alone forgets the secret:'))?.trim() ?? '';
	const place = places.find(({letter}, index) => line === String(index + 1) || line === letter);
	if (place) {
		await choosePlace(workbench, layer, place);
	} else if (line === '' || line === 'q') {
		dropSecret(workbench);
	} else {
		talk.voice.line(`Type a number from 1 to ${places.length}.`);
	}
}
