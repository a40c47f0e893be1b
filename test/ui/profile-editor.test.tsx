import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderToString} from 'ink';
import {openWelcome} from '../../source/session/workbench/first-run/first-run.ts';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {WelcomeView} from '../../source/ui/screens/first-run.tsx';
import {ProfileEditor} from '../../source/ui/screens/profile-editor.tsx';
import {themeFor} from '../../source/ui/theme.ts';
import {contoso, type EditorBench, openEditorBench} from '../session/workbench/editor/bench.ts';

const sizes = [
	[80, 24],
	[120, 40],
	[60, 15],
] as const;

/** The layer on top as lines, painted without colours or styles into all rows but those of header, status and hints. */
function painted({workbench}: EditorBench): readonly string[] {
	const {columns, rows} = workbench.state.size;
	const rect = {width: columns, height: rows - 3};
	const layer = workbench.topLayer;
	const theme = themeFor({isAscii: false, hasColour: false, hasStyles: false});
	const text = renderToString(
		<SettingContext value={{workbench, theme, isDemo: false}}>
			{layer?.kind === 'profile-editor' ? <ProfileEditor draftKey={layer.draftKey} rect={rect} /> : null}
			{layer?.kind === 'welcome' ? <WelcomeView cursor={layer.cursor} rect={rect} /> : null}
		</SettingContext>,
		{columns},
	);
	const lines = text.split('\n');
	assert.equal(lines.length, rect.height);
	for (const line of lines) {
		assert.equal([...line].length, columns, line);
	}

	return lines;
}

for (const [columns, rows] of sizes) {
	test(`at ${columns}x${rows} the editor fills its place exactly, whatever is in the profile`, async () => {
		const profile = {
			...contoso,
			name: 'a name of sixty-four characters, which is as long as can be ok',
			tenant: `${'a-very-long-domain-name.'.repeat(6)}example`,
			note: 'two\nlines \u001b[31m and more '.repeat(20),
			scopes: Array.from({length: 12}, (_, index) => `api://some-application/${index}`),
		};
		const editor = await openEditorBench({profiles: [profile], columns, rows});
		editor.press('e');
		for (let step = 0; step < 25; step++) {
			const lines = painted(editor);
			assert.equal(lines.filter(line => /^║>/.test(line)).length, 1, 'the field with the focus is seen');
			assert.doesNotMatch(lines.join(''), /\u001b/);
			editor.press('tab');
		}
	});

	test(`at ${columns}x${rows} the welcome fills its place exactly and shows every choice`, async () => {
		const editor = await openEditorBench({columns, rows});
		openWelcome(editor.workbench);
		const screen = painted(editor).join('\n');
		for (const text of ['d Demo tenant', 'n New profile', 'i Import', 'e Environment', '? What do I need']) {
			assert.ok(screen.includes(text), text);
		}

		assert.match(screen, /Nothing has been sent anywhere. Nothing is stored/);
		assert.match(screen, /entok profile add NAME --tenant T --client-id ID/);
		assert.match(screen, /Profiles memory, for this run/);
	});
}

test('what is wrong stands beside its field, and a typed secret is never on the screen', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.fill('clientId', '8c1de07b-11');
	editor.fill('secret', 'hunter2-hunter2');
	const screen = painted(editor).join('\n');
	assert.match(screen, /Client ID +8c1de07b-11 +NO not a GUID yet/);
	assert.match(screen, /> Secret +\*{8} +NO a reference is needed/);
	assert.match(screen, /A reference is needed: env:NAME/);
	assert.match(screen, /No secret is written into this file: memory/);
	assert.doesNotMatch(screen, /hunter2/);
});

test('a secret id is told from a secret', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.fill('secret', contoso.clientId);
	assert.match(painted(editor).join('\n'), /This is a secret id, not a secret; write a reference/);
});

test('a plain: value that is there is marked in words and hidden', async () => {
	const profile = {...contoso, credential: {kind: 'secret', secret: 'plain:hunter2-hunter2'}} as const;
	const editor = await openEditorBench({profiles: [profile]});
	editor.press('e');
	const screen = painted(editor).join('\n');
	assert.match(screen, /Secret +plain:\*{8} +NO an unprotected secret/);
	assert.match(screen, /NO a secret stands in this file/);
	assert.doesNotMatch(screen, /hunter2/);
});

test('beside wide fields stand the help, the check and the changes', async () => {
	const editor = await openEditorBench({profiles: [contoso], columns: 120, rows: 40});
	editor.press('e');
	editor.fill('clientId', 'x');
	const screen = painted(editor).join('\n');
	assert.match(screen, /About Client ID/);
	assert.match(screen, /Not: Object ID/);
	assert.match(screen, /NO Client ID: not a GUID yet/);
	assert.match(screen, /~ clientId/);
	assert.match(screen, /Edit profile {2}contoso .*not saved {2}1 change/);
});

test('the cursor stays in sight in a text longer than its field', async () => {
	const editor = await openEditorBench({columns: 60, rows: 15});
	editor.press('n');
	editor.fill('note', `${'x'.repeat(120)}end`);
	assert.match(painted(editor).join('\n'), /> Note +x+end /);
});
