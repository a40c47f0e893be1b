import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import type {Exchange} from '../../../source/core/exchange.ts';
import {mask, Secret} from '../../../source/core/secret.ts';
import {exchangeDocument} from '../../../source/session/documents/exchange-document.ts';
import {createBench} from '../../helpers/bench.ts';
import {assertPrintable, textOf} from '../../helpers/document.ts';

const exchangeWith = (body: string, more: Partial<Exchange['request']> = {}): Exchange => ({
	number: 1,
	purpose: 'api',
	startedAt: 0,
	request: {method: 'GET', url: 'https://api.example/x', headers: [], form: [], ...more},
	outcome: {kind: 'answered', status: 200, headers: [], fields: [], body, milliseconds: 12.4},
});

test('both grants are shown as they go out, with every secret masked', async () => {
	const {session, show, secrets} = await createBench({
		choice: {profileId: 'fabrikam-partner', scope: 'partner-center'},
	});
	const token = await session.requestToken();
	await session.send({method: 'GET', url: '/v1/customers', headers: [], allowWrites: false, allowedOrigins: []});
	session.choose({profileId: 'contoso-inventory', scope: 'graph'});
	const appToken = await session.requestToken();
	const text = session.state.exchanges.map(exchange => textOf(exchangeDocument(exchange, show))).join('\n');
	for (const line of [
		/^> POST http:\/\/localhost:4711\/[\w-]+\/oauth2\/v2\.0\/token$/m,
		/^ {2}grant_type=refresh_token$/m,
		/^ {2}grant_type=client_credentials$/m,
		/^ {2}client_secret=\*{8}$/m,
		/^ {2}refresh_token=\*{8}$/m,
		/^ {2}access_token=\*{8}$/m,
		/^ {2}scope=https:\/\/graph\.microsoft\.com\/\.default$/m,
		/^> authorization: Bearer \*{8}$/m,
		/^< 200 \(\d+ ms\)$/m,
	]) {
		assert.match(text, line);
	}

	for (const secret of [...secrets.values(), token.accessToken.reveal(), appToken.accessToken.reveal()]) {
		assert.ok(!text.includes(secret));
	}
});

test('hostile headers, fields and bodies are made harmless', async () => {
	const {show} = await createBench();
	const evil = '\u001b[2J\u009b\u202e\u0007';
	const exchange = exchangeWith(`a\tb${evil}\r\n${evil}`, {
		method: evil,
		url: `https://api.example/${evil}`,
		headers: [{name: evil, value: evil}],
		form: [{name: evil, value: evil}],
		body: evil,
	});
	assertPrintable(exchangeDocument(exchange, show));
	const outcome = {kind: 'unanswered', error: new EntokError('no-answer', `Silence ${evil}`)} as const;
	assertPrintable(exchangeDocument({...exchange, outcome}, show));
});

test('an Authorization header is masked even where it is plain text', async () => {
	const {show} = await createBench();
	const headers = [{name: 'Authorization', value: 'Bearer hunter2'}];
	assert.match(textOf(exchangeDocument(exchangeWith('', {headers}), show)), /^> Authorization: Bearer \*{8}$/m);
});

test('a secret that a cut line would halve is masked whole', async () => {
	const {show, redactor} = await createBench();
	redactor.add(new Secret('hunter2-hunter2-hunter2'));
	for (const secret of ['hunter2-hunter2-hunter2', '"client_secret":"hunter2-and-more-than-that"']) {
		for (let before = 260; before < 300; before++) {
			assert.doesNotMatch(textOf(exchangeDocument(exchangeWith(`${'.'.repeat(before)}${secret}`), show)), /hunt/);
		}
	}
});

test('secrets that fill a long line are masked, wherever they end', async () => {
	const {show, redactor} = await createBench();
	const secrets = Array.from({length: 12}, (_, index) => `hunter${index}-`.repeat(300));
	for (const secret of secrets) {
		redactor.add(new Secret(secret));
	}

	assert.doesNotMatch(textOf(exchangeDocument(exchangeWith(secrets.join(' ')), show)), /hunt/);
});

test('a private key over many lines of a body is masked', async () => {
	const {show} = await createBench();
	const body = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\nafter it';
	const text = textOf(exchangeDocument(exchangeWith(body), show));
	assert.doesNotMatch(text, /MIIE|hkiG/);
	assert.match(text, new RegExp(`^  ${mask.replaceAll('*', '\\*')}\n  after it$`, 'm'));
});

test('of a long body twelve lines are shown, and how many are left out', async () => {
	const {show} = await createBench();
	const body = Array.from({length: 20}, (_, index) => `line ${index + 1}\n`).join('\n');
	const text = textOf(exchangeDocument(exchangeWith(body), show));
	assert.match(text, /^ {2}line 12$/m);
	assert.doesNotMatch(text, /line 13/);
	assert.match(text, /^ {2}… 8 more lines$/m);
});

test('an empty body shows nothing', async () => {
	const {show} = await createBench();
	assert.equal(textOf(exchangeDocument(exchangeWith(' \n'), show)), '> GET https://api.example/x\n< 200 (12 ms)');
});
