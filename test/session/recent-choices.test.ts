import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepTrios, readTrios, type Trio} from '../../source/session/recent-choices.ts';
import {memoryStore} from '../helpers/memory-store.ts';

const trio = (scope: string, usedAt?: number): Trio => ({
	profileId: 'a',
	flow: 'client-credentials',
	scope,
	...(usedAt !== undefined && {usedAt}),
});

test('choices of several entoks are kept side by side, the latest first, each once, five of them', async () => {
	const store = memoryStore();
	await keepTrios(store, () => [trio('graph', 1)]);
	await keepTrios(store, () => [trio('arm', 3)]);
	// One that has been open for longer knows nothing of the others.
	await keepTrios(store, () => [trio('key-vault', 2), trio('graph', 1)]);
	assert.deepEqual(await readTrios(store), [trio('arm', 3), trio('key-vault', 2), trio('graph', 1)]);
	await keepTrios(store, () => [trio('graph', 9)]);
	assert.deepEqual((await readTrios(store))[0], trio('graph', 9));
	await keepTrios(store, () => [4, 5, 6, 7].map(time => trio(`https://a.example/${time}`, time)));
	assert.deepEqual(
		(await readTrios(store)).map(({usedAt}) => usedAt),
		[9, 7, 6, 5, 4],
	);
});

test('choices kept without a time come last, in their order; what cannot be read is nothing', async () => {
	const store = memoryStore({choices: {version: 1, trios: [trio('graph'), {odd: 1}, trio('arm')]}});
	await keepTrios(store, () => [trio('key-vault', 1)]);
	assert.deepEqual(await readTrios(store), [trio('key-vault', 1), trio('graph'), trio('arm')]);
	assert.deepEqual(await readTrios(undefined), []);
	const broken = {...memoryStore(), read: () => Promise.reject(new Error('not readable'))};
	assert.deepEqual(await readTrios(broken), []);
});
