import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pickInLines} from '../../source/accessible/pick-lines.ts';
import {createPickBench, type PickBench, type PickBenchOptions} from '../session/pick/bench.ts';

type Picked = PickBench & {readonly end: string; readonly said: string; readonly parts: readonly string[]};

/** Picks in lines; after the last one the input ends. */
async function pick(lines: readonly string[], options: PickBenchOptions = {}): Promise<Picked> {
	const bench = await createPickBench(options);
	const parts: string[] = [''];
	const rest = [...lines];
	const end = await pickInLines(
		bench.picker,
		{
			isTerminal: true,
			async next() {
				parts.push('');
				return rest.shift();
			},
			onInterrupt: () => () => {},
			onStop: () => () => {},
		},
		{isTerminal: true, write: text => parts.push((parts.pop() ?? '') + text)},
		bench.redactor,
	);
	return {...bench, end, said: parts.join(''), parts};
}

test('Enter takes what is chosen, which was read out with its flow and scope', async () => {
	const {end, parts, chosen} = await pick(['']);
	assert.equal(end, 'taken');
	assert.match(parts[0] ?? '', /^Profiles, 15 of 15:\n1 contoso-inventory, \S+, app, secret\n2 /);
	assert.match(
		parts[0] ?? '',
		/Chosen: contoso-inventory, client credentials > Microsoft Graph \.default\. Enter gets/,
	);
	assert.deepEqual(chosen(), ['demo-contoso-inventory', 'client-credentials', 'graph']);
});

test('a number chooses, letters narrow the list down, and numbers then count in what is left', async () => {
	const {end, parts, chosen} = await pick(['2', 's', 'key vault', '1', '']);
	assert.equal(end, 'taken');
	assert.match(parts[1] ?? '', /^Chosen: contoso-helpdesk/);
	assert.match(parts[2] ?? '', /^Scopes, 57 of 57:\n1 Microsoft Graph, \.default\n/);
	assert.match(parts[2] ?? '', /and 37 more: letters narrow the list down/);
	assert.match(parts[3] ?? '', /^Scopes, \d+ of 57:\n1 Key Vault, \.default\n/);
	assert.deepEqual(chosen(), ['demo-contoso-helpdesk', 'client-credentials', 'key-vault']);
});

test('a flow that cannot work says why in the list and when it is to be used; the list goes on', async () => {
	const {end, said} = await pick(['contoso-user', 'f', 'client', '', 'refresh', '']);
	assert.match(said, /client credentials, app, - .+credential/);
	assert.match(said, / cancels: NO .+ credential\. Add one:/);
	assert.equal(end, 'taken');
});

test('a number there is none of is told; q, and the end of the input, leave with nothing', async () => {
	const {end, said} = await pick(['99', 'q', '']);
	assert.equal(end, 'cancelled');
	assert.match(said, /There is no number 99; the list has 15\./);
	assert.equal((await pick([])).end, 'cancelled');
});

test('not one control character is said', async () => {
	const {said} = await pick(['f', 's', 'zzzz', '/', 'p', '']);
	assert.doesNotMatch(said, /[\x00-\x09\x0b-\x1f]/);
});
