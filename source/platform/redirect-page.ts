import {createHash} from 'node:crypto';

/** The pages a browser may see at the end of a sign-in. None holds anything that was sent. */
export type PageName = 'signed-in' | 'failed' | 'used' | 'other-state' | 'repeated' | 'incomplete';

type PageText = {
	readonly status: number;
	readonly mark: string;
	readonly title: string;
	readonly lines: readonly string[];
};

const toTerminal = 'Return to the terminal where entok runs';
const startAgain = 'To begin at the beginning, open <a href="/start">the start address</a>.';

const texts: Readonly<Record<PageName, PageText>> = {
	'signed-in': {
		status: 200,
		mark: '&#10003;',
		title: 'You are signed in',
		lines: [`${toTerminal}: it has the answer and fetches the token now.`, 'This page can be closed.'],
	},
	failed: {
		status: 200,
		mark: '&#10005;',
		title: 'The sign-in did not succeed',
		lines: [`${toTerminal}: it says why, and what can be done.`, 'This page can be closed.'],
	},
	used: {
		status: 409,
		mark: '!',
		title: 'This sign-in is over already',
		lines: [`Its answer was taken before and counts once. ${toTerminal} to sign in again.`],
	},
	'other-state': {
		status: 400,
		mark: '!',
		title: 'This is not the sign-in that is awaited',
		lines: ['It was begun elsewhere, so nothing of it was taken; entok goes on waiting.', startAgain],
	},
	repeated: {
		status: 400,
		mark: '!',
		title: 'This answer cannot be read',
		lines: ['It says something twice, so nothing of it was taken; entok goes on waiting.', startAgain],
	},
	incomplete: {
		status: 400,
		mark: '!',
		title: 'The sign-in has not come back yet',
		lines: ['This is the page where it ends. There was no answer in the address.', startAgain],
	},
};

const style = `:root{color-scheme:light dark;--page:#f3f2ee;--card:#fff;--text:#1d1d1b;--soft:#5b5a55;--line:#dcdad2}
@media (prefers-color-scheme:dark){:root{--page:#161614;--card:#222220;--text:#f0efea;--soft:#aaa79d;--line:#3a3935}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,sans-serif}
main{width:100%;max-width:30rem;padding:2rem 2.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
.mark{display:inline-grid;place-items:center;width:2.75rem;height:2.75rem;margin:0;border:2px solid;border-radius:50%;font-size:1.25rem;font-weight:700}
h1{margin:1rem 0 .5rem;font-size:1.5rem;line-height:1.25}
p{margin:.5rem 0}
footer{margin-top:1.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
a{color:inherit}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing is loaded from anywhere, nothing is kept, and no address is passed on to where a person goes next. */
const safeHeaders: Readonly<Record<string, string>> = {
	'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
	'cache-control': 'no-store',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	connection: 'close',
};

/** An answer to a browser. */
export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

export function page(name: PageName): Answer {
	const {status, mark, title, lines} = texts[name];
	const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - entok</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="mark" aria-hidden="true">${mark}</p>
<h1>${title}</h1>
${lines.map(line => `<p>${line}</p>`).join('\n')}
<footer>entok, a terminal workbench for access tokens. This page comes from the machine it runs on.</footer>
</main>
</body>
</html>
`;
	return {status, headers: {...safeHeaders, 'content-type': 'text/html; charset=utf-8'}, body};
}

export const plain = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
	status,
	headers: {...safeHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers},
	body: `${text}\n`,
});

/** Sends the browser on with GET, whatever it came with. */
export const goTo = (location: string): Answer => ({status: 303, headers: {...safeHeaders, location}, body: ''});
