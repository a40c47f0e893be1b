import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import {settle} from '../../helpers/fake-clock.ts';
import {memoryHolder} from '../../helpers/memory-holder.ts';
import {openRequestBench} from './request/bench.ts';

test('t gets the token that is held for the login, and X forgets it there too and says so', async () => {
	const holder = memoryHolder();
	const script = await openRequestBench({doors: {holder}});
	await script.session.requestToken();
	await script.clock.advance(1000);

	const bench = await openRequestBench({doors: {holder}, start: script.clock.now()});
	await bench.press('t');
	assert.equal(bench.status(), 'The token held is still good.');
	assert.equal(bench.requests.length, 0);
	await bench.press('X');
	assert.equal(bench.status(), 'All tokens are forgotten, also those of «entok hold».');
	assert.equal(holder.tokens.size, 0);
});

test('X says when the holder did not forget', async () => {
	const forget = async (): Promise<never> => {
		throw new EntokError('configuration', 'The holder took too long.');
	};
	const bench = await openRequestBench({doors: {holder: {...memoryHolder(), forget}}});
	await bench.press('t');
	await bench.press('X');
	await settle();
	assert.equal(bench.status(), 'Forgotten here, not by «entok hold»: The holder took too long.');
	assert.equal(bench.session.state.tokens.size, 0);
});
