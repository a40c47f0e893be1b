import assert from 'node:assert/strict';
import {test} from 'node:test';
import {followTitle} from '../../../source/session/workbench/title.ts';
import {openRequestBench} from './request/bench.ts';

test('the title says what is chosen; sixty ticks and all that is read on the screen write none, a choice writes one', async () => {
	const {workbench, session, clock, press} = await openRequestBench({
		choice: {profileId: 'contoso-helpdesk', flow: 'client-credentials', scope: 'graph'},
	});
	const titles: string[] = [];
	const stop = followTitle(workbench, title => titles.push(title));
	assert.deepEqual(titles, ['entok: contoso-helpdesk > client credentials > Microsoft Graph']);
	await press('t', 'v', 'y', '?', 'escape');
	for (let second = 0; second < 60; second++) {
		await clock.wakeAfter(1000);
	}

	assert.equal(titles.length, 1);
	session.choose({scope: 'arm'});
	assert.equal(titles.at(-1), 'entok: contoso-helpdesk > client credentials > Azure Resource Manager');
	stop();
	session.choose({scope: 'graph'});
	assert.equal(titles.length, 2);
});

test('what is foreign in a title is shown as everywhere, and a long one is cut', async () => {
	const {workbench, session} = await openRequestBench();
	session.choose({profileId: undefined, flow: undefined, scope: undefined});
	const titles: string[] = [];
	followTitle(workbench, title => titles.push(title));
	assert.deepEqual(titles, ['entok']);
	session.choose({scope: `a\u0007\u001b]0;b${'c'.repeat(200)}`});
	assert.match(titles.at(-1) ?? '', /^entok: a\\x07\\x1b\]0;bc+…$/);
	assert.equal(titles.at(-1)?.length, 120);
});
