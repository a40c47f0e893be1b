import {cleanForeignLines} from '../../../core/foreign-text.ts';
import {authorizationHeader, powerShellVariable, shellVariable} from '../../../core/token-forms.ts';
import type {TokenSet} from '../../../core/token-set.ts';
import type {Action} from '../action.ts';
import {keyFor, noTokenYet} from '../keys/key-for.ts';
import {bodyOf, bytesOf} from '../response/out.ts';
import {partsOf} from '../token-content.ts';
import type {Workbench} from '../workbench.ts';
import {clearCopied, copyText, noClipboard} from './copy-text.ts';
import {copyHelp} from './help.ts';
import {maskedCurl, noRequest, requestAddress, whyNotWithToken} from './request.ts';

export const heldTokenOf = ({session}: Workbench): TokenSet | undefined =>
	session.state.token.status === 'done' ? session.state.token.result : undefined;

/** What a token that has expired is copied with. */
const expiredNote = (workbench: Workbench, {expiresAt}: TokenSet): string | undefined =>
	expiresAt <= workbench.doors.clock.now()
		? `It has expired: ${keyFor(workbench, 'token.new')} takes another one.`
		: undefined;

type TokenCopy = {
	readonly id: string;
	readonly title: string;
	readonly short: string;
	readonly key: string;
	/** How it is called when it was copied. */
	readonly what: string;
	form(token: TokenSet): string;
};

const tokenCopy = ({id, title, short, key, what, form}: TokenCopy): Action => ({
	id,
	title,
	short,
	place: 'copy',
	keys: [key],
	blocked: workbench => noClipboard(workbench) ?? (heldTokenOf(workbench) ? undefined : noTokenYet(workbench)),
	run: async workbench => {
		const token = heldTokenOf(workbench);
		const note = token && expiredNote(workbench, token);
		await (token && copyText(workbench, what, form(token), {isSecret: true, note}));
	},
});

const claimsOfToken = (workbench: Workbench): string | Readonly<Record<string, unknown>> => {
	const token = heldTokenOf(workbench);
	const parts = token && partsOf(token);
	return parts === undefined ? noTokenYet(workbench) : typeof parts === 'string' ? parts : parts.payload;
};

const requestCopy = (
	id: string,
	title: string,
	short: string,
	key: string,
	what: string,
	textOf: (workbench: Workbench) => string,
): Action => ({
	id,
	title,
	short,
	place: 'copy',
	keys: [key],
	blocked: workbench => noClipboard(workbench) ?? noRequest(workbench),
	run: workbench => copyText(workbench, what, textOf(workbench)),
});

/** What can be copied: the lines of the copy menu, with its letters. */
export const copyActions: readonly Action[] = [
	tokenCopy({
		id: 'copy.token',
		title: 'copy the access token',
		short: 'access token',
		key: 't',
		what: 'token',
		form: ({accessToken}) => accessToken.reveal(),
	}),
	tokenCopy({
		id: 'copy.header',
		title: 'copy the Authorization header with the token',
		short: 'Authorization header',
		key: 'h',
		what: 'header',
		form: ({accessToken}) => authorizationHeader(accessToken),
	}),
	tokenCopy({
		id: 'copy.shell',
		title: 'copy the token as a shell variable: export ACCESS_TOKEN=…',
		short: 'shell variable, export ACCESS_TOKEN=…',
		key: 'x',
		what: 'shell variable',
		form: ({accessToken}) => shellVariable(accessToken),
	}),
	tokenCopy({
		id: 'copy.powershell',
		title: 'copy the token as a PowerShell variable: $env:ACCESS_TOKEN = …',
		short: 'PowerShell variable, $env:ACCESS_TOKEN',
		key: 'p',
		what: 'PowerShell variable',
		form: ({accessToken}) => powerShellVariable(accessToken),
	}),
	{
		id: 'copy.claims',
		title: 'copy the claims of the token as JSON',
		short: 'claims as JSON',
		place: 'copy',
		keys: ['j'],
		blocked: workbench => {
			const claims = claimsOfToken(workbench);
			return noClipboard(workbench) ?? (typeof claims === 'string' ? claims : undefined);
		},
		run: workbench => copyText(workbench, 'claims', JSON.stringify(claimsOfToken(workbench), undefined, 2)),
	},
	requestCopy('copy.url', 'copy the URL of the request', 'URL of the request', 'u', 'URL', requestAddress),
	requestCopy(
		'copy.curl',
		'copy the request as curl, masked: the token comes from $ACCESS_TOKEN',
		'curl, token from $ACCESS_TOKEN',
		'c',
		'curl command',
		maskedCurl,
	),
	{
		id: 'copy.curl-token',
		title: 'copy the request as curl with the token in it; asks first',
		short: 'curl with the token, asks first',
		place: 'copy',
		keys: ['C'],
		blocked: workbench => {
			const token = heldTokenOf(workbench);
			return noClipboard(workbench) ?? (token ? whyNotWithToken(workbench, token) : noTokenYet(workbench));
		},
		run: workbench => workbench.open({kind: 'copy-curl'}),
	},
	{
		id: 'copy.body',
		title: 'copy the body of the answer, secrets masked',
		short: 'body of the answer',
		place: 'copy',
		keys: ['b'],
		blocked: workbench => {
			const {response} = workbench.state;
			return (
				noClipboard(workbench) ??
				(response
					? bytesOf(response)
						? 'The body is no text: b in the answer saves it.'
						: undefined
					: 'Nothing was answered yet.')
			);
		},
		run: async workbench => {
			const {response} = workbench.state;
			// A pasted text must not be able to act on a terminal.
			const text = response && cleanForeignLines(bodyOf(workbench, response)).join('\n');
			await (text !== undefined && copyText(workbench, 'body', text));
		},
	},
	{
		id: 'copy.clear',
		title: 'clear what was copied',
		short: 'clear what was copied',
		place: 'copy',
		keys: ['k'],
		blocked: workbench =>
			noClipboard(workbench) ?? (workbench.state.copied ? undefined : 'Nothing was copied here yet.'),
		run: clearCopied,
	},
	{
		id: 'copy.help',
		title: 'how to copy here, and what to do when paste is empty: tmux, SSH, OSC 52, mosh',
		short: 'how it works here; when paste is empty',
		place: 'copy',
		keys: ['i'],
		blocked: noClipboard,
		run: workbench => {
			const {clipboard} = workbench.doors;
			if (clipboard) {
				workbench.open({kind: 'page', title: 'Copying', document: copyHelp(clipboard), offset: 0});
			}
		},
	},
];

/** The way to the menu. */
export const copyMenuActions: readonly Action[] = [
	{
		id: 'copy.menu',
		title: 'copy: a menu of token, header, curl, claims, URL, shell variable',
		short: 'copy',
		place: 'everywhere',
		keys: ['y', 'c'],
		hint: 12,
		blocked: noClipboard,
		run: workbench => workbench.open({kind: 'copy', cursor: 0}),
	},
];
