import type {CredentialFacts} from '../../core/credential-facts.ts';
import type {Document, Row} from '../../core/document.ts';
import {durationText, utcText} from '../../core/duration.ts';
import type {EntokError} from '../../core/entok-error.ts';
import type {EnterCode, Prompt, SignIn} from '../../core/prompt.ts';
import type {Show} from '../../core/show.ts';
import {codeGroups, forwardCommand} from '../sign-in-words.ts';

const text = (value: string): Row => ({kind: 'text', text: value});

const end = (moment: number, now: number): string =>
	`${utcText(moment) ?? 'unknown'}, ${moment > now ? `in ${durationText(moment - now)}` : `${durationText(now - moment)} ago`}`;

/** What is wrong with a credential, and the way out. */
export const problemRows = ({message, hint}: EntokError, show: Show): Document => [
	{kind: 'text', text: show(message), mark: 'no'},
	...(hint === undefined ? [] : [text(show(hint))]),
];

/** What the client proves itself with, to be read before it is sent. */
export function credentialDocument(facts: CredentialFacts, now: number, show: Show): Document {
	const field = (name: string, value: string | undefined): Row => ({
		kind: 'field',
		name,
		value: value === undefined ? 'not in it' : show(value),
	});
	return facts.kind === 'certificate'
		? [
				field('certificate', facts.subject),
				field('SHA-1', facts.sha1Thumbprint),
				field('SHA-256', facts.sha256Thumbprint),
				...(facts.notBefore > now ? [field('valid from', end(facts.notBefore, now))] : []),
				field('expires', end(facts.notAfter, now)),
			]
		: [
				field('assertion from', facts.source),
				field('iss', facts.issuer),
				field('sub', facts.subject),
				field('aud', facts.audiences.join(', ')),
				...(facts.expiresAt === undefined ? [] : [field('expires', end(facts.expiresAt, now))]),
			];
}

const code = (line: string): Row => ({kind: 'code', lines: [line]});

function enterCodeDocument({address, userCode, expiresAt}: EnterCode, now: number, show: Show): Document {
	const shown = show(userCode);
	const groups = codeGroups(shown).join(' ');
	return [
		text('To sign in, open this address on any device:'),
		code(show(address, 'address')),
		text(groups === shown ? 'Type this code:' : `Type this code, read ${groups}:`),
		code(shown),
		text(`The code is good for ${durationText(Math.max(0, expiresAt - now))}.`),
		text('Only type a code you asked for yourself: anyone who signs in with it gives their token to this program.'),
	];
}

function signInDocument({startAddress, port, notes}: SignIn, show: Show): Document {
	return [
		text('To sign in, open this address in a browser on this machine:'),
		code(show(startAddress, 'address')),
		text('From another machine, over SSH, forward the port there first:'),
		code(forwardCommand(port)),
		...notes.map(note => text(show(note))),
	];
}

/** What a flow has to tell while it waits, one address or code a line. */
export function promptDocument(prompt: Prompt, now: number, show: Show): Document {
	switch (prompt.kind) {
		case 'notice':
			return [text(show(prompt.text))];
		case 'credential':
			return credentialDocument(prompt.facts, now, show);
		case 'enter-code':
			return enterCodeDocument(prompt, now, show);
		case 'sign-in':
			return signInDocument(prompt, show);
	}
}
