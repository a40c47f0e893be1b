import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entok} from '../helpers/program.ts';

/** Throws where nobody catches it, once the token is there: at the first write to standard output. */
const crashing = (what: string): readonly string[] => [
	'--import',
	`data:text/javascript,${encodeURIComponent(`
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...more) => {
	if (String(text).startsWith('eyJ')) {
		setTimeout(() => { ${what} });
		return true;
	}
	return write(text, ...more);
};
process.exit = new Proxy(process.exit, {apply: (exit, self, codes) => (codes.length > 0 ? Reflect.apply(exit, self, codes) : undefined)});
`)}`,
];

const canary = 'eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOiJ5ZXMifQ.c2lnbmF0dXJl';

for (const [how, what] of [
	[
		'an exception',
		`throw Object.assign(new Error('it broke with ${canary}'), {request: {authorization: '${canary}'}})`,
	],
	['a rejection', `Promise.reject(Object.assign(new Error('it broke with ${canary}'), {cause: '${canary}'}))`],
	['something that is no error', `throw {secret: '${canary}', toString: () => 'it broke with ${canary}'}`],
] as const) {
	test(`${how} nobody caught ends with one sentence, 1 and no secret`, async () => {
		const run = await entok(['--demo', 'token', 'contoso-inventory', '-s', 'graph'], {node: crashing(what)});
		assert.equal(run.code, 1);
		assert.match(run.stderr, /^entok: Unexpected failure: it broke with \*{8}\n {2}This is a fault of entok/);
		assert.doesNotMatch(run.stderr, /eyJ|\bat |node:/);
		assert.equal(run.stderr.split('\n').length, 3);
	});
}
