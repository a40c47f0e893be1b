import assert from 'node:assert/strict';
import {test} from 'node:test';
import {challengeOf, challengeOfError} from '../../source/core/claims-challenge.ts';
import {claimsParameter, decodeClaims, mergedClaims} from '../../source/core/claims-parameter.ts';
import {EntokError} from '../../source/core/entok-error.ts';

const acrs = {access_token: {acrs: {essential: true, value: 'c1'}}};
const challenge = (header: string, status = 401) => challengeOf({status, headers: {'www-authenticate': header}});

test('claims are read from base64 of both alphabets, padded or not, and from plain JSON', () => {
	assert.deepEqual(decodeClaims('eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19'), acrs);
	assert.deepEqual(decodeClaims('eyJhY2Nlc3NfdG9rZW4iOiB7ImZvbyI6ICJiYXIifX0='), {access_token: {foo: 'bar'}});
	assert.deepEqual(decodeClaims('eyJhY2Nlc3NfdG9rZW4iOiB7ImZvbyI6ICJiYXIifX0'), {access_token: {foo: 'bar'}});
	assert.deepEqual(decodeClaims('{"access_token":{"foo":"bar"}}'), {access_token: {foo: 'bar'}});
	const wide = {access_token: {name: 'Ü?>~ÿ'}};
	for (const encoding of ['base64', 'base64url'] as const) {
		assert.deepEqual(decodeClaims(Buffer.from(JSON.stringify(wide)).toString(encoding)), wide);
	}
});

test('what are no claims, empty ones, and such as are too large or too deep are not taken', () => {
	for (const text of ['', ' ', '{}', '[]', 'null', 'e30=', 'not base64 at all', '{"a":', '/////w==']) {
		assert.equal(decodeClaims(text), undefined, text);
	}

	assert.equal(decodeClaims(JSON.stringify({a: 'x'.repeat(20_000)})), undefined);
	assert.equal(decodeClaims('{"a":'.repeat(2000) + 1 + '}'.repeat(2000)), undefined);
});

test('every documented form of a challenge is recognised', () => {
	const headers: ReadonlyArray<readonly [string, object]> = [
		[
			'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19"',
			acrs,
		],
		[
			'Bearer authorization_uri="https://login.windows-ppe.net/", error="invalid_token", error_description="User session has been revoked", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTYwMzc0MjgwMCJ9fX0="',
			{access_token: {nbf: {essential: true, value: '1603742800'}}},
		],
		[
			'Bearer authorization_uri="https://login.windows.net/", error="invalid_token", error_description="Tenant IP Policy validate failed.", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNjEwNTYzMDA2In0sInhtc19ycF9pcGFkZHIiOnsidmFsdWUiOiIxLjIuMy40In19fQ"',
			{access_token: {nbf: {essential: true, value: '1610563006'}, xms_rp_ipaddr: {value: '1.2.3.4'}}},
		],
		[
			'PoP realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", nonce="ey==", Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error_description="Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTcyNjI1ODEyMiJ9fX0="',
			{access_token: {nbf: {essential: true, value: '1726258122'}}},
		],
		[
			'Bearer realm="", authorization_uri="...", client_id="<GUID>", error=insufficient_claims, claims={"access_token":{"polids":{"essential":true,"values":["<GUID>"]}}}',
			{access_token: {polids: {essential: true, values: ['<GUID>']}}},
		],
	];
	for (const [header, asked] of headers) {
		assert.deepEqual(challenge(header)?.asked, asked);
		assert.deepEqual(JSON.parse(challenge(header)?.claims ?? ''), asked);
	}

	assert.equal(challenge(headers[1]?.[0] ?? '')?.description, 'User session has been revoked');
	assert.equal(challenge(headers[1]?.[0] ?? '')?.error, 'invalid_token');
});

test('without claims, with claims of another scheme, or with another status there is no challenge', () => {
	const good = `Bearer claims="${btoa(JSON.stringify(acrs))}"`;
	assert.ok(challenge(good));
	assert.ok(challenge(good, 403));
	assert.equal(challenge(good, 400), undefined);
	assert.equal(challenge(good.replace('Bearer', 'PoP')), undefined);
	assert.equal(
		challenge('Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"'),
		undefined,
	);
	assert.equal(challengeOf({status: 401, headers: {}}), undefined);
	assert.deepEqual(challenge(`Bearer claims="damaged", ${good}`)?.asked, acrs);
});

test('a refusal of the token endpoint may carry a challenge, too', () => {
	const claims = '{"access_token":{"capolids":{"essential":true,"values":["g"]}}}';
	const refusal = (facts: object): EntokError => new EntokError('token-refused', 'No.', undefined, facts);
	assert.equal(challengeOfError(refusal({claims, code: 'interaction_required'}))?.claims, claims);
	assert.equal(challengeOfError(refusal({claims: 'nonsense'})), undefined);
	assert.equal(challengeOfError(refusal({})), undefined);
});

test('claims are merged deep: members of both, lists joined, the later of two values', () => {
	assert.equal(
		mergedClaims(
			'{"access_token":{"nbf":{"essential":true,"value":"1"},"polids":{"values":["a","b"]}}}',
			'{"access_token":{"nbf":{"value":"2"},"polids":{"values":["b","c"]},"acrs":{"value":"c1"}},"id_token":{}}',
		),
		'{"access_token":{"nbf":{"essential":true,"value":"2"},"polids":{"values":["a","b","c"]},"acrs":{"value":"c1"}},"id_token":{}}',
	);
	const answered = mergedClaims(undefined, JSON.stringify(acrs));
	assert.equal(mergedClaims(answered, JSON.stringify(acrs)), answered);
	assert.equal(mergedClaims('{"__proto__":{"a":1}}', '{"__proto__":{"b":2}}'), '{"__proto__":{"a":1,"b":2}}');
	assert.equal(({} as Record<string, unknown>)['b'], undefined);
});

test('a client that can answer challenges says so in every request, beside what a challenge asked for', () => {
	assert.equal(claimsParameter(undefined, undefined), undefined);
	assert.equal(claimsParameter([], undefined), undefined);
	assert.equal(claimsParameter(undefined, '{"a":1}'), '{"a":1}');
	assert.equal(claimsParameter(['cp1'], undefined), '{"access_token":{"xms_cc":{"values":["cp1"]}}}');
	assert.equal(
		claimsParameter(['cp1'], JSON.stringify(acrs)),
		'{"access_token":{"acrs":{"essential":true,"value":"c1"},"xms_cc":{"values":["cp1"]}}}',
	);
});
