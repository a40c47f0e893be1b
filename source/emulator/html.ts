import {createHash} from 'node:crypto';
import {cleanForeignText} from '../core/foreign-text.ts';
import type {EmulatorResponse} from './message.ts';

/** Text that is safe in a page. */
export class Html {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escaped = (text: string): string =>
	cleanForeignText(text).replace(/[&<>"']/g, character => entities[character] ?? character);

const written = (value: string | Html | readonly Html[]): string => {
	if (value instanceof Html) {
		return value.text;
	}

	return typeof value === 'string' ? escaped(value) : value.map(({text}) => text).join('\n');
};

/** Makes HTML of a template: what is put in is escaped unless it is HTML itself. */
export const html = (strings: TemplateStringsArray, ...values: ReadonlyArray<string | Html | readonly Html[]>): Html =>
	new Html(strings.map((string, index) => (index === 0 ? string : written(values[index - 1] ?? '') + string)).join(''));

const style = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:32rem}
.banner{margin:0 0 1.5rem;padding:.5rem .75rem;border:2px dashed;font-weight:600}
h1{font-size:1.4rem}
label{display:block;padding:.25rem 0}
input[name=user_code]{font:1.25rem ui-monospace,monospace;letter-spacing:.15em;text-transform:uppercase;padding:.4rem .6rem}
button{font:inherit;margin:1rem .5rem 0 0;padding:.45rem 1.1rem}
code{overflow-wrap:anywhere}`;

/** Sends a form on its way without a click; without script there is the button. */
const goOn = 'document.forms[0].submit()';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** No form-action here: it would also forbid the redirect that follows a sign-in's form. */
const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(goOn)}; base-uri 'none'; frame-ancestors 'none'`;

/** A page of the emulator. `goesOn` sends its first form at once where there is script. */
export function htmlPage(
	status: number,
	title: string,
	content: readonly Html[],
	{goesOn = false}: {readonly goesOn?: boolean} = {},
): EmulatorResponse {
	const {text} = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - entok emulator</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<p class="banner">The entok emulator: nothing here is real.</p>
<h1>${title}</h1>
${content}
</main>
${goesOn ? new Html(`<script>${goOn}</script>`) : ''}
</body>
</html>
`;
	return {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': policy,
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
		},
		body: text,
	};
}
