import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rememberedTheme} from '../../../source/session/workbench/theme-actions.ts';
import {memoryStore} from '../../helpers/memory-store.ts';
import {openRequestBench} from './request/bench.ts';

const looks = {isAscii: false, hasColour: true, hasStyles: true};

test('a theme chosen in the palette counts at once, and in the next run', async () => {
	const stateStore = memoryStore();
	assert.equal(await rememberedTheme(stateStore), undefined);
	const {workbench, press, type, status} = await openRequestBench({workbenchDoors: {stateStore, looks}});
	await press(':');
	await type('theme high');
	await press('enter');
	assert.equal(workbench.state.theme, 'high-contrast');
	assert.equal(status(), 'Theme: high-contrast.');
	await workbench.settled();
	assert.equal(await rememberedTheme(stateStore), 'high-contrast');
});

test('what was kept of no known theme counts for nothing, and neither does a folder that cannot be read', async () => {
	assert.equal(await rememberedTheme(memoryStore({looks: {version: 1, theme: 'dracula'}})), undefined);
	const broken = {...memoryStore(), read: () => Promise.reject(new Error('locked'))};
	assert.equal(await rememberedTheme(broken), undefined);
	assert.equal(await rememberedTheme(undefined), undefined);
});

test('colours to suit the background ask for it once, and the person is told when there is no answer', async () => {
	let asked = 0;
	const answers = [undefined, 'light'] as const;
	const askBackground = async () => answers[asked++];
	const bench = await openRequestBench({workbenchDoors: {looks, askBackground}});
	const choose = async (): Promise<void> => {
		await bench.press(':');
		await bench.type('theme auto');
		await bench.press('enter');
	};
	await choose();
	assert.match(bench.status(), /does not tell its background/);
	await choose();
	assert.deepEqual([bench.workbench.state.background, bench.status()], ['light', 'Theme: auto-rgb.']);
	await choose();
	assert.equal(asked, 2);
});

test('a theme says when there are no colours for it, and in plain lines that there are none at all', async () => {
	const {press, type, status} = await openRequestBench({workbenchDoors: {looks: {...looks, hasColour: false}}});
	await press(':');
	await type('theme colour blind');
	await press('enter');
	assert.equal(status(), 'Theme: colour-blind. Colours are off here.');
	const plain = await openRequestBench();
	await plain.press(':');
	await plain.type('theme mono');
	await plain.press('enter');
	assert.equal(plain.status(), 'Plain lines have no colours.');
});
