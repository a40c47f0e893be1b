import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from '../helpers/bench.ts';
import {converse, type Turn} from '../helpers/conversation.ts';
import {createFakeClipboard} from '../helpers/fake-clipboard.ts';

async function talk(...turns: readonly Turn[]) {
	const bench = await createBench();
	const clipboard = createFakeClipboard();
	const doors = {
		show: bench.show,
		edit: async (text: string) => text,
		save: async (name: string) => name,
		pipe: async () => {},
		suspend: () => {},
		clipboard,
	};
	return {...(await converse(bench, turns, {doors})), texts: clipboard.texts};
}

test('y lists what can be copied, by letter and number, with what cannot be and why', async () => {
	const {parts, texts} = await talk('t', 'y', 'h', 'y', '1', 'y', '', 'quit');
	assert.match(
		parts[2] ?? '',
		/^Copy\. A letter or a number copies:\n1\. t: access token\n2\. h: Authorization header\n/,
	);
	assert.match(parts[2] ?? '', /\n9\. b: body of the answer; not now: Nothing was answered yet\.\n/);
	assert.match(parts[3] ?? '', /^ok: header copied to the tmux buffer \(paste: prefix \]\)\n/);
	assert.deepEqual(
		texts.map(text => text.slice(0, 9)),
		['Authoriza', texts[1]?.slice(0, 9)],
	);
	assert.match(texts[1] ?? '', /^eyJ/);
	assert.match(parts[7] ?? '', /^Left, nothing was copied\.\n/);
});

test('y t in one line copies at once, and nothing of the token is said', async () => {
	const {text, texts} = await talk('t', 'y t', 'y Z', 'quit');
	assert.match(texts[0] ?? '', /^eyJ/);
	assert.match(text, /ok: token copied to the tmux buffer/);
	assert.match(text, /The copy menu has no letter "Z"\. y lists it\./);
	assert.doesNotMatch(text, /eyJ/);
});

test('every line of the menu is found by its words, from every step', async () => {
	const {parts, texts} = await talk('t', 'requests', ':copy the access token', '1', 'quit');
	assert.match(parts[3] ?? '', /\n1\. y t: copy the access token\n/);
	assert.match(texts[0] ?? '', /^eyJ/);
});

test('curl with the token asks, and Enter alone means no', async () => {
	const {parts, texts} = await talk('t', 'y C', '', 'y C', 'y', 'y i', 'quit');
	assert.match(parts[2] ?? '', /Copy the command with the token in it, .*, y or n; Enter alone means n: $/);
	assert.match(parts[3] ?? '', /^Nothing was copied\.|note: Nothing was copied|Nothing was copied\./);
	assert.match(texts[0] ?? '', /^curl --header 'Authorization: Bearer eyJ/);
	assert.equal(texts.length, 1);
	assert.match(parts[6] ?? '', /^Copying\.\nHere/);
});
