import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chromeRows, firstVisible, layoutOf, type PlacedRect} from '../../../source/session/workbench/layout.ts';
import {panelIds} from '../../../source/session/workbench/state.ts';

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

test('a list scrolls only when the cursor leaves what is seen', () => {
	assert.equal(firstVisible(0, 4, 20, 5), 0);
	assert.equal(firstVisible(0, 5, 20, 5), 1);
	assert.equal(firstVisible(7, 6, 20, 5), 6);
	assert.equal(firstVisible(18, 19, 20, 5), 15);
	assert.equal(firstVisible(3, 0, 2, 5), 0);
});
