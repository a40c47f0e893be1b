import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Layer} from '../../source/session/workbench/state.ts';
import {fieldWith} from '../../source/session/workbench/text-field.ts';
import {cellWidth} from '../../source/ui/cells.ts';
import {json, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {foreignText} from '../helpers/foreign-text.ts';
import {createChance} from '../helpers/random-text.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';
import {paint} from './paint.tsx';

const sizes = [
	[80, 24],
	[120, 40],
	[61, 21],
	[41, 11],
] as const;

/** Every row of the panels ends with a border in the last column, and no row is wider than the screen. */
function assertStraight(lines: readonly string[], columns: number, what: string): void {
	for (const [row, line] of lines.entries()) {
		assert.ok(cellWidth(line) <= columns, `${what}, row ${row} takes ${cellWidth(line)} cells: ${line}`);
		if (row >= 1 && row < lines.length - 2) {
			assert.equal(cellWidth(line), columns, `${what}, row ${row}: ${line}`);
			assert.match(line, /[┐│┘╗║╝]$/, `${what}, row ${row}`);
		}
	}
}

for (const [columns, rows] of sizes) {
	test(`at ${columns}x${rows} no foreign text moves a border: names, notes, scopes, fields, explanations, answers`, async () => {
		const chance = createChance(columns);
		const text = (count: number): string => foreignText(chance, count);

		const [profile] = (await openRequestBench()).session.state.profiles;
		assert.ok(profile);
		for (let round = 0; round < 2; round++) {
			const profiles = Array.from({length: 9}, (_, index) => ({
				...profile,
				id: index === 0 ? profile.id : `${index}`,
				name: text(8),
				note: text(10),
				tenant: text(4),
			}));
			const other = await openRequestBench({columns, rows, profiles, choice: {profileId: profile.id}});
			other.session.choose({profileId: profile.id, scope: text(6)});
			const layers: ReadonlyArray<Layer | undefined> = [
				undefined,
				{kind: 'explain', title: text(10), text: `${text(30)}\n${text(30)}`, offset: 0},
				{kind: 'palette', field: fieldWith(text(20)), cursor: 0, offset: 0},
				{kind: 'filter', panel: 'profile', field: fieldWith(text(30)), before: ''},
				{
					kind: 'page',
					title: text(8),
					offset: 0,
					document: [
						{kind: 'heading', text: other.show(text(8))},
						{kind: 'field', name: other.show(text(3)), value: other.show(text(30)), mark: 'warn'},
						{kind: 'text', text: other.show(text(60)), mark: 'no'},
					],
				},
			];
			for (const focus of ['profile', 'scope', 'token', 'requests'] as const) {
				for (const layer of layers) {
					other.workbench.change({focus, layers: layer ? [layer] : [], status: {mark: 'no', text: text(30)}});
					assertStraight(paint(other), columns, `${focus}, ${layer?.kind ?? 'panels'}`);
				}
			}
		}

		const body = {[text(6)]: text(40), list: Array.from({length: 12}, () => text(20))};
		const answer = await openRequestBench({columns, rows, http: scriptedHttp(tokenAnswer(), json(200, body))});
		answer.aimAt('graph.users');
		await answer.press('enter');
		for (const keys of [['j'], ['G'], ['/']]) {
			await answer.press(...keys);
			assertStraight(paint(answer), columns, `answer, ${keys}`);
		}
	});
}
