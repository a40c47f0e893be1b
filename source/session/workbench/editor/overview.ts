import {isGuid} from '../../../core/guid.ts';
import {fieldWith} from '../text-field.ts';
import type {ProfileDraft, TextFieldId} from './draft.ts';
import {labelOf} from './fields.ts';

/** What stands beside the labels of an app registration's Overview page; longer labels first where one begins another. */
const labels = [
	'Application (client) ID',
	'Application ID URI',
	'Application ID',
	'Client credentials',
	'Client ID',
	'Directory (tenant) ID',
	'Directory ID',
	'Tenant ID',
	'Display name',
	'Managed application in local directory',
	'Object ID',
	'Redirect URIs',
	'State',
	'Supported account types',
] as const;

const meanings: ReadonlyMap<string, TextFieldId> = new Map([
	['application (client) id', 'clientId'],
	['application id', 'clientId'],
	['client id', 'clientId'],
	['directory (tenant) id', 'tenant'],
	['directory id', 'tenant'],
	['tenant id', 'tenant'],
	['display name', 'name'],
]);

const blank = '[ \\u00a0]';
const label = labels.map(text => text.replace(/[()]/g, '\\$&').replaceAll(' ', `${blank}+`)).join('|');
/** A label, then a colon, a tab or a line end, then the value, which ends with its line, a tab or the next label. */
const pattern = new RegExp(
	`(?<=^|\\s)(${label})${blank}*(?::|[\\r\\n\\t]|$)[\\s\\u00a0]*(?::\\s*)?([^\\r\\n\\t]*?)(?=$|[\\r\\n\\t]|(?<=\\s)(?:${label})${blank}*[:\\r\\n\\t])`,
	'gi',
);

/** No Overview block is longer. Characters. */
const longestBlock = 10_000;

/** The client id, tenant and name in the text of the portal's Overview block; undefined when it is no such block. */
export function overviewOf(text: string): Readonly<Partial<Record<TextFieldId, string>>> | undefined {
	const found = new Map<TextFieldId, string>();
	for (const [, name = '', whole = ''] of text.slice(0, longestBlock).matchAll(pattern)) {
		const field = meanings.get(name.toLowerCase().replace(/[\s\u00a0]+/g, ' '));
		const value = whole.trim();
		const isUsable = value !== '' && (field === 'name' || isGuid(value));
		if (field !== undefined && isUsable && !found.has(field)) {
			found.set(field, value);
		}
	}

	return found.has('clientId') || found.has('tenant') ? Object.fromEntries(found) : undefined;
}

/** The draft with what an Overview block says, and the sentence about it. A name that was typed already stays. */
export function withOverview(
	draft: ProfileDraft,
	found: NonNullable<ReturnType<typeof overviewOf>>,
): {readonly draft: ProfileDraft; readonly said: string} {
	const wanted = (['clientId', 'tenant', 'name'] as const).filter(id => found[id] !== undefined);
	const isNameKept = wanted.includes('name') && draft.texts.name.text.trim() !== '';
	const filled = wanted.filter(id => id !== 'name' || !isNameKept);
	const texts = Object.fromEntries(filled.map(id => [id, fieldWith(found[id] ?? '')]));
	const names = filled.map(labelOf).join(', ');
	return {
		draft: {...draft, texts: {...draft.texts, ...texts}},
		said: `Taken from the pasted Overview block: ${names}.${isNameKept ? ' The name stays as it is.' : ''}`,
	};
}
