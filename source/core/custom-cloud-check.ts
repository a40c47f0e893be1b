import {fieldFault, optionalText, type Place, present, refuseUnknownFields} from './json-place.ts';
import type {CustomCloud} from './profile.ts';

// The same patterns stand in profiles.schema.json; a test holds the two together.
const address = /^(?:https:\/\/[^\s/?#@\\]+|http:\/\/(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]{1,5})?)\/?$/;
const absolutePath = /^(?:\/|~\/|[A-Za-z]:[\\/])[^\u0000-\u001f]*$/;

const isAddress = (text: string): boolean => address.test(text) && URL.canParse(text);

const addressExpected =
	'an https address (http for this machine only) of scheme, host and port, without path, query and user name';

/** The addresses of a cloud of one's own, without a slash at their ends. Throws EntokError `configuration`. */
export function checkCustomCloud(place: Place): CustomCloud {
	refuseUnknownFields(place, ['authority', 'graph', 'arm', 'partnerCenter', 'certificateAuthority']);
	const origin = (field: string): string | undefined =>
		optionalText(place, field, isAddress, addressExpected)?.replace(/\/$/, '');
	const authority = origin('authority');
	if (authority === undefined) {
		throw fieldFault(place, 'authority', `is missing; it must be ${addressExpected}`);
	}

	return present({
		authority,
		graph: origin('graph'),
		arm: origin('arm'),
		partnerCenter: origin('partnerCenter'),
		certificateAuthority: optionalText(
			place,
			'certificateAuthority',
			text => absolutePath.test(text),
			'the absolute path of a PEM file',
		),
	});
}
