import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Mark} from '../../source/core/document.ts';
import {themeNames} from '../../source/core/terminal-looks.ts';
import {loadWithStyles} from '../../source/platform/chalk-level.ts';
import {openEditor} from '../../source/session/workbench/editor/state.ts';
import type {Workbench} from '../../source/session/workbench/workbench.ts';
import {json, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';

const {paintWith} = await loadWithStyles(true, () => import('./paint.tsx'));

const marks: readonly Mark[] = ['ok', 'no', 'warn', 'running', 'none'];
const bestCase = {isAscii: false, hasColour: true, hasStyles: true};

/** The pieces of a painted screen that have a colour of their own. */
const colouredIn = (lines: readonly string[]): readonly string[] =>
	lines.flatMap(line =>
		[...line.matchAll(/\x1b\[(?:3[1-7]|9[0-7]|38;[\d;]+)m([^\x1b]*)/g)].map(([, text = '']) => text),
	);

/** A screen in each state there is, with what it shows of colours. */
async function* screens(): AsyncGenerator<readonly [string, Workbench]> {
	const bench = await openRequestBench({
		choice: {profileId: 'fabrikam-partner', flow: 'refresh-token', scope: 'partner-center'},
	});
	const {workbench, clock, session} = bench;
	for (const mark of marks) {
		workbench.change({status: {mark, text: `a state that is ${mark}`}});
		yield [`status ${mark}`, workbench];
	}

	workbench.open({
		kind: 'page',
		title: 'All marks',
		offset: 0,
		document: marks.flatMap(mark => [
			{kind: 'field', name: 'name', value: 'value', mark} as const,
			{kind: 'text', text: 'text', mark} as const,
		]),
	});
	yield ['a document with every mark', workbench];
	workbench.close();
	await bench.press('t');
	yield ['a token', workbench];
	const {token} = session.state;
	const expiresAt = token.status === 'done' ? token.result.expiresAt : assert.fail();
	await clock.wakeAfter(expiresAt - clock.now() - 30_000);
	yield ['a token that ends soon', workbench];
	await clock.wakeAfter(60_000);
	yield ['a token that is over', workbench];
	openEditor(workbench);
	yield ['an editor with faults', workbench];

	const refused = await openRequestBench({
		http: scriptedHttp(
			tokenAnswer(),
			json(403, {error: {code: 'Authorization_RequestDenied', message: 'No.'}}),
			json(200, {}),
		),
	});
	refused.aimAt('graph.users');
	await refused.press('enter');
	yield ['a refusal', refused.workbench];
	await refused.press('escape', 'j', 'enter', 'escape');
	yield ['results in a list', refused.workbench];
	const failed = await openRequestBench({http: scriptedHttp(json(401, {error: 'invalid_client'}))});
	await failed.press('t');
	yield ['an error', failed.workbench];
}

test('wherever there is colour it is on a word or sign that says the same, in every theme and state', async () => {
	const words = new Set(['ok', 'NO', '!', '..', '-', 'PROD']);
	const seen = new Set<string>();
	for await (const [what, workbench] of screens()) {
		for (const theme of themeNames) {
			for (const piece of colouredIn(paintWith(workbench, {...bestCase, theme})).map(text => text.trim())) {
				seen.add(piece);
				assert.ok(words.has(piece), `${what}, ${theme}: «${piece}»`);
			}
		}
	}

	assert.deepEqual([...seen].sort(), ['!', '..', 'NO', 'PROD', 'ok']);
});

test('no theme fills a background, and without colours every screen reads the same', async () => {
	for await (const [what, workbench] of screens()) {
		const plain = paintWith(workbench, {isAscii: false, hasColour: false, hasStyles: false});
		for (const theme of themeNames) {
			for (const background of ['light', 'dark'] as const) {
				const lines = paintWith(workbench, {...bestCase, theme, background});
				assert.doesNotMatch(lines.join('\n'), /\x1b\[(?:4[0-8]|10[0-7])[;m]/, `${what}, ${theme}`);
				assert.deepEqual(
					lines.map(line => line.replace(/\x1b\[[\d;]*m/g, '')),
					plain,
					`${what}, ${theme}`,
				);
			}
		}
	}
});
