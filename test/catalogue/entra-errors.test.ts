import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entraErrors} from '../../source/catalogue/entra-errors.ts';
import {entraApplicationErrors} from '../../source/catalogue/entra-errors-application.ts';
import {entraCredentialErrors} from '../../source/catalogue/entra-errors-credential.ts';
import {entraGrantErrors} from '../../source/catalogue/entra-errors-grant.ts';
import {entraPolicyErrors} from '../../source/catalogue/entra-errors-policy.ts';
import {entraRequestErrors} from '../../source/catalogue/entra-errors-request.ts';
import {entraScopeErrors} from '../../source/catalogue/entra-errors-scope.ts';
import {entraTenantErrors} from '../../source/catalogue/entra-errors-tenant.ts';
import {entraUserErrors} from '../../source/catalogue/entra-errors-user.ts';

const subjects = [
	entraTenantErrors,
	entraApplicationErrors,
	entraCredentialErrors,
	entraScopeErrors,
	entraRequestErrors,
	entraGrantErrors,
	entraUserErrors,
	entraPolicyErrors,
];

test('AADSTS codes: more than 190 are known, each in one subject only', () => {
	assert.ok(entraErrors.size > 190);
	const codes = subjects.flatMap(subject => Object.keys(subject));
	assert.equal(new Set(codes).size, codes.length);
	assert.equal(entraErrors.size, codes.length);
});

test('AADSTS codes: each has a meaning and a next step, as sentences', () => {
	for (const [code, {meaning, nextStep, causes}] of entraErrors) {
		assert.ok(Number.isSafeInteger(code) && code >= 10_000, String(code));
		for (const sentence of [meaning, nextStep, ...(causes ?? [])]) {
			assert.match(sentence, /^[A-Z].*\.$/, String(code));
		}
	}
});

for (const code of [
	7000215, 7000222, 700016, 90002, 1002012, 70011, 65001, 50076, 70000, 700082, 7000218, 500011, 53003,
]) {
	test(`AADSTS codes: ${code} lists its usual causes`, () => {
		const causes = entraErrors.get(code)?.causes ?? [];
		assert.ok(causes.length >= 2);
		assert.equal(new Set(causes).size, causes.length);
	});
}

test('AADSTS codes: a wrong secret is told from an expired one', () => {
	assert.match(entraErrors.get(7000215)?.causes?.[0] ?? '', /secret id/);
	assert.match(entraErrors.get(7000222)?.meaning ?? '', /expired/);
});

test('AADSTS codes: the Partner Center code 900421 is not among them', () => {
	assert.equal(entraErrors.get(900421), undefined);
});
