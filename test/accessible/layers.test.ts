import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tellLayer} from '../../source/accessible/layers.ts';
import {createVoice} from '../../source/accessible/voice.ts';
import {Secret} from '../../source/core/secret.ts';
import type {Layer} from '../../source/session/workbench/state.ts';
import {emptyField} from '../../source/session/workbench/text-field.ts';
import {Workbench} from '../../source/session/workbench/workbench.ts';
import {createBench} from '../helpers/bench.ts';

/** A workbench with one layer, and what is said about it when every question is answered with the same line. */
async function told(layer: Layer, answer?: string) {
	const bench = await createBench();
	const workbench = new Workbench(
		bench.session,
		{
			clock: bench.clock,
			show: bench.show,
			edit: async text => text,
			save: async name => name,
			pipe: async () => {},
			suspend() {},
			redraw() {},
			quit() {},
		},
		{columns: 80, rows: 24},
	);
	let text = '';
	const write = (part: string): void => {
		text += part;
	};
	const voice = createVoice({isTerminal: false, write}, bench.redactor);
	const ask = async (prompt: string): Promise<string | undefined> => {
		voice.prompt(prompt);
		return answer;
	};
	workbench.open(layer);
	await tellLayer({workbench, talk: {voice, ask}, reader: {begin() {}, forgetPlace() {}}}, layer);
	return {workbench, text, voice};
}

test('a view that nobody has taught to plain lines is named and closed, never passed over', async () => {
	const {workbench, text} = await told({kind: 'brand-new'} as unknown as Layer);
	assert.match(text, /"brand new" is a view of the screen that plain lines cannot show yet/);
	assert.equal(workbench.topLayer, undefined);
});

test('a new view with a field is asked for by its name, and what is typed goes into it', async () => {
	const {text} = await told({kind: 'brand-new', field: emptyField} as unknown as Layer, 'hello');
	assert.match(text, /^brand new\. Enter alone leaves it: $/);
	const left = await told({kind: 'brand-new', field: emptyField} as unknown as Layer, '');
	assert.match(left.text, /Left, nothing was done/);
	assert.equal(left.workbench.topLayer, undefined);
});

test('only a clear yes removes a profile', async () => {
	for (const answer of ['', 'n', 'yep', 'x', undefined]) {
		const {workbench, text} = await told(
			{kind: 'remove-profile', profileId: 'demo-contoso-user', name: 'contoso-user'},
			answer,
		);
		assert.match(text, /Remove the profile contoso-user.*, y or n; Enter alone means n:/);
		assert.match(text, /Nothing was removed/);
		assert.ok(workbench.session.state.profiles.some(({name}) => name === 'contoso-user'));
	}

	const {workbench} = await told({kind: 'remove-profile', profileId: 'demo-contoso-user', name: 'contoso-user'}, 'YES');
	assert.ok(!workbench.session.state.profiles.some(({name}) => name === 'contoso-user'));
	assert.equal(workbench.topLayer, undefined);
});

test('what is said has no signs that draw, no control characters, and no secret but one that was asked for', async () => {
	const {voice} = await told({kind: 'explain', title: 'x', text: 'y', offset: 0});
	const bench = await createBench();
	bench.redactor.add(new Secret('a-very-secret-value'));
	const written: string[] = [];
	const spoken = createVoice({isTerminal: false, write: part => written.push(String(part))}, bench.redactor);
	spoken.line('«a» … ’ – → ┌─┐ \u001b[31mred\u0007 a-very-secret-value');
	assert.equal(written.join(''), '"a" ... \' - -> --- \\x1b[31mred\\x07 ********\n');
	spoken.secret('token', new Secret('a-very-secret-value'));
	assert.match(written.join(''), /token: a-very-secret-value\n$/);
	assert.equal(voice.times, 1);
	assert.equal(spoken.times, 2);
});
