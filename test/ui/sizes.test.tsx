import assert from 'node:assert/strict';
import {test} from 'node:test';
import {scopePresets} from '../../source/catalogue/scope-presets.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import {openEditor} from '../../source/session/workbench/editor/state.ts';
import {emptyRequest, openRequestEditor} from '../../source/session/workbench/request/editor-keys.ts';
import type {Layer} from '../../source/session/workbench/state.ts';
import {emptyField} from '../../source/session/workbench/text-field.ts';
import {cutInside} from '../../source/ui/cells.ts';
import {openRequestBench, type RequestBench, type RequestBenchOptions} from '../session/workbench/request/bench.ts';
import {paint, paintedText} from './paint.tsx';

const sizes = [
	[80, 24],
	[120, 40],
	[60, 15],
	[40, 10],
] as const;

/** Writes allowed, in the demo, with a production profile and a token: everything the header can have to say. */
async function openProduction(options: RequestBenchOptions): Promise<RequestBench> {
	const bench = await openRequestBench({
		choice: {profileId: 'fabrikam-partner', flow: 'refresh-token', scope: 'partner-center'},
		workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}},
		...options,
	});
	await bench.press('t');
	return bench;
}

for (const [columns, rows] of sizes) {
	test(`at ${columns}x${rows} the header never loses a warning or the countdown, however long the choice is`, async () => {
		const bench = await openProduction({columns, rows});
		const {token} = bench.session.state;
		const expiresAt = token.status === 'done' ? token.result.expiresAt : assert.fail();
		const header = (): string => paint(bench, true)[0] ?? '';
		assert.match(header(), /^ (?:entok )?fab\S* .*\d:\d\d(?: left)? PROD WRITES DEMO MASKED$/);
		await bench.press('v', 'y');
		assert.match(header(), / PROD WRITES DEMO SHOWN$/);
		await bench.clock.wakeAfter(expiresAt - bench.clock.now() - 60_000);
		assert.match(header(), /! 1:00(?: left)? PROD WRITES DEMO MASKED$/);
		await bench.clock.wakeAfter(12 * 60_000);
		assert.match(header(), /NO expired(?: 11 min ago)? PROD WRITES DEMO MASKED$/);
	});

	test(`at ${columns}x${rows} every question is whole, and so are the keys that answer it`, async () => {
		const bench = await openProduction({columns, rows});
		const name = 'a-name-of-sixty-four-characters-is-as-long-as-the-name-can-be-ok';
		const draft = {...emptyRequest, url: `/users/${'x'.repeat(100)}/messages`};
		const questions: ReadonlyArray<readonly [Layer, RegExp, RegExp]> = [
			[{kind: 'reveal'}, /Show the access token for 15 seconds.*\?$/, /y show {2}any other key: no$/],
			[
				{kind: 'remove-profile', profileId: 'x', name},
				/Remove a-name-of-.*-be-ok\?(?: Its secrets .*\.)?$/,
				/y remove .*no$/,
			],
			[
				{kind: 'remove-profile', profileId: 'x', name, isStored: true},
				/Remove a-name-of-.*(?:stored for it|secrets too)\?$/,
				/y remove .*no$/,
			],
			[{kind: 'request-question', ask: {kind: 'delete', draft}}, /Delete GET \/users.*\/messages\?$/, /y yes .*no$/],
			[
				{
					kind: 'request-question',
					ask: {kind: 'switch-scope', title: 'Azure Resource Manager', scope: 'arm', draft, opens: true},
				},
				/cope .*Azure Resource.*send\?$/,
				/y yes .*no$/,
			],
			[
				{kind: 'confirm-write', name, draft, opens: true, field: emptyField},
				/type a-name.*to (?:send|write)/,
				/Enter send.*Esc no$/,
			],
		];
		for (const [layer, question, keys] of questions) {
			bench.workbench.change({layers: [layer]});
			const [status = '', hints = ''] = paint(bench).slice(-2);
			assert.match(status, question);
			assert.match(hints, keys);
			assert.ok(status.length <= columns && hints.length <= columns);
		}
	});

	test(`at ${columns}x${rows} the editors say how to save and how to leave`, async () => {
		const bench = await openRequestBench({columns, rows});
		openEditor(bench.workbench);
		assert.match(paint(bench).at(-1) ?? '', /^ Tab field {2}Ctrl-X save .*Esc close$/);
		bench.workbench.change({layers: []});
		openRequestEditor(bench.workbench, emptyRequest);
		assert.match(paint(bench).at(-1) ?? '', /^ Enter send {2}Tab field .*Esc close$/);
		assert.match(paintedText(bench), /Method .*\n.*>URL .*\n.*Header.*\n.*Body[\s\S]*sends/);
	});
}

