import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyNamed} from '../../../../source/core/key-names.ts';
import {actions} from '../../../../source/session/workbench/actions.ts';
import {keyConflicts} from '../../../../source/session/workbench/keys/conflicts.ts';
import schema from '../../../../source/session/workbench/keys/keys.schema.json' with {type: 'json'};
import {namedActions} from '../../../../source/session/workbench/keys/named-actions.ts';
import {keysTrouble} from '../../../../source/session/workbench/keys/own-keys.ts';
import {readKeys} from '../../../../source/session/workbench/keys/read-keys.ts';
import {whyUnfit} from '../../../../source/session/workbench/keys/unfit-key.ts';
import {createSchemaJudge} from '../../../helpers/schema-judge.ts';

const read = (keys: unknown) => readKeys({version: 1, keys}, actions);
const changedBy = (keys: unknown): unknown => Object.fromEntries(read(keys).changed);
/** Each entry that is not used, with everything said about it. */
const faultsOf = (keys: unknown): readonly string[] =>
	read(keys).problems.map(({entry, reason, advice = ''}) => `${entry}: ${reason}. ${advice}`.trim());

test('the standard table passes every check that a key file has to pass', () => {
	assert.deepEqual(keyConflicts(actions), []);
	for (const {id, keys} of actions) {
		for (const key of keys) {
			assert.deepEqual([keyNamed(key), whyUnfit(key)], [key, undefined], `${id}: ${key}`);
		}
	}
});

test('the keys that sentences name are those of the table', () => {
	for (const [id, keys] of Object.entries(namedActions)) {
		assert.deepEqual(actions.find(action => action.id === id)?.keys, keys, id);
	}
});

test('keys are taken as they are called and as they are shown; none takes the keys away', () => {
	assert.deepEqual(
		changedBy({
			'token.get': ['Ctrl-T', 'ö', 'alt-T'],
			'program.quit': [],
			'request.all': [' ', 'ctrl+o'],
			'page.up': ['Page-up', 'Shift-tab'],
			'panel.previous': [],
			'error.again': ['PgUp', 'Return'],
		}),
		{
			'token.get': ['ctrl-t', 'ö', 'alt-T'],
			'program.quit': [],
			'request.all': ['space', 'ctrl-o'],
			'page.up': ['page-up', 'shift-tab'],
			'panel.previous': [],
			'error.again': ['page-up', 'enter'],
		},
	);
});

test('an entry that cannot be used is told with its reason, and the others count', () => {
	const faults: ReadonlyArray<readonly [string, unknown, RegExp]> = [
		['tokn.get', ['G'], /no such action\. Did you mean token\.get\?/],
		['constructor', ['G'], /no such action\. entok keys lists the ids/],
		['token.get', 't', /a list of at most 8 keys\. For example/],
		['token.get', [...'ABCDEFGHI'], /a list of at most 8 keys/],
		['token.get', [7], /a key is a text/],
		['token.get', ['entr'], /no key «entr»\. Did you mean enter\?/],
		['token.get', [''], /no key «»/],
		['token.get', ['tt'], /no key «tt»/],
		['token.get', ['t', 'T', 't'], /t stands there twice/],
		['token.get', ['F5'], /without a name/],
		['token.get', ['ctrl-h'], /same byte for it as for Backspace/],
		['token.get', ['Ctrl-J'], /same byte for it as for Enter/],
		['token.get', ['ctrl-m'], /same byte for it as for Enter/],
		['token.get', ['ctrl-i'], /same byte for it as for Tab/],
		['token.get', ['ctrl-['], /same byte for it as for Esc/],
		['token.get', ['ctrl-s'], /flow control/],
		['token.get', ['ctrl-q'], /flow control/],
		['token.get', ['ctrl-a'], /prefix of screen/],
		['token.get', ['ctrl-b'], /prefix of tmux/],
		['token.get', ['ctrl-left'], /not every terminal sends it/],
		['token.get', ['shift-up'], /not every terminal sends it/],
		['token.get', ['shift-enter'], /not every terminal sends it/],
		['token.get', ['ctrl-alt-t'], /not every terminal sends it/],
		['token.get', ['shift-t'], /write T/],
		['token.get', ['alt-t'], /cannot be its only key: Esc and then that letter/],
		['token.get', ['escape'], /leads out of everything/],
		['token.get', ['ctrl-c'], /leads out of everything/],
		['program.interrupt', ['escape', 'ctrl-c'], /leads out of everything/],
		['program.back', ['backspace'], /Escape must stay among its keys/],
		['program.interrupt', [], /Ctrl-C must stay among its keys/],
	];
	for (const [id, keys, expected] of faults) {
		const {changed, problems} = read({[id]: keys, 'request.all': ['ctrl-e']});
		const what = `${id} ${JSON.stringify(keys)}`;
		assert.deepEqual([...changed.keys()], ['request.all'], what);
		assert.deepEqual(
			problems.map(({entry}) => entry),
			[id],
			what,
		);
		assert.match(faultsOf({[id]: keys}).join(), expected, what);
	}
});

