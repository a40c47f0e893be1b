import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chromeRows, firstVisible, layoutOf, type PlacedRect} from '../../../source/session/workbench/layout.ts';
import {panelIds} from '../../../source/session/workbench/state.ts';
import {createChance} from '../../helpers/random-text.ts';

const kindAt = (columns: number, rows: number): string => layoutOf({columns, rows}, 'profile', false, false).kind;

const overlap = (a: PlacedRect, b: PlacedRect): boolean =>
	a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

test('the four layouts begin where they are promised to', () => {
	assert.equal(kindAt(100, 30), 'wide');
	assert.equal(kindAt(99, 30), 'normal');
	assert.equal(kindAt(100, 29), 'normal');
	assert.equal(kindAt(60, 20), 'normal');
	assert.equal(kindAt(59, 20), 'single');
	assert.equal(kindAt(60, 19), 'single');
	assert.equal(kindAt(40, 10), 'single');
	assert.equal(kindAt(39, 10), 'too-small');
	assert.equal(kindAt(40, 9), 'too-small');
});

test('panels fill the space exactly, at every size, focus, and with or without an answer', () => {
	for (let columns = 40; columns <= 220; columns += 3) {
		for (let rows = 10; rows <= 70; rows += 3) {
			for (const focus of panelIds) {
				for (const [isZoomed, hasResponse] of [
					[false, false],
					[false, true],
					[true, true],
				] as const) {
					const layout = layoutOf({columns, rows}, focus, isZoomed, hasResponse);
					const height = rows - chromeRows;
					const where = `${columns}x${rows} ${focus} ${isZoomed} ${hasResponse}`;
					assert.notEqual(layout.kind, 'too-small', where);
					if (layout.kind === 'single') {
						assert.deepEqual(layout.panel, {id: focus, left: 0, top: 1, width: columns, height}, where);
					} else if (layout.kind !== 'too-small') {
						const [token, requests] = layout.right;
						assert.equal(
							layout.left.reduce((sum, rect) => sum + rect.height, 0),
							height,
							where,
						);
						assert.equal((token?.height ?? 0) + (requests?.height ?? 0), height, where);
						assert.equal((layout.left[0]?.width ?? 0) + (token?.width ?? 0), columns, where);
						assert.equal((requests?.width ?? 0) + (layout.response?.width ?? 0), token?.width, where);
						const placed = [...layout.left, ...layout.right, ...(layout.response ? [layout.response] : [])];
						assert.ok(
							placed.every(rect => rect.height >= 3 && rect.width >= 10),
							where,
						);
						const area = placed.reduce((sum, rect) => sum + rect.width * rect.height, 0);
						assert.equal(area, columns * height, `${where}: no gap is left`);
						assert.ok(
							placed.every((rect, index) => placed.slice(index + 1).every(other => !overlap(rect, other))),
							`${where}: no panel lies on another`,
						);
					}
				}
			}
		}
	}
});

test('a list stands still until the cursor leaves it, then shows a quarter of where the cursor came from', () => {
	assert.equal(firstVisible(0, 4, 20, 5), 0);
	assert.equal(firstVisible(0, 5, 20, 5), 4);
	assert.equal(firstVisible(7, 6, 20, 5), 3);
	assert.equal(firstVisible(0, 10, 60, 12), 0);
	assert.equal(firstVisible(0, 11, 60, 12), 8, 'a row for what comes next is kept');
	assert.equal(firstVisible(30, 30, 60, 12), 22);
});

test('a list goes neither beyond its end nor before its beginning', () => {
	assert.equal(firstVisible(18, 19, 20, 5), 15);
	assert.equal(firstVisible(3, 0, 2, 5), 0);
	assert.equal(firstVisible(30, 59, 60, 12), 48);
	assert.equal(firstVisible(2, 0, 60, 12), 0);
});

test('wherever the cursor goes, it is seen, in lists and windows of every height', () => {
	const chance = createChance(5);
	for (let height = 1; height <= 30; height++) {
		const count = 1 + Math.floor(chance() * 90);
		let offset = 0;
		for (let step = 0; step < 60; step++) {
			const cursor = Math.floor(chance() * count);
			offset = firstVisible(offset, cursor, count, height);
			assert.ok(cursor >= offset && cursor < offset + height, `${cursor} from ${offset}, ${height} rows`);
			assert.ok(offset === 0 || offset + height <= count, `${offset} of ${count}, ${height} rows`);
			assert.equal(firstVisible(offset, cursor, count, height), offset, 'looking again changes nothing');
		}
	}
});

test('held, an arrow key moves a window of four rows or more at most every third time, up or down', () => {
	for (let height = 4; height <= 40; height++) {
		for (const by of [1, -1]) {
			let offset = by > 0 ? 0 : 200 - height;
			let moves = 0;
			for (let step = 0; step < 200; step++) {
				const next = firstVisible(offset, by > 0 ? step : 199 - step, 200, height);
				moves += next === offset ? 0 : 1;
				offset = next;
			}

			assert.ok(moves <= Math.ceil(200 / Math.max(3, height / 2)), `${moves} times with ${height} rows`);
		}
	}
});
