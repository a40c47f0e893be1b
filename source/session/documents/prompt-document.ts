import type {CredentialFacts} from '../../core/credential-facts.ts';
import type {Document, Row} from '../../core/document.ts';
import {durationText, utcText} from '../../core/duration.ts';
import type {Prompt} from '../../core/prompt.ts';
import type {Show} from '../../core/show.ts';

const text = (value: string): Row => ({kind: 'text', text: value});

const end = (moment: number, now: number): string =>
	`${utcText(moment) ?? 'unknown'}, ${moment > now ? `in ${durationText(moment - now)}` : `${durationText(now - moment)} ago`}`;

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

/** What a flow has to tell while it waits. */
export function promptDocument(prompt: Prompt, now: number, show: Show): Document {
	switch (prompt.kind) {
		case 'notice':
			return [text(show(prompt.text))];
		case 'credential':
			return credentialDocument(prompt.facts, now, show);
		case 'enter-code':
			return [
				text('To sign in, open this address on any device:'),
				{kind: 'code', lines: [show(prompt.address)]},
				text('Type this code:'),
				{kind: 'code', lines: [show(prompt.userCode)]},
				text(`The code is good for ${durationText(prompt.expiresAt - now)}. Only type a code you asked for yourself.`),
			];
		case 'sign-in':
			return [
				text('To sign in, open this address in a browser on this machine:'),
				{kind: 'code', lines: [show(prompt.startAddress)]},
				text(`Over SSH, forward the port first: ssh -L ${prompt.port}:localhost:${prompt.port} …`),
				...prompt.notes.map(note => text(show(note))),
			];
	}
}