test('the title of an error is whole in the smallest window, and the palette names its actions', async () => {
	const bench = await openRequestBench({
		columns: 40,
		rows: 10,
		http: () => Promise.reject(new EntokError('no-answer', 'Not found.', undefined, {code: 'dns'})),
	});
	await bench.press('t');
	assert.match(paintedText(bench), /No token: the host was not found ═/);
	await bench.press('escape', '1', ':');
	assert.match(paintedText(bench), /Enter {6}choose the profile +║/);
	assert.match(paint(bench).at(-1) ?? '', /Enter run .*Esc close$/);
});

test('SHOWN stands in the header only where the token can be read', async () => {
	const bench = await openRequestBench();
	const header = (): string => paint(bench)[0] ?? '';
	await bench.press('t', 'v', 'y');
	assert.match(header(), /SHOWN$/);
	await bench.press('[');
	assert.match(header(), /MASKED$/, 'in another tab');
	await bench.press(']', '?');
	assert.match(header(), /MASKED$/, 'under the help');
	await bench.press('escape');
	assert.match(header(), /SHOWN$/);
	bench.workbench.resize(40, 10);
	await bench.press('5');
	assert.match(header(), /MASKED$/, 'where another panel fills the window');
});

test('whoever asks to see the token while something lies over it sees it, in every size', async () => {
	for (const [columns, rows] of sizes) {
		const bench = await openRequestBench({columns, rows});
		bench.aimAt('graph.users');
		await bench.press('enter', 'v', 'y');
		assert.match(paintedText(bench), /eyJ/);
		assert.match(paint(bench)[0] ?? '', /SHOWN$/);
	}
});

test('the rows of the scope list differ at every width, and none shows its kind instead of its name', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-inventory'}});
	bench.workbench.change({focus: 'scope'});
	const text = paintedText(bench);
	assert.match(text, /Azure Resource Manager(?:║| )/);
	assert.match(text, /Azure Resou…c audience/);
	assert.match(text, /Partner Center/);
	for (let width = 11; width < 60; width++) {
		const shown = scopePresets.map(({title}) => cutInside(title, width));
		assert.equal(new Set(shown).size, scopePresets.length, `at ${width} cells`);
	}
});

test('a production profile is marked as one however long its name is', async () => {
	const [profile] = (await openRequestBench()).session.state.profiles;
	assert.ok(profile);
	const named = {...profile, name: 'the-production-tenant-of-the-whole-company', production: true};
	const bench = await openRequestBench({profiles: [named], choice: {profileId: profile.id}});
	bench.workbench.change({focus: 'profile'});
	for (const columns of [60, 80, 100]) {
		bench.workbench.resize(columns, 24);
		assert.match(paintedText(bench), /the-pr.*….*any PROD║/);
	}
});

test('a panel that fills the window names the five numbers, its own in brackets; where it shares it, it does not', async () => {
	const titleOf = async (columns: number, rows: number): Promise<string> => {
		const bench = await openProduction({columns, rows});
		await bench.press('1');
		return paint(bench)[1] ?? '';
	};
	assert.match(await titleOf(60, 15), /1 Profile ═+ 15 {2}\[1\] 2 3 4 5 ═╗$/);
	assert.match(await titleOf(40, 10), /1 Profile ═+ 15 {2}\[1\] 2 3 4 5 ═╗$/);
	assert.doesNotMatch(await titleOf(80, 24), /\[1\]/);
});
