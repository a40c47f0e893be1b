import type {UserAssignedIdentity} from './profile.ts';

/** How a user-assigned identity is written in one line, in options and fields. */
export const identityForms = 'client-id=GUID, object-id=GUID or resource-id=/subscriptions/…';

/** Reads `client-id=GUID` and its like; undefined when the text has no such form. What stands behind the sign is not checked. */
export function identityFrom(text: string): UserAssignedIdentity | undefined {
	const [, form, value] = /^(client-id|object-id|resource-id)=(\S+)$/.exec(text.trim()) ?? [];
	switch (value === undefined ? undefined : form) {
		case 'client-id':
			return {clientId: value ?? ''};
		case 'object-id':
			return {objectId: value ?? ''};
		case 'resource-id':
			return {resourceId: value ?? ''};
		default:
			return undefined;
	}
}

export function identityText(identity: UserAssignedIdentity): string {
	if ('clientId' in identity) {
		return `client-id=${identity.clientId}`;
	}

	return 'objectId' in identity ? `object-id=${identity.objectId}` : `resource-id=${identity.resourceId}`;
}
