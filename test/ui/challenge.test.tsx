import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cleanup, render} from 'ink-testing-library';
import {App} from '../../source/ui/app.tsx';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {themeFor} from '../../source/ui/theme.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';

const theme = themeFor({isAscii: false, hasColour: false, hasStyles: false});

async function mount() {
	const bench = await openRequestBench({
		columns: 80,
		rows: 24,
		choice: {profileId: 'contoso-review', flow: 'refresh-token', scope: 'graph'},
	});
	const {lastFrame} = render(
		<SettingContext value={{workbench: bench.workbench, theme, isDemo: true}}>
			<App onMount={() => {}} />
		</SettingContext>,
	);
	return {...bench, frame: () => lastFrame() ?? ''};
}

const firstLine = (frame: string): string => frame.split('\n')[0] ?? '';

test('the refusal screen explains a challenge, C answers it, and the header says that the token does', async () => {
	const {frame, press, aimAt} = await mount();
	aimAt('graph.sign-ins');
	await press('enter');
	assert.match(frame(), /wants +a sign-in that satisfies the authentication context c1/);
	assert.match(frame(), /C answer a challenge/);
	assert.doesNotMatch(firstLine(frame()), /CLAIMS/);
	await press('C');
	assert.match(frame(), /Response {2}\[Body\].*ok 200/);
	assert.match(firstLine(frame()), /CLAIMS DEMO MASKED/);
	cleanup();
});

test('a refusal without a challenge offers none to answer', async () => {
	const {frame, press, workbench} = await mount();
	workbench.session.choose({profileId: 'contoso-helpdesk', flow: 'client-credentials'});
	for (let moves = 0; moves < 13; moves++) {
		await press('down');
	}

	await press('enter');
	assert.match(frame(), /GET was refused: 403/);
	assert.match(frame(), /o whole answer {2}r again/);
	assert.doesNotMatch(frame(), /C answer/);
	cleanup();
});

test('another tenant stands in the header behind the profile, and what is no tenant is said where one looks', async () => {
	const {frame, press, type, workbench} = await mount();
	await press('O');
	assert.match(frame(), /tenant, this once:/);
	await type('x y');
	await press('enter');
	assert.match(frame(), /NO A tenant is a GUID/);
	await press('ctrl-u');
	await type('contoso.example');
	await press('enter');
	assert.match(firstLine(frame()), /contoso-review in contoso\.example > /);
	workbench.session.choose({tenant: '0beb5e25-f415-4763-926a-0aa4f89a968f'});
	await press('z');
	assert.match(firstLine(frame()), /contoso-review in 0beb5e25… > /);
	cleanup();
});
