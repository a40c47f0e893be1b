import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cleanup, render} from 'ink-testing-library';
import {tick} from '../../source/session/workbench/ticking.ts';
import {App} from '../../source/ui/app.tsx';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {themeFor} from '../../source/ui/theme.ts';
import {settle} from '../helpers/fake-clock.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';

const theme = themeFor({isAscii: false, hasColour: false, hasStyles: false});

/** The mounted workbench on a fake clock: keys go in as bytes, frames come out as text. */
async function mount() {
	const bench = await openRequestBench({columns: 100, rows: 24});
	const {workbench} = bench;
	workbench.change({focus: 'profile'});
	const {lastFrame, stdin} = render(
		<SettingContext value={{workbench, theme, isDemo: true}}>
			<App onMount={() => {}} />
		</SettingContext>,
	);
	await settle();
	const until = async (pattern: RegExp): Promise<string> => {
		// The emulator signs on other threads: how many turns that takes is not ours to know. The limit is for a failure only.
		const limit = performance.now() + 20_000;
		while (performance.now() < limit) {
			const frame = lastFrame() ?? '';
			if (pattern.test(frame)) {
				return frame;
			}

			await settle();
		}

		throw new Error(`${pattern} did not come:\n${lastFrame()}`);
	};
	return {...bench, lastFrame, stdin, until};
}

test('keys lead from the list to the claims, and the countdown follows the clock', async () => {
	const {stdin, until, clock, workbench} = await mount();
	await until(/▸1 Profile/);
	stdin.write('t');
	const frame = await until(/aud +Microsoft Graph/);
	assert.match(frame, /app-only: no user in this token/);
	const left = (text: string): string => /([\d:]+) left/.exec(text)?.[1] ?? '';
	const before = left(frame);
	await clock.advance(1000);
	const after = left(await until(new RegExp(`(?<!${before}) left`)));
	assert.notEqual(after, before);
	assert.equal(workbench.state.status.mark, 'ok');
	cleanup();
});

test('below five minutes the countdown warns in words, at the end it says that it is over, and a request renews first', async () => {
	const {stdin, until, clock, session} = await mount();
	stdin.write('t');
	await until(/aud +Microsoft Graph/);
	const {token} = session.state;
	assert.equal(token.status, 'done');
	const expiresAt = token.status === 'done' ? token.result.expiresAt : 0;
	await clock.wakeAfter(expiresAt - clock.now() - 4 * 60_000);
	await until(/! 4:00 left/);
	await clock.wakeAfter(5 * 60_000);
	await until(/NO expired 60 s ago/);
	cleanup();
});

test('a token that renews itself is asked for again a minute before its end', async () => {
	const {stdin, until, clock, session, workbench} = await mount();
	stdin.write('t');
	await until(/aud +Microsoft Graph/);
	stdin.write('A');
	await until(/auto-renew/);
	const first = session.state.token;
	assert.equal(first.status, 'done');
	await clock.wakeAfter((first.status === 'done' ? first.result.expiresAt : 0) - clock.now() - 59_000);
	tick(workbench);
	await until(/The token was renewed/);
	const {token} = session.state;
	assert.ok(token.status === 'done' && first.status === 'done' && token.result.expiresAt > first.result.expiresAt);
	cleanup();
});

test('a revealed token is hidden again after fifteen seconds', async () => {
	const {stdin, until, clock, workbench} = await mount();
	stdin.write('t');
	await until(/aud +Microsoft Graph/);
	stdin.write('v');
	await until(/Show the access token for 15 seconds/);
	stdin.write('y');
	await until(/eyJ/);
	await clock.wakeAfter(15_000);
	tick(workbench);
	const frame = await until(/The token is hidden again/);
	assert.doesNotMatch(frame, /eyJ/);
	cleanup();
});

test('a text that is read can be scrolled to its end and no further, by every key that moves', async () => {
	const {stdin, until, workbench} = await mount();
	workbench.resize(40, 10);
	workbench.open({
		kind: 'page',
		title: 'Numbers',
		document: Array.from({length: 30}, (_, index) => ({kind: 'text', text: `row ${index + 1}`}) as const),
		offset: 0,
	});
	await until(/row 1 /);
	stdin.write('\u001b[6~');
	await until(/row 11 /);
	for (const _ of [1, 2, 3, 4, 5]) {
		stdin.write('\u001b[6~');
	}

	await until(/row 30 /);
	stdin.write('k');
	const frame = await until(/row 29 +║\n╚/);
	assert.match(frame, /row 25 /, 'one row back, at once');
	stdin.write('g');
	await until(/row 1 /);
	stdin.write('G');
	await until(/row 30 +║\n╚/);
	cleanup();
});

test('an explanation longer than its window can be scrolled', async () => {
	const {stdin, until, workbench} = await mount();
	workbench.resize(40, 10);
	const text = Array.from({length: 60}, (_, index) => `word${index + 1}`).join(' ');
	workbench.open({kind: 'explain', title: 'aud', text, offset: 0});
	await until(/word1 /);
	stdin.write('G');
	await until(/word60 /);
	cleanup();
});
