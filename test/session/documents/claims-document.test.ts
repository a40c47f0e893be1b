import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Document} from '../../../source/core/document.ts';
import {Redactor} from '../../../source/core/redactor.ts';
import {Secret} from '../../../source/core/secret.ts';
import {createShow} from '../../../source/core/show.ts';
import {claimsDocument, lifetimeText, tokenSummary} from '../../../source/session/documents/claims-document.ts';
import {assertPrintable, fieldsOf, headingsOf, textOf} from '../../helpers/document.ts';

const redactor = new Redactor();
redactor.add(new Secret('hunter2-hunter2'));
const show = createShow(redactor);
const now = Date.UTC(2026, 4, 4, 9, 0, 0);
const exp = now / 1000 + 47 * 60 + 12;

const app = {
	aud: 'https://graph.microsoft.com',
	iss: 'https://sts.windows.net/x/',
	exp,
	appid: '4c1c9cfa-d2e8-4901-8a9b-8eef4f33ccc0',
	app_displayname: 'Inventory',
	idtyp: 'app',
	oid: 'a',
	sub: 'a',
	tid: '0beb5e25-f415-4763-926a-0aa4f89a968f',
	roles: ['User.Read.All', 'Group.Read.All'],
};

const documentOf = (payload: object, header: object = {alg: 'RS256'}): Document =>
	claimsDocument({payload: {...payload}, header: {...header}}, now, show);

test('the summary says for whom, whose, by which app, what it may and how long', () => {
	const fields = fieldsOf(tokenSummary(app, now, show));
	assert.deepEqual(fields['aud'], ['https://graph.microsoft.com', 'Microsoft Graph']);
	assert.deepEqual(fields['token'], ['app-only', 'idtyp is app']);
	assert.deepEqual(fields['app'], [app.appid, 'Inventory']);
	assert.deepEqual(fields['tenant'], [app.tid, undefined]);
	assert.deepEqual(fields['roles'], ['User.Read.All, Group.Read.All', undefined]);
	assert.deepEqual(fields['expires'], ['2026-05-04T09:47:12Z', '47:12 left']);
	assert.equal(fields['scp'], undefined);
	assert.equal(fields['user'], undefined);
});

test('of a user’s token, person and scopes are shown', () => {
	const fields = fieldsOf(tokenSummary({scp: 'User.Read Mail.Read', upn: 'nadia@contoso.example', exp}, now, show));
	assert.deepEqual(fields['user']?.[0], 'nadia@contoso.example');
	assert.deepEqual(fields['scp']?.[0], 'User.Read, Mail.Read');
	assert.equal(fields['roles'], undefined);
	assert.deepEqual(fields['aud']?.[0], 'none');
});

for (const [what, claims, text, mark] of [
	['no exp', {}, /does not say when/, 'warn'],
	['more than five minutes', {exp}, /^47:12 left$/, 'ok'],
	['five minutes', {exp: now / 1000 + 300}, /^5:00 left$/, 'warn'],
	['this moment', {exp: now / 1000}, /^expired 0 s ago$/, 'no'],
	['three minutes ago', {exp: now / 1000 - 180}, /^expired 3 min ago$/, 'no'],
	['not yet', {exp, nbf: now / 1000 + 120}, /^not valid for another 2 min$/, 'warn'],
] as const) {
	test(`the lifetime is told: ${what}`, () => {
		const lifetime = lifetimeText(claims, now);
		assert.match(lifetime.text, text);
		assert.equal(lifetime.mark, mark);
	});
}

test('every claim has its row, grouped, undocumented ones last', () => {
	const document = documentOf({...app, zzz: {a: [1]}}, {alg: 'RS256', kid: 'k1'});
	const headings = headingsOf(document);
	assert.deepEqual(headings.slice(0, 2), ['Token', 'For whom and from whom']);
	assert.deepEqual(headings.slice(-3), ['Not documented', 'Header', 'Signature']);
	const fields = fieldsOf(document);
	for (const name of [...Object.keys(app), 'zzz', 'alg', 'kid']) {
		assert.ok(fields[name], name);
	}

	assert.deepEqual(fields['zzz'], ['{"a":[1]}', 'not a documented claim']);
	assert.match(fields['exp']?.[1] ?? '', /2026-05-04T09:47:12Z/);
	assert.match(textOf(document), /not checked: this only decodes/);
	assert.match(textOf(documentOf(app, {nonce: 'x'})), /cannot be checked: Graph adds a nonce/);
});

test('ids and numbers are named, and what an overage leaves out is said with where to ask for it', () => {
	const fields = fieldsOf(
		documentOf({
			...app,
			oid: 'the-oid',
			tid: '9188040D-6c67-4c5b-b112-36a304b66dad',
			idp: 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/',
			xms_idrel: '4 5 26 11',
			xms_sub_fct: '2 13',
			xms_aud_guid: '00000003-0000-0000-c000-000000000000',
			_claim_names: {groups: 'src1'},
			_claim_sources: {src1: {endpoint: 'https://graph.windows.net/x'}},
			hasgroups: true,
		}),
	);
	const noteOf = (name: string): string => fields[name]?.[1] ?? '';
	assert.match(noteOf('idp'), /^Microsoft Corporation/);
	assert.match(noteOf('xms_idrel'), /^guest, GDAP user/);
	assert.match(noteOf('xms_sub_fct'), /^agent user/);
	assert.match(noteOf('xms_aud_guid'), /^Microsoft Graph/);
	for (const name of ['_claim_names', 'hasgroups']) {
		assert.match(noteOf(name), /ask Graph for \/users\/the-oid\/getMemberObjects/);
	}
});

test('hostile names and values are made harmless wherever they stand', () => {
	const evil = '\u001b]0;owned\u0007\u202egnp.exe\u009b31m\u200b\u{e0041}\r\nhunter2-hunter2';
	const document = documentOf(
		{
			...app,
			aud: [evil, evil],
			app_displayname: evil,
			name: evil,
			upn: evil,
			tid: evil,
			roles: [evil],
			scp: evil,
			idtyp: evil,
			wids: [evil],
			[evil]: {[evil]: evil},
			xms_cc: evil,
		},
		{alg: evil, [evil]: evil, nonce: evil},
	);
	assertPrintable(document);
	assert.doesNotMatch(textOf(document), /hunter2/);
	assertPrintable(tokenSummary({aud: evil, name: evil, appid: evil, azp: evil, tid: evil, scp: evil}, now, show));
});

test('claims of any kind do no harm', () => {
	for (const value of [null, 0, -1, 1e300, '', [], {}, true, 'x'.repeat(10_000), [[[[1]]]]]) {
		const names = [...Object.keys(app), 'wids', 'scp', 'name', 'amr', 'acr', 'nbf', '__proto__', 'toString'];
		assertPrintable(documentOf(Object.fromEntries(names.map(name => [name, value]))));
	}
});
