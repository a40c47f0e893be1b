import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entraErrors, subjectOf} from '../../source/catalogue/entra-errors.ts';
import {entraApplicationErrors} from '../../source/catalogue/entra-errors-application.ts';
import {entraCredentialErrors} from '../../source/catalogue/entra-errors-credential.ts';
import {entraGrantErrors} from '../../source/catalogue/entra-errors-grant.ts';
import {entraPolicyErrors} from '../../source/catalogue/entra-errors-policy.ts';
import {entraRequestErrors} from '../../source/catalogue/entra-errors-request.ts';
import {entraScopeErrors} from '../../source/catalogue/entra-errors-scope.ts';
import {entraTenantErrors} from '../../source/catalogue/entra-errors-tenant.ts';
import {entraUserErrors} from '../../source/catalogue/entra-errors-user.ts';
import {causesFor} from '../../source/catalogue/error-advice.ts';

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
		for (const sentence of [meaning, nextStep, ...causesFor({causes})]) {
			assert.match(sentence, /^[A-Z].*\.$/, String(code));
		}
	}
});

for (const code of [
	7000215, 7000222, 700016, 90002, 1002012, 70011, 65001, 50076, 70000, 700082, 7000218, 500011, 53003,
]) {
	test(`AADSTS codes: ${code} lists its usual causes`, () => {
		const causes = causesFor(entraErrors.get(code) ?? {});
		assert.ok(causes.length >= 2);
		assert.equal(new Set(causes).size, causes.length);
	});
}

test('AADSTS codes: a wrong secret is told from an expired one', () => {
	assert.match(entraErrors.get(7000215)?.causes?.[0]?.toString() ?? '', /secret id/);
	assert.match(entraErrors.get(7000222)?.meaning ?? '', /expired/);
});

test('AADSTS codes: the Partner Center code 900421 is not among them', () => {
	assert.equal(entraErrors.get(900421), undefined);
});

test('AADSTS codes: at least 120 have causes, none of which only says the meaning again', () => {
	const withCauses = [...entraErrors].filter(([, entry]) => causesFor(entry).length > 0);
	assert.ok(withCauses.length >= 120, String(withCauses.length));
	for (const [code, entry] of withCauses) {
		const causes = causesFor(entry);
		assert.equal(new Set(causes).size, causes.length, String(code));
		for (const cause of causes) {
			assert.ok(cause !== entry.meaning && cause !== entry.nextStep && cause.length >= 20, `${code}: ${cause}`);
		}
	}
});

test('AADSTS codes: a code is about one subject, and an unknown one about none', () => {
	assert.equal(subjectOf(7_000_215), 'credential');
	assert.equal(subjectOf(53_003), 'policy');
	assert.equal(subjectOf(90_002), 'tenant');
	assert.equal(subjectOf(1), undefined);
});

test('causes: those of the flow in hand come first, those of other flows not at all', () => {
	const blocked = entraErrors.get(53_003) ?? {};
	assert.match(causesFor(blocked, 'device-code')[0] ?? '', /blocks the device code flow itself/);
	assert.match(causesFor(blocked, 'client-credentials')[0] ?? '', /workload identities/);
	assert.doesNotMatch(causesFor(blocked, 'authorization-code').join(), /device code|workload|sent directly/);
	assert.ok(causesFor(blocked).length > causesFor(blocked, 'device-code').length);
});

for (const code of [53_003, 530_036, 50_097, 50_199, 53_000]) {
	test(`AADSTS${code} of a device code is answered with a browser`, () => {
		assert.equal(entraErrors.get(code)?.otherFlow?.['device-code'], 'authorization-code');
	});
}
