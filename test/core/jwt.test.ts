import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeToken, longestToken, tokenFromText} from '../../source/core/jwt.ts';
import {jwtOf} from '../helpers/canned.ts';
import {thrownBy} from '../helpers/failure.ts';

const claims = {aud: 'https://graph.microsoft.com', name: 'Jürgen Müller', exp: 1_900_000_000};
const token = jwtOf(claims);

for (const [what, text] of [
	['alone', token],
	['with blanks and line ends around it', `\n  ${token}\r\n\n`],
	['with a byte order mark in front', `\uFEFF${token}`],
	['behind Bearer', `Bearer ${token}`],
	['behind bearer, in quotes', `"bearer ${token}"`],
	['behind Bearer, quoted itself', `Bearer "${token}"`],
	['in single quotes', `'${token}'`],
	['in backticks', `\`${token}\``],
	['as a whole header line', `Authorization: Bearer ${token}`],
	['as a header line in quotes and with a comma', `authorization : "Bearer ${token}",`],
	['broken over lines', `${token.slice(0, 40)}\n${token.slice(40, 90)}\r\n   ${token.slice(90)}`],
	['in a token answer', JSON.stringify({token_type: 'Bearer', expires_in: 3599, access_token: token})],
	['in an indented token answer', `\n${JSON.stringify({access_token: token, id_token: 'x.y.z'}, undefined, 2)}\n`],
	['as the id token of an answer', JSON.stringify({id_token: token})],
	['in the answer of Azure CLI', JSON.stringify({accessToken: token, expiresOn: '2026-05-04', tenant: 'x'})],
] as const) {
	test(`a token is found ${what}`, () => {
		assert.equal(tokenFromText(text), token);
	});
}

test('a token decodes into header and payload, umlauts included', () => {
	const {header, payload} = decodeToken(token);
	assert.deepEqual(header, {typ: 'JWT', alg: 'RS256', kid: 'test'});
	assert.deepEqual(payload, claims);
});

test('a token without a signature decodes', () => {
	assert.deepEqual(decodeToken(`${token.split('.').slice(0, 2).join('.')}.`).payload, claims);
});

test('a text of 256 KiB is taken, one sign more is refused', () => {
	assert.equal(tokenFromText('a'.repeat(longestToken)).length, longestToken);
	const error = thrownBy(() => tokenFromText('a'.repeat(longestToken + 1)));
	assert.equal(error.exitCode, 2);
	assert.match(error.message, /256 KiB/);
});

for (const text of ['', ' \n', '""', 'Bearer ', '{"error":"invalid_client"}', '{"access_token":""}']) {
	test(`there is no token in ${JSON.stringify(text)}`, () => {
		const error = thrownBy(() => tokenFromText(text));
		assert.equal(error.exitCode, 2);
		assert.match(error.message, /no token/);
	});
}

const [header = '', payload = '', signature = ''] = token.split('.');
for (const [what, text, message] of [
	['no dots', 'opaqueOpaqueOpaque', /no dots/],
	['two parts', `${header}.${payload}`, /three parts, this has 2/],
	['four parts', `${token}.${signature}`, /three parts, this has 4/],
	['five parts', `${token}.${signature}.${signature}`, /encrypted \(JWE/],
	['six parts', `${token}.a.b.c`, /three parts, this has 6/],
	[
		'a sign that is not base64url in the payload',
		`${header}.${payload.slice(0, 9)}!${payload}.${signature}`,
		/not base64url/,
	],
	['padding', `${header}=.${payload}.${signature}`, /not base64url/],
	['an impossible length of base64', `${header}.${payload.slice(0, 5)}.${signature}`, /payload of this token is not/],
	['an empty payload', `${header}..${signature}`, /not base64url/],
	['an empty header', `.${payload}.${signature}`, /not base64url/],
	['a payload that is no JSON', jwtOf('hunter2 is my password'), /payload of this token is not JSON/],
	['a header that is no JSON', jwtOf(claims, 'hunter2 is my password'), /header of this token is not JSON/],
	['a payload that is an array', jwtOf(['hunter2']), /payload of this token is not a JSON object/],
	['a payload that is null', jwtOf('null'), /payload of this token is not a JSON object/],
	['a payload that is a number', jwtOf('12345'), /payload of this token is not a JSON object/],
	['a header that is a text', jwtOf(claims, '"RS256"'), /header of this token is not a JSON object/],
] as const) {
	test(`a token with ${what} is refused with exit code 2, and is not quoted`, () => {
		const error = thrownBy(() => decodeToken(text));
		assert.equal(error.exitCode, 2);
		assert.match(error.message, message);
		assert.ok(error.hint === undefined || error.hint.length > 0);
		const said = `${error.message} ${error.hint} ${error.stack}`;
		for (const piece of [...text.split('.'), 'hunter2'].filter(piece => piece.length > 4)) {
			assert.ok(!said.includes(piece), 'the error quotes the token');
		}
	});
}

test('a long run of quotes is gone through quickly', () => {
	const started = process.cpuUsage().user;
	tokenFromText(`a${'"'.repeat(longestToken - 2)}b`);
	assert.ok(process.cpuUsage().user - started < 2_000_000, 'microseconds of work');
});