test('a key that another action of the place has already is not taken', () => {
	assert.deepEqual(faultsOf({'request.all': ['e']}), [
		'request.all: e is a key of request.edit already: edit the request; another than your own becomes a new one. Give request.edit another key, too, or none: [].',
	]);
	assert.match(faultsOf({'request.all': ['t']}).join(), /^request\.all: t is a key of token\.get already/);
	assert.match(faultsOf({'token.get': ['n']}).join(), /^token\.get: n is a key of /);
	assert.match(faultsOf({'token.get': ['j'], 'token.new': ['ctrl-n']}).join(), /^token\.get: j is a key of row\.down/);
});

test('of two entries that want the same key, the later one gives way', () => {
	const wish = {'token.get': ['ctrl-t'], 'token.new': ['ctrl-t']};
	assert.deepEqual(changedBy(wish), {'token.get': ['ctrl-t']});
	assert.match(faultsOf(wish).join(), /^token\.new: Ctrl-T is a key of token\.get already/);
});

test('an entry that is not used itself takes no key from another', () => {
	assert.deepEqual(changedBy({'request.open': ['space', 'e'], 'request.all': ['space']}), {'request.all': ['space']});
});

test('two actions may change places, and a key that one gives up another may have', () => {
	const swapped = {'token.get': ['T'], 'token.new': ['t']};
	assert.deepEqual(changedBy(swapped), swapped);
	const taken = {'request.all': ['z'], 'panel.zoom': ['+']};
	assert.deepEqual(changedBy(taken), taken);
	// The one that cannot be used leaves its own key to nobody.
	assert.deepEqual(changedBy({'token.get': ['T'], 'token.new': ['F1']}), {});
});

test('a view over the panels has letters of its own, but never those of the program', () => {
	const own = {'response.fold': ['t'], 'error.again': ['a']};
	assert.deepEqual(changedBy(own), own);
	assert.match(faultsOf({'response.fold': ['?']}).join(), /^response\.fold: \? is a key of program\.keys already/);
	assert.match(faultsOf({'response.fold': ['r']}).join(), /^response\.fold: r is a key of response\.again/);
});

test('a file of another form or version is not used at all, and says why', () => {
	const refusals: ReadonlyArray<readonly [unknown, RegExp]> = [
		[[], /an object with version and keys/],
		['t', /an object with version and keys/],
		[{version: 1}, /an object with version and keys/],
		[{version: 1, keys: [['token.get', 't']]}, /an object with version and keys/],
		[{keys: {}}, /version of the file must be 1/],
		[{version: '1', keys: {}}, /version of the file must be 1/],
		[{version: 2, keys: {}}, /has version 2; this entok reads version 1/],
	];
	for (const [content, expected] of refusals) {
		const {refusal, changed} = readKeys(content, actions);
		assert.match(refusal?.message ?? '', expected);
		assert.ok((refusal?.hint ?? '').length > 10);
		assert.equal(changed.size, 0);
	}
});

test('an unknown member beside the keys is told, $schema is none', () => {
	const content = {$schema: './keys.schema.json', version: 1, key: {}, keys: {'token.get': ['ctrl-t']}};
	const {problems, changed} = readKeys(content, actions);
	assert.deepEqual(
		problems.map(({entry}) => entry),
		['key'],
	);
	assert.equal(changed.size, 1);
});

test('one sentence says how much of the file is not used', () => {
	const file = {path: '/x/keys.json', shortPath: '/x/keys.json'};
	const trouble = (keys: unknown): string | undefined => keysTrouble({...file, ...read(keys)});
	assert.equal(trouble({}), undefined);
	assert.equal(trouble({no: []}), 'keys.json: 1 entry was not used: see entok keys');
	assert.equal(trouble({no: [], nor: []}), 'keys.json: 2 entries were not used: see entok keys');
	assert.equal(trouble(7), 'keys.json was not used: see entok keys');
});

test('the schema that editors get takes what entok takes, and no more', context => {
	const isFit = createSchemaJudge(context, schema);
	const written = [
		't',
		'T',
		'?',
		'ö',
		' ',
		'Enter',
		'esc',
		'Escape',
		'pgup',
		'page-down',
		'PageUp',
		'Ctrl-T',
		'ctrl+e',
	];
	const names = [
		...written,
		'shift-tab',
		'Del',
		'F5',
		'ctrl-h',
		'ctrl-q',
		'ctrl-up',
		'shift-up',
		'entr',
		'',
		'tt',
		'shift-t',
	];
	for (const name of names) {
		const key = keyNamed(name);
		const isUsable = key !== undefined && whyUnfit(key) === undefined;
		assert.equal(isFit({version: 1, keys: {'token.get': [name]}}), isUsable, JSON.stringify(name));
	}

	for (const content of [
		{version: 2, keys: {}},
		{version: 1, keys: {a: []}},
		{version: 1, keys: {}, more: 1},
	]) {
		assert.equal(isFit(content), false, JSON.stringify(content));
	}

	assert.ok(actions.every(({id, keys}) => isFit({$schema: 'x', version: 1, keys: {[id]: keys}})));
});
