import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {sha256} from '../../source/platform/ids.ts';
import {RequestGuard} from '../../source/session/request-guard.ts';
import type {ResolvedChoice} from '../../source/session/resolve-choice.ts';
import type {Choice} from '../../source/session/state.ts';
import {createBench} from '../helpers/bench.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {memoryStore} from '../helpers/memory-store.ts';

const minute = 60_000;

async function choiceOf(choice: Choice = {}): Promise<ResolvedChoice> {
	return (await createBench({choice})).session.resolved();
}

/** Several processes that share a record, one guard each. */
function processes(store = memoryStore(), told: string[] = []) {
	const clock = createFakeClock();
	const newProcess = () => new RequestGuard({clock, sha256, requestRecord: {store, tell: text => told.push(text)}});
	return {clock, store, told, newProcess};
}

const succeed = async (): Promise<string> => 'token';
const refuse = (retryAfter?: number) => async (): Promise<never> => {
	throw new EntokError('token-refused', 'x', undefined, {retryAfter});
};

test('the eleventh equal request in five minutes is not sent, whichever process asks, and says what to do', async () => {
	const {clock, newProcess} = processes();
	const choice = await choiceOf();
	for (let time = 0; time < 10; time++) {
		await newProcess().guard(choice, succeed);
		await clock.advance(10_000);
	}

	const error = await failureOf(newProcess().guard(choice, succeed));
	assert.deepEqual([error.kind, error.facts.code, error.facts.retryAfter], ['token-refused', 'repeated', 200]);
	assert.match(error.message, /^Not sent: this token was asked for 10 times in the last 2 min\.$/);
	assert.match(error.hint ?? '', /AADSTS50196.*variable.*entok hold.*can be sent in 3 min/);
	assert.equal(
		await newProcess().guard(await choiceOf({scope: 'arm'}), succeed),
		'token',
		'another scope is another request',
	);
	await clock.advance(200_000 - 1);
	await failureOf(newProcess().guard(choice, succeed));
	await clock.advance(1);
	await newProcess().guard(choice, succeed);
	await failureOf(newProcess().guard(choice, succeed));
});

test('requests that run at the same time count as well', async () => {
	const {newProcess} = processes();
	const choice = await choiceOf();
	const outcomes = await Promise.allSettled(Array.from({length: 12}, () => newProcess().guard(choice, succeed)));
	assert.equal(outcomes.filter(({status}) => status === 'fulfilled').length, 10);
});

test('refused requests are counted apart, and a success ends their count', async () => {
	const {newProcess, clock} = processes();
	const choice = await choiceOf();
	for (let time = 0; time < 9; time++) {
		await newProcess().guard(choice, succeed);
		await failureOf(newProcess().guard(choice, refuse()));
	}

	await clock.advance(1000);
	await newProcess().guard(choice, succeed);
	await clock.advance(5 * minute);
	for (let time = 0; time < 10; time++) {
		assert.equal((await failureOf(newProcess().guard(choice, refuse()))).message, 'x');
	}

	const error = await failureOf(newProcess().guard(choice, succeed));
	assert.equal(error.facts.code, 'repeated');
	assert.match(error.message, /was refused 10 times/);
});

test('the wait a server asked for is kept by the next process, to the millisecond, also when the profile was changed', async () => {
	const {newProcess, clock} = processes();
	const choice = await choiceOf();
	await failureOf(newProcess().guard(choice, refuse(30)));
	await clock.advance(29_999);
	const changed = {...choice, profile: {...choice.profile, credential: {kind: 'secret', secret: 'env:OTHER'} as const}};
	for (const asked of [choice, changed]) {
		const error = await failureOf(newProcess().guard(asked, succeed));
		assert.deepEqual([error.facts.code, error.facts.retryAfter], ['throttled', 1]);
	}

	await newProcess().guard(await choiceOf({scope: 'arm'}), succeed);
	await clock.advance(1);
	await newProcess().guard(choice, succeed);
});

