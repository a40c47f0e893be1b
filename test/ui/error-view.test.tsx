import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderToString} from 'ink';
import {EntokError} from '../../source/core/entok-error.ts';
import {App} from '../../source/ui/app.tsx';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {themeFor} from '../../source/ui/theme.ts';
import {settle} from '../helpers/fake-clock.ts';
import {openSignInBench, type SignInBench} from '../session/workbench/sign-in/bench.ts';

const theme = themeFor({isAscii: false, hasColour: false, hasStyles: false});

/** The whole screen as lines; each of the frame must be as wide as the window. */
function painted({workbench}: SignInBench): readonly string[] {
	const {columns, rows} = workbench.state.size;
	const text = renderToString(
		<SettingContext value={{workbench, theme, isDemo: false}}>
			<App onMount={() => {}} />
		</SettingContext>,
		{columns},
	);
	const lines = text.split('\n');
	assert.equal(lines.length, rows);
	for (const line of lines.slice(1, -2)) {
		assert.equal([...line].length, columns, line);
	}

	return lines;
}

/** A device code that a policy refused. */
async function refuse(columns: number, rows: number): Promise<SignInBench> {
	const bench = await openSignInBench({columns, rows});
	bench.deviceCode.fail(
		new EntokError('token-refused', 'The token endpoint refused: invalid_grant, AADSTS53003.', undefined, {
			status: 400,
			code: 'invalid_grant',
			aadsts: 53_003,
			claims: '{"access_token":{}}',
			traceId: '2f8c0000-0000-4000-8000-000000005800',
			correlationId: '824f0000-0000-4000-8000-000000004cce',
			timestamp: '2026-11-23 09:25:10Z',
			serverText: 'AADSTS53003: Access has been blocked by Conditional Access policies.',
		}),
	);
	await settle();
	return bench;
}

test('with room, everything stands in its order under its heading', async () => {
	using bench = await refuse(120, 40);
	const text = painted(bench).join('\n');
	assert.match(text, /▸No token: a Conditional Access policy blocks this ═+ AADSTS53003 {2}400 ═╗/);
	const order = [
		'What happened',
		'Most likely',
		'1. The policy blocks the device code flow itself',
		'Do this',
		'> f  use authorization code instead of device code',
		'  s  show the claims challenge',
		'  r  try again',
		'Ask your admin, ready to paste',
		'Word for word',
		'║ Ids ',
		'timestamp      2026-11-23 09:25:10Z',
	].map(part => text.indexOf(part));
	assert.ok(!order.includes(-1), text);
	assert.deepEqual(
		[...order].sort((a, b) => a - b),
		order,
	);
	assert.match(text, /f other flow {2}s claims {2}r try again {2}Enter do it .* \? keys {2}Esc back/);
});

for (const [columns, rows] of [
	[80, 24],
	[60, 15],
	[40, 10],
] as const) {
	test(`at ${columns}x${rows} what the cursor is on is seen, and everything can be scrolled to`, async () => {
		using bench = await refuse(columns, rows);
		assert.match(painted(bench)[2] ?? '', /NO The token endpoint refused|What happened/);
		await bench.press('k');
		assert.match(painted(bench).join('\n'), /║> f {2}use authoriz|║> {2}f {2}use authoriz/);
		await bench.press('j', 'j');
		assert.match(painted(bench).join('\n'), /║> r {2}try again/);
		for (let page = 0; page < 8; page++) {
			await bench.press('page-up');
		}

		let seen = painted(bench).join('\n');
		for (let page = 0; page < 16; page++) {
			await bench.press('page-down');
			seen += painted(bench).join('\n');
		}

		for (const part of ['NO The token', 'Most likely', 'Ask your admin', 'Word for word', 'timestamp']) {
			assert.ok(seen.includes(part), part);
		}
	});
}
