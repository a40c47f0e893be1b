import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../../source/core/entok-error.ts';
import type {ErrorFacts} from '../../../../source/core/error-facts.ts';
import {type ErrorLayer, errorOffers, shownError} from '../../../../source/session/workbench/error-screen/offers.ts';
import {tokenErrorTitle} from '../../../../source/session/workbench/error-titles.ts';
import {settle} from '../../../helpers/fake-clock.ts';
import {openRequestBench} from '../request/bench.ts';
import {openSignInBench, type SignInBench} from '../sign-in/bench.ts';

const refusal = (facts: ErrorFacts): EntokError =>
	new EntokError('token-refused', 'The token endpoint refused.', undefined, {status: 400, ...facts});

const blocked: ErrorFacts = {
	code: 'invalid_grant',
	aadsts: 53_003,
	claims: '{"access_token":{"capolids":{"essential":true,"values":["c0ffee"]}}}',
};

/** A device code that was refused. */
async function refuse(facts: ErrorFacts): Promise<SignInBench> {
	const bench = await openSignInBench();
	bench.deviceCode.fail(refusal(facts));
	await settle();
	return bench;
}

function shown({workbench}: Pick<SignInBench, 'workbench'>): ErrorLayer {
	const layer = shownError(workbench);
	assert.ok(layer);
	return layer;
}

const offersOf = (bench: SignInBench): string =>
	errorOffers(bench.workbench, shown(bench))
		.map(({key}) => key)
		.join('');

for (const aadsts of [53_003, 530_036, 50_097, 50_199]) {
	test(`AADSTS${aadsts} of a device code offers the authorization code first, and Enter takes it`, async () => {
		using bench = await refuse({code: 'invalid_grant', aadsts});
		assert.equal(offersOf(bench), 'fr');
		const [first] = errorOffers(bench.workbench, shown(bench));
		assert.equal(first?.title, 'use authorization code instead of device code');
		await bench.press('enter');
		assert.equal(bench.session.state.choice.flow, 'authorization-code');
		assert.equal(bench.browser.runs, 1);
		assert.equal(bench.topKind(), 'sign-in');
	});
}

test('the cursor moves over what is offered, stops at its ends, and Enter does it', async () => {
	using bench = await refuse(blocked);
	assert.equal(offersOf(bench), 'fsr');
	await bench.press('k', 'j', 'down', 'j', 'j');
	assert.equal(shown(bench).cursor, 2);
	await bench.press('enter');
	assert.equal(bench.deviceCode.runs, 2);
	assert.equal(bench.topKind(), 'sign-in');
});

test('s shows the claims challenge; without one the key says so', async () => {
	using bench = await refuse(blocked);
	await bench.press('s');
	const {topLayer} = bench.workbench;
	assert.equal(topLayer?.kind, 'page');
	assert.match(JSON.stringify(topLayer), /essential.*c0ffee/);
	await bench.press('escape');
	assert.equal(bench.topKind(), 'error');
	using other = await refuse({code: 'expired_token'});
	await other.press('s');
	assert.equal(other.topKind(), 'error');
	assert.match(other.status(), /No claims challenge came with this/);
});

test('r tries again; f and e say why they do nothing where they would not help', async () => {
	using bench = await refuse({code: 'expired_token', aadsts: 70_020});
	assert.equal(offersOf(bench), 'r');
	await bench.press('f');
	assert.match(bench.status(), /No other flow is known to help/);
	await bench.press('e');
	assert.match(bench.status(), /The profile is not to blame/);
	await bench.press('r');
	assert.equal(bench.deviceCode.runs, 2);
});

test('e edits the profile when its credential, its tenant or its app is to blame', async () => {
	for (const aadsts of [7_000_218, 90_002, 700_016]) {
		using bench = await refuse({code: 'invalid_request', aadsts});
		assert.equal(offersOf(bench), 'er');
		await bench.press('e');
		assert.equal(bench.topKind(), 'profile-editor');
	}
});

test('the screen stays until it is left', async () => {
	for (const key of ['escape', 'q']) {
		using bench = await refuse({code: 'expired_token'});
		await bench.press('page-down', 'j', 'k', 'page-up');
		assert.equal(bench.topKind(), 'error');
		await bench.press(key);
		assert.equal(bench.topKind(), undefined);
	}
});

test('an unknown code has the server’s first sentence as its title, and no cause is guessed', async () => {
	const error = refusal({
		code: 'invalid_grant',
		aadsts: 123_456,
		serverText: 'AADSTS123456: The moon is in the wrong house. Wait for v2.0 of it.',
	});
	assert.equal(tokenErrorTitle(error), 'No token: The moon is in the wrong house');
	assert.equal(tokenErrorTitle(refusal({aadsts: 123_456})), 'No token');
});

test('a request that got no answer is sent again with r', async () => {
	let asked = 0;
	const bench = await openRequestBench({
		http: async () => {
			asked += 1;
			throw new EntokError('no-answer', 'Nobody answers.', undefined, {code: 'dns'});
		},
	});
	bench.aimAt('graph.organization');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'error');
	const before = asked;
	await bench.press('r');
	assert.ok(asked > before);
	assert.equal(bench.topKind(), 'error');
});
