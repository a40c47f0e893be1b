import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Redactor} from '../../source/core/redactor.ts';
import {mask, Secret} from '../../source/core/secret.ts';
import {jwtOf} from '../helpers/canned.ts';
import {createChance, guidOf, pick, textOf} from '../helpers/random-text.ts';

const redactorOf = (...values: readonly string[]): Redactor => {
	const redactor = new Redactor();
	for (const value of values) {
		redactor.add(new Secret(value));
	}

	return redactor;
};

const bare = new Redactor();

const awkward = 'p/ä+ß "q" \\ =&?';
for (const [how, encode] of [
	['as it is', (value: string) => value],
	['percent-encoded', encodeURIComponent],
	['form-encoded', (value: string) => new URLSearchParams({v: value}).toString().slice(2)],
	['as JSON', (value: string) => JSON.stringify(value)],
	['in base64', (value: string) => Buffer.from(value).toString('base64')],
	['in base64url', (value: string) => Buffer.from(value).toString('base64url')],
] as const) {
	test(`a known secret is masked ${how}`, () => {
		const text = `before ${encode(awkward)} after, and again ${encode(awkward)}.`;
		const redacted = redactorOf(awkward).redact(text);
		assert.ok(!redacted.includes(encode(awkward)));
		assert.match(redacted, /^before .*\*{8}.* after, and again .*\*{8}.*\.$/);
	});
}

test('a secret that is part of a longer one leaves nothing of it standing', () => {
	assert.equal(redactorOf('secret-a', 'secret-a-and-more').redact('x secret-a-and-more y'), `x ${mask} y`);
	assert.equal(redactorOf('secret-a-and-more', 'secret-a').redact('secret-a secret-a-and-more'), `${mask} ${mask}`);
});

test('a secret of fewer than six characters is not searched for', () => {
	assert.equal(redactorOf('abcde').redact('abcdef abcde'), 'abcdef abcde');
	assert.equal(redactorOf('abcdef').redact('abcdef abcde'), `${mask} abcde`);
});

test('half a surrogate pair in a secret does no harm', () => {
	assert.equal(redactorOf('secret\ud800half').redact('a secret\ud800half b'), `a ${mask} b`);
});

const token = jwtOf({aud: 'https://graph.microsoft.com', name: 'Nadia'});
const [header = '', payload = ''] = token.split('.');
const refreshToken = `1.AXEA${'aB3_-'.repeat(15)}.AgABAwEAAAD${'x_Y-9'.repeat(40)}`;
const clientSecret = `abc8Q~${'a.B-_~1x'.repeat(4)}yz`;
const key = `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----`;

for (const [what, text, expected] of [
	['a signed token', `Bearer ${token}.`, undefined],
	['an encrypted token', `${header}.${payload}.a-b.c_d.e`, mask],
	['an encrypted token without a key part', `${header}..a-b.c_d.e`, undefined],
	['a token without a signature', `${header}.${payload}.`, mask],
	['a token cut in its payload', `${header}.${payload.slice(0, 20)}`, mask],
	['a token as part of a name', `my_${token}`, `my_${mask}`],
	['a token behind a percent-encoded sign', `id_token%3D${token}`, `id_token%3D${mask}`],
	['a token in quotes', `"${token}"`, `"${mask}"`],
	['a refresh token', `got ${refreshToken} here`, `got ${mask} here`],
	['an older refresh token', `0.AXEA${'b'.repeat(60)}`, mask],
	['a refresh token in an encoded form', `refresh_token%3D${refreshToken}`, `refresh_token%3D${mask}`],
	['a client secret', `secret ${clientSecret} end`, `secret ${mask} end`],
	['a newer client secret', clientSecret.replace('8Q~', '7Q~'), mask],
	['a private key', `a\n${key}\nb`, `a\n${mask}\nb`],
	['an encrypted RSA key', key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), mask],
	['a private key whose end is missing', key.slice(0, 60), mask],
	['the secret of a form', 'client_id=1&client_secret=hunter2&scope=x', `client_id=1&client_secret=${mask}&scope=x`],
	['the first field of a form', 'password=hunter2', `password=${mask}`],
	[
		'an authorization code in an address',
		'https://a.example/?code=hunter2&state=1',
		`https://a.example/?code=${mask}&state=1`,
	],
	['a signature in an address', 'https://a.example/b?sv=1&sig=a%2Bb%3D', `https://a.example/b?sv=1&sig=${mask}`],
	['a field of JSON', '{"client_secret": "hunter2", "a": 1}', `{"client_secret": "${mask}", "a": 1}`],
	['a field of JSON with quotes in it', '{"password":"hun\\"ter2"}', `{"password":"${mask}"}`],
	['a field of JSON that is cut off', '{"refresh_token":"hunter2 and', `{"refresh_token":"${mask}"`],
	['a field cut behind a backslash', '{"secretText":"hunter2\\', `{"secretText":"${mask}"`],
	['a header in JSON', '{"Authorization":"Bearer hunter2"}', `{"Authorization":"${mask}"}`],
	['a header line', 'a: b\nAuthorization: Bearer hunter2\nc: d', `a: b\nAuthorization: Bearer ${mask}\nc: d`],
	['a header line with CRLF', 'AUTHORIZATION:hunter2\r\nc: d', undefined],
	['a header line of the wire view', '> authorization: Basic aHVudGVyMg==', `> authorization: Basic ${mask}`],
	['a cookie', 'Set-Cookie: session=hunter2; Secure', `Set-Cookie: ${mask}`],
	['a header that begins masked', 'cookie: ******** hunter2', `cookie: ${mask}`],
	['the password of a proxy', 'http://jim:hunter2@proxy.example:3128/', `http://jim:${mask}@proxy.example:3128/`],
	['a proxy password with an @', 'via http://jim:hun@ter2@proxy.example', `via http://jim:${mask}@proxy.example`],
	['a password without a user', 'redis://:hunter2@cache.example', `redis://:${mask}@cache.example`],
] as const) {
	test(`a secret nobody told about is masked: ${what}`, () => {
		const redacted = bare.redact(text);
		if (expected === undefined) {
			assert.ok(redacted.includes(mask));
		} else {
			assert.equal(redacted, expected);
		}

		for (const piece of [
			'hunter2',
			'ter2',
			payload,
			refreshToken.slice(7),
			clientSecret.slice(7),
			'MIIEv',
			'aHVudGVy',
		]) {
			assert.ok(!redacted.includes(piece), redacted);
		}

		assert.equal(bare.redact(redacted), redacted, 'redacting again changes nothing');
	});
}