test('what was refused to a profile says nothing about the profile as it is after a change', async () => {
	const {newProcess} = processes();
	const choice = await choiceOf();
	for (let time = 0; time < 10; time++) {
		await failureOf(newProcess().guard(choice, refuse()));
	}

	await failureOf(newProcess().guard({...choice, profile: {...choice.profile, note: 'other'}}, succeed));
	const profile = {...choice.profile, credential: {kind: 'secret', secret: 'env:OTHER'} as const};
	await newProcess().guard({...choice, profile}, succeed);
});

test('a request that got no answer does not count, nor do managed identities and tokens of one’s own', async () => {
	const {newProcess, store} = processes();
	const choice = await choiceOf();
	for (let time = 0; time < 20; time++) {
		await failureOf(
			newProcess().guard(choice, async () => {
				throw new EntokError('no-answer', 'x');
			}),
		);
	}

	for (const flow of ['managed-identity', 'own-token', 'on-behalf-of']) {
		const asked = await choiceOf({flow});
		for (let time = 0; time < 20; time++) {
			await newProcess().guard(asked, succeed);
		}
	}

	assert.deepEqual(store.kept['token-requests']?.['requests'], {});
});

test('refresh tokens that are piped in may be another user’s each time and are not counted', async () => {
	const {newProcess} = processes();
	const choice = await choiceOf({profileId: 'contoso-user', flow: 'refresh-token'});
	for (let time = 0; time < 20; time++) {
		await newProcess().guard({...choice, profile: {...choice.profile, refreshToken: 'stdin'}}, succeed);
	}

	for (let time = 0; time < 10; time++) {
		await newProcess().guard(choice, succeed);
	}

	await failureOf(newProcess().guard(choice, succeed));
});

test('the record holds digests and times and nothing else, is bounded, and forgets what is older than five minutes', async () => {
	const {newProcess, clock, store} = processes();
	const choice = await choiceOf();
	await newProcess().guard(choice, succeed);
	for (let index = 0; index < 230; index++) {
		await clock.advance(1);
		await newProcess().guard({...choice, scope: `https://service-${index}.example/.default`}, succeed);
	}

	const kept = store.kept['token-requests'] ?? {};
	const digests = Object.keys(kept['requests'] ?? {});
	assert.ok(digests.length <= 200);
	assert.ok(digests.every(digest => /^[0-9a-f]{64}$/.test(digest)));
	assert.doesNotMatch(JSON.stringify(kept), /contoso|service|example|env:/);
	await clock.advance(5 * minute);
	await newProcess().guard(choice, succeed);
	assert.equal(Object.keys(store.kept['token-requests']?.['requests'] ?? {}).length, 1);
});

test('a record that cannot be used never prevents a token, and refusals still count within the process', async () => {
	const told: string[] = [];
	const broken = {
		read: async () => undefined,
		update: async () => {
			throw new EntokError('configuration', 'The disk is full.');
		},
	};
	const guard = new RequestGuard({
		clock: createFakeClock(),
		sha256,
		requestRecord: {store: broken, tell: text => told.push(text)},
	});
	const choice = await choiceOf();
	for (let time = 0; time < 20; time++) {
		await guard.guard(choice, succeed);
	}

	assert.deepEqual(told, ['Token requests are counted for this run only. The disk is full.']);
	for (let time = 0; time < 10; time++) {
		await failureOf(guard.guard(choice, refuse()));
	}

	assert.equal((await failureOf(guard.guard(choice, succeed))).facts.code, 'repeated');
});

test('a record of nonsense or of another version is passed over', async () => {
	const choice = await choiceOf();
	const odd = memoryStore({'token-requests': {version: 1, requests: {a: 3, b: {sent: 'x'}}, waits: {c: 'soon'}}});
	await processes(odd).newProcess().guard(choice, succeed);
	const newer = memoryStore({'token-requests': {version: 2, requests: []}});
	const {told, newProcess} = processes(newer);
	await newProcess().guard(choice, succeed);
	assert.match(told.join(), /another version of entok/);
	assert.deepEqual(newer.kept['token-requests'], {version: 2, requests: []});
});
