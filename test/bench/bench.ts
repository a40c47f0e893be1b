import {spawnSync} from 'node:child_process';
import {existsSync, globSync, statSync} from 'node:fs';
import path from 'node:path';

/**
 * Start-up of the headless commands, each against `node -e 0` in the same run: rounds are interleaved, medians taken,
 * ratios printed. Absolute figures move with the machine; quote ratios. `--json` prints the rows as JSON.
 */
const rounds = 15;
const root = path.resolve(import.meta.dirname, '../..');
const entry = path.join(root, 'bin/entok.js');
const token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"aud":"x","exp":1}').toString('base64url')}.x`;

type Case = {readonly name: string; readonly argv: readonly string[]; readonly input?: string};

const baseline: Case = {name: 'node -e 0', argv: ['-e', '0']};
const cases: readonly Case[] = [
	baseline,
	{name: 'entok --version', argv: [entry, '--version']},
	{name: 'entok explain', argv: [entry, 'explain', 'AADSTS7000215']},
	{name: 'entok inspect -', argv: [entry, 'inspect', '-'], input: token},
	{name: 'entok profile list', argv: [entry, 'profile', 'list']},
	{name: 'entok --demo token', argv: [entry, '--demo', 'token', 'contoso-inventory']},
];

function millisecondsOf({argv, input}: Case): number {
	const started = performance.now();
	const {status, stderr} = spawnSync(process.execPath, [...argv], {
		input: input ?? '',
		env: {PATH: process.env['PATH'], HOME: '/nonexistent'},
	});
	if (status !== 0) {
		throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
	}

	return performance.now() - started;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (!existsSync(path.join(root, 'dist/cli.js'))) {
	throw new Error('There is no build: npm run build');
}

const times = new Map(cases.map(({name}) => [name, [] as number[]]));
for (let round = -1; round < rounds; round++) {
	for (const measured of cases) {
		const milliseconds = millisecondsOf(measured);
		// The first round fills the compile cache and does not count.
		if (round >= 0) {
			times.get(measured.name)?.push(milliseconds);
		}
	}
}

const floor = median(times.get(baseline.name) ?? []);
const rows = cases.map(({name}) => {
	const milliseconds = median(times.get(name) ?? []);
	return {name, milliseconds: Math.round(milliseconds), ratio: Number((milliseconds / floor).toFixed(2))};
});
const bytes = globSync(path.join(root, 'dist/**/*.js')).reduce((sum, file) => sum + statSync(file).size, 0);
if (process.argv.includes('--json')) {
	console.log(JSON.stringify({rows, distBytes: bytes}));
} else {
	for (const {name, milliseconds, ratio} of rows) {
		console.log(
			`${name.padEnd(20)}  ${String(milliseconds).padStart(5)} ms  ${ratio.toFixed(2).padStart(6)} x node -e 0`,
		);
	}

	console.log(`${'dist/*.js'.padEnd(20)}  ${(bytes / 1024).toFixed(0).padStart(5)} KiB`);
}
