import {mask} from '../../../core/secret.ts';
import {withoutSecretMembers} from '../../../core/secret-members.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {headerFrom} from '../../header-line.ts';

/** A request as a person writes it; whether it may write is decided when it is sent. */
export const draftOf = (
	method: string,
	url: string,
	more: Pick<RequestDraft, 'body'> & Partial<RequestDraft> = {},
): RequestDraft => ({method, url, headers: [], allowWrites: false, allowedOrigins: [], ...more});

/** Whether two drafts ask the same. */
export const isSameRequest = (a: RequestDraft, b: RequestDraft): boolean =>
	a.method === b.method &&
	a.url === b.url &&
	(a.body ?? '') === (b.body ?? '') &&
	JSON.stringify(a.headers) === JSON.stringify(b.headers);

/** Headers whose values are credentials, by their names: they are not kept on disk. */
const secretHeader = /auth|cookie|key|secret|token|password|signature/i;

/** Masks the secrets in a text. */
type Redact = (text: string) => string;

/** A text of a request as it may be kept on disk. */
export const keptText = (text: string, redact: Redact): string => redact(withoutSecretMembers(text));

/** A line of a header being written as it may be kept on disk: of a credential the name only. */
export function keptHeaderLine(line: string, redact: Redact): string {
	const header = headerFrom(line);
	return header && header.value !== '' && secretHeader.test(header.name) ? `${header.name}: ${mask}` : redact(line);
}

/** A draft as it may be kept on disk: no values of headers that are credentials, no secret in address or body. */
export const keptDraft = (draft: RequestDraft, redact: Redact): RequestDraft => ({
	...draft,
	url: redact(draft.url),
	headers: draft.headers.map(({name, value}) => ({name, value: secretHeader.test(name) ? '' : redact(value)})),
	body: draft.body === undefined ? undefined : keptText(draft.body, redact),
});

/** What was left out when a draft was kept, which a person has to put in again before it can be sent. */
export function leftOut({url, headers, body}: RequestDraft): string | undefined {
	const header = headers.find(({name, value}) => value.includes(mask) || (value === '' && secretHeader.test(name)));
	if (header) {
		return `the value of the header ${header.name}`;
	}

	return url.includes(mask) ? 'a secret in the address' : body?.includes(mask) ? 'a secret in the body' : undefined;
}
