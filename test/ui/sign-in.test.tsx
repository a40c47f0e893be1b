import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderToString} from 'ink';
import {App} from '../../source/ui/app.tsx';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {themeFor} from '../../source/ui/theme.ts';
import {enterCode, openSignInBench, type SignInBench, signIn} from '../session/workbench/sign-in/bench.ts';

const sizes = [
	[80, 24],
	[120, 40],
	[60, 15],
	[40, 10],
] as const;

/** The whole screen as lines, without colours or styles; each must be as wide as the window. */
function painted({workbench}: SignInBench, isAscii = false): readonly string[] {
	const {columns, rows} = workbench.state.size;
	const theme = themeFor({isAscii, hasColour: false, hasStyles: false});
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

for (const [columns, rows] of sizes) {
	test(`at ${columns}x${rows} address, code, time and warning of a device code are whole`, async () => {
		using bench = await openSignInBench({columns, rows});
		const text = painted(bench).join('\n');
		assert.match(text, /https:\/\/microsoft\.com\/devicelogin /);
		assert.match(text, /F C 7 {3}L 9 Q {3}2 M K|FC7L9Q2MK/);
		assert.match(text, /code good for 14:31 /);
		assert.match(text.replace(/[║\s]+/g, ' '), /Only type a code you asked for yourself\./);
		assert.match(text, /\? keys {2}Esc cancel$/m);
	});

	test(`at ${columns}x${rows} a sign-in with a browser shows its way, the address of it, and the box`, async () => {
		using bench = await openSignInBench({columns, rows, flow: 'authorization-code'});
		assert.match(painted(bench).join('\n'), /> 1 {2}A browser on this machine[\s\S]*http:\/\/localhost:8400\/start /);
		await bench.press('4');
		const text = painted(bench).join('\n');
		assert.match(text, /> 4 {2}Forward a port to your machine[\s\S]*ssh -L 8400:localhost:8400/);
		assert.match(text, /[Pp]aste the (?:address of the )?last/);
		bench.paste('http://localhost:8400/?code=1.AVoAaaaaaaaaaaaaaaaaaaaaaaaaaaa&state=x');
		const faulty = painted(bench).join('\n');
		assert.match(faulty.replace(/[║\s]+/g, ' '), /NO This address is not of this sign-in/);
		assert.doesNotMatch(faulty, /1\.AVo/, 'a code is a secret');
	});
}

test('large letters stand where there is room, and the code to copy below them', async () => {
	using bench = await openSignInBench({columns: 120, rows: 40});
	const lines = painted(bench);
	assert.equal(lines.filter(line => line.includes('█')).length, 5);
	assert.match(lines.join('\n'), /without blanks: FC7L9Q2MK/);
	bench.deviceCode.show({...enterCode, userCode: 'ÄÖ-1234'});
	assert.match(painted(bench).join('\n'), /Ä Ö - 1 2 3 4/);
});

test('the last answer and the number of questions are told', async () => {
	using bench = await openSignInBench();
	bench.deviceCode.show({...enterCode, polls: 3, lastAnswer: 'authorization_pending'});
	assert.match(painted(bench).join('\n'), /asks every 5 s {2}authorization_pending \(3\)/);
});

test('the QR code stands beside the code and takes no line of it away', async () => {
	using bench = await openSignInBench({columns: 80, rows: 24});
	await bench.press('#');
	const lines = painted(bench);
	assert.equal(
		lines.filter(line => /[▀▄█]{33}║$/.test(line) || (/[▀▄█ ]{33}║$/.test(line) && /[▀▄█]/.test(line))).length,
		17,
	);
	assert.match(lines.join('\n'), /F C 7 {3}L 9 Q {3}2 M K/);
	assert.match(lines.join('\n'), /code good for 14:31/);
	bench.workbench.resize(60, 15);
	assert.doesNotMatch(painted(bench).join('\n'), /[▀▄]/);
});

test('over SSH the header says so while a person is waited for, and the first way is a forwarded port', async () => {
	using bench = await openSignInBench({
		flow: 'authorization-code',
		doors: {isRemote: true, printOutside: async () => {}},
	});
	const lines = painted(bench);
	assert.match(lines[0] ?? '', /SSH/);
	assert.match(lines.join('\n'), /a browser here cannot come back to you[\s\S]*> 1 {2}Forward a port/);
	assert.match(lines.join('\n'), /Port 8399 was taken/);
	assert.doesNotMatch(lines.at(-1) ?? '', /open here|approve/);
	await bench.press('escape');
	assert.doesNotMatch(painted(bench)[0] ?? '', /SSH/);
});

test('hostile words of a server neither break the frame nor reach the terminal', async () => {
	using bench = await openSignInBench({columns: 60, rows: 15});
	const evil = '\u001b]52;c;x\u0007\u202e'.repeat(20);
	bench.deviceCode.show({
		...enterCode,
		userCode: evil,
		address: `https://${evil}/${'x'.repeat(300)}`,
		lastAnswer: evil,
	});
	assert.doesNotMatch(painted(bench).join(''), /\u001b|\u0007|\u202e/);
	await bench.press('f');
	bench.browser.show({...signIn, startAddress: evil, notes: [evil]});
	assert.doesNotMatch(painted(bench).join(''), /\u001b|\u0007|\u202e/);
});

test('a terminal without line-drawing signs gets plain ones', async () => {
	using bench = await openSignInBench({columns: 120, rows: 40});
	const text = painted(bench, true).join('');
	assert.match(text, /##### {3}#### {2}#####/);
	assert.doesNotMatch(text, /[^\u0020-\u007e]/);
});
