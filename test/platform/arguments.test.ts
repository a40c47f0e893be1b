import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseArguments} from '../../source/platform/arguments.ts';

const specs = {
	json: {},
	profile: {value: 'NAME', short: 'p'},
	header: {value: 'H', short: 'H', multiple: true},
} as const;
const parse = (...argv: readonly string[]) => parseArguments(argv, specs);

test('options stand anywhere, values with a blank or an equals sign, repeated ones add up', () => {
	const {positionals, options, rest} = parse('--json', 'token', '-p', 'contoso', 'x', '--header=a:b', '-H', 'c:d');
	assert.deepEqual(positionals, ['token', 'x']);
	assert.deepEqual(options, {json: true, profile: 'contoso', header: ['a:b', 'c:d']});
	assert.deepEqual(rest, []);
});

test('everything behind two dashes is left alone, secrets and options included', () => {
	const {positionals, rest} = parse(
		'exec',
		'--',
		'curl',
		'--json',
		'-H',
		'Authorization: Bearer eyJhbGciOi.eyJhdWQi.x',
	);
	assert.deepEqual(positionals, ['exec']);
	assert.deepEqual(rest, ['curl', '--json', '-H', 'Authorization: Bearer eyJhbGciOi.eyJhdWQi.x']);
});

test('a value that looks like an option needs an equals sign; a lone dash is a value', () => {
	assert.throws(() => parse('--profile', '--json'), {kind: 'usage', message: /--profile needs a value/});
	assert.equal(parse('--profile=--json').options['profile'], '--json');
	assert.equal(parse('--profile', '-').options['profile'], '-');
});

test('unknown options, values of switches and doubled options are errors', () => {
	assert.throws(() => parse('--jsn'), {kind: 'usage', hint: 'Did you mean --json?'});
	assert.throws(() => parse('--json=yes'), {kind: 'usage', message: /takes no value/});
	assert.throws(() => parse('-p', 'a', '-p', 'b'), {kind: 'usage', message: /given twice/});
	assert.throws(() => parse('-x'), {kind: 'usage', message: /no option -x/});
	assert.throws(() => parse('--__proto__'), {kind: 'usage'});
});

test('what looks like a secret is refused wherever it stands, and not repeated', () => {
	for (const secret of ['eyJhbGciOi.eyJhdWQi.sig', `abc8Q~${'x'.repeat(34)}`, `1.A${'x'.repeat(30)}`]) {
		for (const argv of [[secret], ['-p', secret], [`--header=X: ${secret}`]]) {
			assert.throws(
				() => parse(...argv),
				(error: Error) => /command line/.test(error.message) && !error.message.includes(secret),
			);
		}
	}
});

test('an option with a few values names them when it gets another, and guesses which was meant', () => {
	const choosing = {color: {value: 'WHEN', choices: ['always', 'never', 'auto']}};
	assert.deepEqual(parseArguments(['--color', 'never'], choosing).options, {color: 'never'});
	assert.throws(() => parseArguments(['--color=alway'], choosing), {
		kind: 'usage',
		message: 'The option --color cannot be «alway».',
		hint: 'It can be always, never, auto. Did you mean always?',
	});
});
