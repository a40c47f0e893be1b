import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../source/core/secret.ts';
import {ownToken} from '../../source/flows/own-token.ts';
import {jwtOf} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {flowTools, requestFor} from '../helpers/flow-bench.ts';

const now = createFakeClock().now();
const claims = {aud: 'https://management.azure.com', tid: 'its-tenant', exp: now / 1000 + 600, idtyp: 'app'};

const acquire = (text: string) =>
	ownToken.acquire(requestFor(), {...flowTools(undefined), ownToken: async () => new Secret(text)});

test('a token of one’s own is taken as it is, with what its claims say of it', async () => {
	const token = await acquire(`Authorization: Bearer ${jwtOf(claims)}\n`);
	assert.equal(token.accessToken.reveal(), jwtOf(claims));
	assert.deepEqual(
		[token.expiresAt, token.receivedAt, token.scope, token.tenant, token.flow],
		[now + 600_000, now, 'https://management.azure.com/.default', 'its-tenant', 'own-token'],
	);
	assert.match(token.fingerprint, /^[\da-f]{16}$/);
	assert.equal((await acquire(jwtOf({...claims, scp: 'User.Read Mail.Read'}))).scope, 'User.Read Mail.Read');
});

test('one that is over is taken too: it can be read', async () => {
	assert.equal((await acquire(jwtOf({...claims, exp: now / 1000 - 60}))).expiresAt, now - 60_000);
});

for (const [what, text, message] of [
	['opaque', 'EwBAA8l6BAAU', /not a JWT/],
	['encrypted', 'a.b.c.d.e', /encrypted/],
	['cut', jwtOf(claims).slice(0, 80), /parts|base64url|JSON/],
	['nothing', '  ', /no token/],
	['without an end', jwtOf({...claims, exp: undefined}), /when it ends: it has no exp/],
	['with an end beyond any calendar', jwtOf({...claims, exp: 1e30}), /makes sense/],
] as const) {
	test(`a token that is ${what} is refused with the reason, unquoted`, async () => {
		const error = await failureOf(acquire(text));
		assert.equal(error.kind, 'usage');
		assert.match(error.message, message);
		assert.ok(error.hint);
		assert.ok(text.trim() === '' || !`${error.message}${error.hint}`.includes(text));
	});
}