test('text without secrets comes out unchanged', () => {
	const chance = createChance(7);
	const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
	const word = (): string => textOf(chance, 1 + Math.floor(chance() * 14), letters);
	const makers: ReadonlyArray<() => string> = [
		word,
		() => guidOf(chance),
		() => String(Math.floor(chance() * 1e15)),
		() => `https://${word()}.example:8443/${word()}/${guidOf(chance)}?$filter=${word()}&$top=5#${word()}`,
		() => `https://graph.microsoft.com/v1.0/users/${word()}@${word()}.example`,
		() => `${word()}.${word()}@${word()}.example`,
		() => Buffer.from(`${word()} ${word()} ÄÖÜ ${word()}`).toString('base64'),
		() => Buffer.from(JSON.stringify({[word()]: word()})).toString('base64url'),
		() => textOf(chance, 64, '0123456789abcdef'),
		() => `${word()}=${word()}`,
		() => `"${word()}": "${word()}"`,
		() => `${word()}: ${word()} ${word()}`,
		() => `${Math.floor(chance() * 20)}.${Math.floor(chance() * 20)}.${Math.floor(chance() * 20)}`,
		() => new Date(Math.floor(chance() * 4e12)).toISOString(),
		() => '\t"Ünïcödé" — 漢字 🙂',
	];
	for (let round = 0; round < 3000; round++) {
		const text = Array.from({length: 12}, () => pick(chance, makers)()).join(
			pick(chance, [' ', '\n', '\t', ', ', ' | ']),
		);
		assert.equal(bare.redact(text), text);
	}
});

for (const text of [
	'https://login.microsoftonline.com/error?code=7000215',
	'exit code=5',
	'the code: 401',
	'"error": "invalid_client"',
	'grant_type=refresh_token&scope=User.Read',
	'Authorization: ********',
	'> authorization: Bearer ********',
	'client_secret=********',
	'{"access_token":"********"}',
	'http://localhost:8080/users/nadia@contoso.example',
	'http://localhost:8080?mail=nadia@contoso.example',
	'{"redirectUris":["http://localhost:8400"],"mail":"bob@contoso.com"}',
	"{'uri':'http://localhost:8400','mail':'bob@contoso.com'}",
	'<http://localhost:8400> <bob@contoso.com>',
	'http://localhost:8400,bob@contoso.com',
	'keyJournal.entries.monkeyJungle.example',
	'1.1.1.1 0.A 1.As',
	'-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
	'password must be 8 characters',
	'',
]) {
	test(`this is no secret: ${JSON.stringify(text)}`, () => {
		assert.equal(bare.redact(text), text);
	});
}

test('no hostile text takes long', () => {
	const size = 100_000;
	const redactor = redactorOf('some-secret-value');
	for (const part of [
		'\n',
		' ',
		'-eyJaaaaaa',
		'eyJ',
		'_eyJaaaaa.b',
		'a-',
		'a.',
		'0.A',
		'-----BEGIN A',
		'"password":"',
		'http://',
		'a:/',
		'8Q~',
	]) {
		const text = part.repeat(Math.ceil(size / part.length));
		const started = process.cpuUsage().user;
		redactor.redact(text);
		assert.ok(process.cpuUsage().user - started < 3_000_000, `${JSON.stringify(part)} repeated`);
	}
});
