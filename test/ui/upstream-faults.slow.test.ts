import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startFaultServer} from '../helpers/fault-server.ts';
import {entok, newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';
import {faultFor} from '../helpers/upstream-faults.ts';

/** One fault of every family, and what the error screen says of it. */
const faults: ReadonlyArray<readonly [fault: string, words: RegExp]> = [
	['hang', /no answer came within 1\s+s/],
	['drip', /was not complete\s+within 1\s+s/],
	['reset', /closed the\s+connection/],
	['short-body', /broke off/],
	['bad-chunk', /not valid\s+HTTP/],
	['huge-head', /not valid\s+HTTP/],
	['endless', /larger than 4\s+MiB/],
	['bomb', /larger than 4\s+MiB/],
	['bad-gzip', /cannot be\s+unpacked/],
	['html-403', /web page/],
	['deep-json', /no access_token/],
	['hostile-error', /7000215/],
	['huge-error', /7000215/],
	['empty-500', /500/],
	['throttled-by-date', /3600 s/],
];

/** The program's own memory, in MiB, right now. */
async function residentMebibytes(pid: number): Promise<number> {
	const {readFile} = await import('node:fs/promises');
	const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kibibytes) / 1024;
}

test('the workbench tells each fault of a server and goes on', {
	skip: process.platform !== 'linux' && 'reads /proc',
}, async () => {
	let next = 'good';
	const server = await startFaultServer(undefined, path => faultFor(path.replace('good', next)));
	const origin = `http://127.0.0.1:${server.port}`;
	const home = newHome();
	const environment = {HOME: home, ENTOK_TEST_SECRET: 'canary-of-the-client-secret'};
	const profile = ['--tenant', 'good.example', '--client-id', '11112222-bbbb-3333-cccc-4444dddd5555'];
	const cloud = ['--cloud', 'custom', '--authority', origin, '--graph', origin, '--secret', 'env:ENTOK_TEST_SECRET'];
	for (const [fault] of faults) {
		// Each its own profile: what a server asked one to wait for must not stop the next.
		const added = await entok(['profile', 'add', `try-${fault}`, ...profile, ...cloud], {environment});
		assert.equal(added.code, 0, added.stderr);
	}

	for (const [fault, words] of faults) {
		await using terminal = openTerminal({
			environment,
			columns: 100,
			rows: 34,
			arguments: ['-p', `try-${fault}`, '-s', 'graph', '--timeout', '1'],
		});
		next = fault;
		await terminal.waitFor(`try-${fault}`);
		terminal.press('T');
		const screen = await terminal.waitFor(words, {timeout: 20_000});
		assert.equal(screen.length, 34);
		assert.doesNotMatch(screen.join('\n'), /canary|Unexpected/);
		terminal.press('escape');
		await terminal.waitFor('Requests');
		assert.ok(
			(await residentMebibytes(terminal.pid)) < 150,
			`${await residentMebibytes(terminal.pid)} MiB after ${fault}`,
		);
		next = 'good';
		if (!fault.startsWith('throttled')) {
			terminal.press('T');
			await terminal.waitFor(/aud +Microsoft Graph/);
		}

		terminal.press('Q');
		assert.equal((await terminal.exited).code, 0);
	}

	await server.close();
});
