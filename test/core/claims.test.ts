import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	appOnlyVerdict,
	audiencesOf,
	type Claims,
	clientIdOf,
	permissionsOf,
	timesOf,
} from '../../source/core/claims.ts';

const rules: ReadonlyArray<readonly [string, Claims, ReturnType<typeof appOnlyVerdict>['kind'], RegExp]> = [
	['idtyp app', {idtyp: 'app'}, 'app-only', /idtyp is app/],
	['idtyp user', {idtyp: 'user'}, 'delegated', /idtyp is user/],
	['idtyp app beats scp', {idtyp: 'app', scp: 'User.Read'}, 'app-only', /idtyp/],
	['idtyp user beats equal sub and oid', {idtyp: 'user', oid: 'a', sub: 'a'}, 'delegated', /idtyp/],
	['an idtyp nobody knows says nothing', {idtyp: 'device', scp: 'User.Read'}, 'delegated', /scp/],
	['scp', {scp: 'User.Read'}, 'delegated', /scp/],
	['scp beats equal sub and oid', {scp: 'User.Read', oid: 'a', sub: 'a'}, 'delegated', /scp/],
	['scp beats roles', {scp: 'User.Read', roles: ['Mail.Read']}, 'delegated', /scp/],
	['a scp of / alone is none', {scp: '/', oid: 'a', sub: 'a'}, 'app-only', /sub equals oid/],
	['an empty scp is none', {scp: '', oid: 'a', sub: 'a'}, 'app-only', /sub equals oid/],
	['sub equals oid', {oid: 'a', sub: 'a'}, 'app-only', /sub equals oid/],
	['roles and no person', {oid: 'a', sub: 'b', roles: ['Mail.Read']}, 'app-only', /no person/],
	['roles and no oid', {roles: []}, 'app-only', /no person/],
	['roles and a upn', {oid: 'a', sub: 'b', roles: ['Admin'], upn: 'x@y.example'}, 'unclear', /no claim decides/],
	['roles and a name', {oid: 'a', roles: ['Admin'], name: 'X'}, 'unclear', /no claim decides/],
	['roles and a preferred user name', {oid: 'a', roles: ['Admin'], preferred_username: 'X'}, 'unclear', /no claim/],
	['roles and a unique name', {oid: 'a', roles: ['Admin'], unique_name: 'X'}, 'unclear', /no claim decides/],
	['sub and oid that differ', {oid: 'a', sub: 'b'}, 'unclear', /no claim decides/],
	['nothing', {}, 'unclear', /no oid/],
	['sub alone', {sub: 'b'}, 'unclear', /no oid/],
];
for (const [what, claims, kind, because] of rules) {
	test(`whose token it is: ${what}`, () => {
		const verdict = appOnlyVerdict(claims);
		assert.equal(verdict.kind, kind);
		assert.match(verdict.because, because);
	});
}

test('permissions are the scopes of scp and the roles, / and blanks left out', () => {
	assert.deepEqual(permissionsOf({scp: ' User.Read  Mail.Read / ', roles: ['A', 7, 'B']}), {
		delegated: ['User.Read', 'Mail.Read'],
		application: ['A', 'B'],
	});
	assert.deepEqual(permissionsOf({}), {delegated: [], application: []});
	assert.deepEqual(permissionsOf({scp: 12, roles: 'Mail.Read'}), {delegated: [], application: []});
});

test('the client is appid in v1 tokens, azp in v2 tokens', () => {
	assert.equal(clientIdOf({appid: 'one', azp: 'two'}), 'one');
	assert.equal(clientIdOf({azp: 'two'}), 'two');
	assert.equal(clientIdOf({}), undefined);
});

test('audiences are one, several or none', () => {
	assert.deepEqual(audiencesOf({aud: 'a'}), ['a']);
	assert.deepEqual(audiencesOf({aud: ['a', 'b']}), ['a', 'b']);
	assert.deepEqual(audiencesOf({aud: ''}), []);
	assert.deepEqual(audiencesOf({aud: {a: 1}}), []);
	assert.deepEqual(audiencesOf({}), []);
});

test('times come out in milliseconds, also those written as text', () => {
	assert.deepEqual(timesOf({exp: 1_900_000_000, nbf: '1800000000', iat: 'soon'}), {
		expiresAt: 1_900_000_000_000,
		notBefore: 1_800_000_000_000,
		issuedAt: undefined,
	});
});
