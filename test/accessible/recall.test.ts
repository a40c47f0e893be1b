import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StateStore} from '../../source/core/doors.ts';
import {createBench} from '../helpers/bench.ts';
import {type Conversation, converse, type Turn} from '../helpers/conversation.ts';
import {memoryStore} from '../helpers/memory-store.ts';

/** A conversation over a state folder, with nothing chosen by the command line. */
async function say(stateStore: StateStore, ...turns: readonly Turn[]): Promise<Conversation> {
	const bench = await createBench({choice: {profileId: undefined}});
	return converse(bench, turns, {
		doors: {
			show: bench.show,
			edit: async text => text,
			save: async name => name,
			pipe: async () => {},
			suspend: () => {},
			stateStore,
		},
	});
}

test('what was chosen last is chosen the next time, and is said; t is enough, and L goes to the choice before', async () => {
	const store = memoryStore();
	await say(store, 'inventory', '1', '1', '1', 'profile', 'helpdesk', '1', '1', '1', 'quit');
	const {parts} = await say(store, 't', 'L', 'profile', 'L', 'profile');
	assert.match(parts[0] ?? '', /\nThis is what you chose last: t gets the token\.\n/);
	assert.match(parts[0] ?? '', /contoso-helpdesk; app; chosen/);
	assert.match(parts[1] ?? '', /ok: Token from Entra[\s\S]*roles: [^\n]*User\.ReadBasic\.All/);
	assert.match(parts[2] ?? '', /ok: The choice before; L goes back again\./);
	assert.match(parts[3] ?? '', /contoso-inventory; app; chosen/);
	assert.match(parts[5] ?? '', /contoso-helpdesk; app; chosen/);
});

test('on the first day L says that there is nothing to go back to', async () => {
	const {parts} = await say(memoryStore(), 'L');
	assert.match(parts[1] ?? '', /note: There is no other choice yet: a token makes one\./);
});
