import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderToString} from 'ink';
import {PickView} from '../../source/ui/pick/pick-view.tsx';
import {themeFor} from '../../source/ui/theme.ts';
import {createPickBench, type PickBench} from '../session/pick/bench.ts';

const theme = themeFor({isAscii: false, hasColour: false, hasStyles: false});

/** The list as lines, without the blanks at their ends. */
const paint = ({picker}: PickBench): readonly string[] =>
	renderToString(<PickView picker={picker} theme={theme} />, {columns: picker.state.size.columns})
		.split('\n')
		.map(line => line.trimEnd());

test('the list shows query and count, profiles in columns, the choice and the keys, in ten rows', async () => {
	const lines = paint(await createPickBench());
	assert.equal(lines.length, 10);
	assert.match(lines[0] ?? '', /^ {2}profile +15 of 15$/);
	assert.match(lines[1] ?? '', /^> contoso-inventory +0beb5e2…89a968f +app +secret$/);
	assert.match(lines[4] ?? '', /^ {2}fabrikam-partner +64c9307…9cbb620 +app\+user +secret +! production$/);
	assert.equal(lines[8], '  client credentials > Microsoft Graph .default');
	assert.equal(lines[9], '  Enter get token  Tab flow, scope  Up/Down move  Ctrl-U clear  Esc cancel');
});

test('when a profile was used last stands at the end of its row', async () => {
	const usedAt = (await createPickBench()).clock.now() - 4 * 60_000;
	const bench = await createPickBench({
		trios: [{profileId: 'demo-contoso-inventory', flow: 'client-credentials', scope: 'graph', usedAt}],
	});
	assert.match(paint(bench)[1] ?? '', / used 4 min ago$/);
});

test('what was typed stands behind the name of the list, and the list keeps its height', async () => {
	const bench = await createPickBench();
	bench.type('partner');
	const lines = paint(bench);
	assert.match(lines[0] ?? '', /^ {2}profile {2}partner +1 of 15$/);
	assert.match(lines[1] ?? '', /^> fabrikam-partner/);
	assert.deepEqual(
		lines.slice(2, 8),
		Array.from({length: 6}, () => ''),
	);
	bench.type('zz');
	assert.equal(paint(bench)[1], '  Nothing matches.');
});

test('why a choice leads nowhere stands below the list, and whole with the way out after Enter', async () => {
	const bench = await createPickBench({choice: {profileId: 'contoso-user', flow: 'client-credentials'}});
	assert.match(paint(bench)[8] ?? '', /^ {2}NO /);
	bench.press('enter');
	const said = paint(bench).slice(1).join(' ').replaceAll(/\s+/g, ' ');
	assert.ok(said.includes(bench.picker.state.said ?? 'nothing was said'), said);
	assert.equal(paint(bench).length, 10);
});

test('where there is little room, what is typed has it, and not the count', async () => {
	const bench = await createPickBench({size: {columns: 20, rows: 5}});
	bench.type('inven');
	const lines = paint(bench);
	assert.deepEqual(lines.slice(0, 2), ['  profile  inven', '> contoso-inventory']);
	assert.equal(lines.length, 4);
});

test('no line is wider than the terminal and the list never as high, whatever the size; production is told to the last', async () => {
	for (const columns of [12, 30, 45, 60, 80, 130]) {
		for (const rows of [1, 2, 3, 5, 8, 30]) {
			const bench = await createPickBench({size: {columns, rows}, choice: {profileId: 'fabrikam-partner'}});
			const lines = paint(bench);
			assert.ok(lines.length <= Math.max(1, rows - 1), `${columns}x${rows}: ${lines.length} lines`);
			assert.ok(
				lines.every(line => line.length <= columns),
				`${columns}x${rows}`,
			);
			if (rows > 2) {
				assert.ok(
					lines.some(line => line.startsWith('> fabrikam')),
					`${columns}x${rows}`,
				);
			}

			if (rows > 2 && columns >= 45) {
				assert.ok(
					lines.some(line => line.includes('! production')),
					`${columns}x${rows}`,
				);
			}
		}
	}
});
