import {EntokError} from './entok-error.ts';
import {isGuid} from './guid.ts';
import {optionalText, type Place, refuseUnknownFields} from './json-place.ts';
import type {Profile} from './profile.ts';

const isArmId = (text: string): boolean => /^\/subscriptions\/\S+$/i.test(text);

/** Which user-assigned identity is meant; exactly one way of naming it. */
export function checkManagedIdentity(place: Place | undefined): Profile['managedIdentity'] {
	if (place === undefined) {
		return undefined;
	}

	refuseUnknownFields(place, ['clientId', 'objectId', 'resourceId']);
	const clientId = optionalText(place, 'clientId', isGuid, 'a GUID');
	const objectId = optionalText(place, 'objectId', isGuid, 'a GUID');
	const resourceId = optionalText(place, 'resourceId', isArmId, 'an ARM id: /subscriptions/…');
	const [identity, ...others] = [
		...(clientId === undefined ? [] : [{clientId}]),
		...(objectId === undefined ? [] : [{objectId}]),
		...(resourceId === undefined ? [] : [{resourceId}]),
	];
	if (identity === undefined || others.length > 0) {
		throw new EntokError(
			'configuration',
			`${place.where}: managedIdentity must hold one of clientId, objectId and resourceId.`,
			'Leave managedIdentity out for the system-assigned identity.',
		);
	}

	return identity;
}
