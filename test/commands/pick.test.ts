import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {entok} from '../helpers/program.ts';

const pick = (...argv: readonly string[]) => entok(['--demo', 'pick', ...argv], {isDetached: true});

test('the only profile that matches is taken without a terminal; the token alone is on standard output', async () => {
	const {code, stdout, stderr} = await pick('--query', 'partner', '--select-1', '--no-input', '-s', 'arm');
	assert.equal(code, 0, stderr);
	assert.match(stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
	assert.equal(stderr, '');
	assert.equal(decodeToken(stdout.trim()).payload['tid'], '64c9307d-39dd-45b0-ad21-010bc9cbb620');
});

test('--print says what is printed; a name needs no token', async () => {
	const json = await pick('-p', 'contoso-inventory', '--select-1', '--print', 'json');
	const {access_token: token, profile, schemaVersion} = JSON.parse(json.stdout);
	assert.deepEqual([profile, schemaVersion], ['contoso-inventory', 1]);
	assert.equal(decodeToken(token).payload['idtyp'], 'app');
	const name = await pick('--query', 'wrong-secret', '--select-1', '--print', 'profile');
	assert.deepEqual([name.code, name.stdout], [0, 'contoso-wrong-secret\n']);
	const unknown = await pick('--print', 'yaml');
	assert.deepEqual([unknown.code, unknown.stdout], [2, '']);
	assert.match(unknown.stderr, /Forms: token, header, env, powershell, json, and profile/);
});

test('without a terminal, or where nobody may be asked, it says what to use instead', async () => {
	const none = await pick();
	assert.deepEqual([none.code, none.stdout], [2, '']);
	assert.match(none.stderr, /There is no terminal to pick on\..*\n.*entok token PROFILE/s);
	const refused = await pick('--no-input');
	assert.equal(refused.code, 2);
	assert.match(refused.stderr, /--no-input says that nobody may be asked/);
});

test('nothing to pick is an error of the profiles: none that matches, none at all', async () => {
	const unmatched = await pick('--query', 'zzzz', '--exit-0');
	assert.deepEqual([unmatched.code, unmatched.stdout], [3, '']);
	assert.match(unmatched.stderr, /No profile matches «zzzz»/);
	const none = await entok(['pick'], {isDetached: true});
	assert.equal(none.code, 3);
	assert.match(none.stderr, /There are no profiles yet\..*entok profile add/s);
});

test('a refused token is an error as in every command; nothing is on standard output', async () => {
	const {code, stdout, stderr} = await pick('--query', 'wrong-secret', '--select-1');
	assert.deepEqual([code, stdout], [4, '']);
	assert.match(stderr, /AADSTS7000215/);
});
