import {base64, base64Url} from './base64.ts';
import {mask, type Secret} from './secret.ts';

/** Shorter values are not searched for: masking every `abc` would eat ordinary text. Fields that hold them are masked anyway. */
const shortestSearched = 6;

/** Secrets nobody told us about, recognised by their form. */
const patterns: ReadonlyArray<readonly [RegExp, string]> = [
	// A JWT, signed, encrypted or cut off: base64url parts, the first a JSON object; also behind a percent-encoded sign.
	[/(?:(?<![\w-])|(?<=%[\dA-Fa-f]{2}))eyJ[\w-]{5,}\.(?:eyJ[\w-]*|[\w-]*\.[\w-]*)(?:\.[\w-]*){0,3}/g, mask],
	// As part of a name, `token-eyJ…`; bounded, so that a hostile text cannot make this slow.
	[/(?<=[_-])eyJ[\w-]{5,1000}\.(?:eyJ[\w-]*|[\w-]*\.[\w-]*)(?:\.[\w-]*){0,3}/g, mask],
	// Entra refresh tokens and authorization codes: `0.A…`, `1.A…`.
	[/(?<=^|[^A-Za-z\d.]|%[\dA-Fa-f]{2})[01]\.A[\w-]{20,}(?:\.[\w-]*)*/g, mask],
	// Entra client secrets: 40 characters, the fourth group starts with `8Q~` or `7Q~`.
	[/[\w.~-]{3}[78]Q~[\w.~-]{31,34}/g, mask],
	[/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, mask],
	[
		// A short number behind `code=` is an error's, not an authorization code.
		/((?:^|[?&\s"'])(?:client_secret|client_assertion|assertion|refresh_token|access_token|id_token|code(?!=\d{1,9}(?:[&\s"']|$))|code_verifier|device_code|password|sig)=)[^&\s"']+/gi,
		`$1${mask}`,
	],
	[
		// The closing quote may be missing: texts get cut.
		/("(?:client_secret|client_assertion|assertion|refresh_token|access_token|id_token|code_verifier|device_code|password|secretText|authorization|proxy-authorization|cookie|set-cookie)"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)/gi,
		`$1"${mask}"`,
	],
	[
		// A header line, also as curl and our own wire view print it.
		/^([ \t<>*]*(?:authorization|proxy-authorization|cookie|set-cookie|x-identity-header)[ \t]*:[ \t]*(?![ \t]|(?:bearer[ \t]+|basic[ \t]+)?\*{8}[ \t]*$)(?:bearer[ \t]+|basic[ \t]+)?).+$/gim,
		`$1${mask}`,
	],
	// user:password@host in an address, a proxy's for example; within one JSON text or list item, as a later one may be a mail address.
	[/(\b[a-z][a-z\d+.-]{0,30}:\/\/[^\s/:@?#"'`,<>[\]{}]*:)[^\s/?#"'`,<>[\]{}]+@/gi, `$1${mask}@`],
];

/** The forms in which a value may turn up again: as it is, form- and percent-encoded, in JSON, in base64. */
const encodings = (value: string): readonly string[] => [
	value,
	// A lone surrogate, which a server's JSON may hold, cannot be encoded.
	encodeURIComponent(value.toWellFormed()),
	new URLSearchParams({v: value}).toString().slice(2),
	JSON.stringify(value).slice(1, -1),
	base64(value).replace(/=+$/, ''),
	base64Url(value),
];

/**
 * The last gate before anything leaves the process: knows the live secrets in all their encodings and the look of
 * those it was not told about. Text without secrets comes out unchanged.
 */
export class Redactor {
	readonly #values = new Set<string>();

	/** Remembers a live secret, so that it is masked wherever it appears. */
	add(secret: Secret): void {
		if (secret.length >= shortestSearched) {
			for (const value of encodings(secret.reveal())) {
				this.#values.add(value);
			}
		}
	}

	/** Masks the secrets we were told about. */
	redactKnown(text: string): string {
		let redacted = text;
		// Longest first: a short secret that is part of a longer one must not leave the rest standing.
		for (const value of [...this.#values].sort((a, b) => b.length - a.length)) {
			redacted = redacted.replaceAll(value, mask);
		}

		return redacted;
	}

	/** Masks the secrets we were told about, and what looks like one. */
	redact(text: string): string {
		let redacted = this.redactKnown(text);
		for (const [pattern, replacement] of patterns) {
			redacted = redacted.replace(pattern, replacement);
		}

		return redacted;
	}
}
