import type {RequestDraft} from './api-answer.ts';

/** A header as one writes it, `Name: value`; undefined when it is none (RFC 9110 section 5). */
export function headerFrom(line: string): RequestDraft['headers'][number] | undefined {
	const [, name, value] = /^\s*([!#$%&'*+.^`|~\w-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
	return name === undefined || value === undefined ? undefined : {name, value};
}
