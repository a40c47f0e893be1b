import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entokFolders} from '../../source/platform/folders.ts';

test('folders: follow the XDG base directories, and their defaults', () => {
	assert.deepEqual(
		entokFolders({}, 'linux', () => '/home/ada'),
		{
			config: '/home/ada/.config/entok',
			state: '/home/ada/.local/state/entok',
			cache: '/home/ada/.cache/entok',
		},
	);
	assert.deepEqual(
		entokFolders({XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/k'}, 'linux', () => '/home/ada'),
		{config: '/c/entok', state: '/s/entok', cache: '/k/entok'},
	);
});

test('folders: relative and empty XDG values are ignored', () => {
	const {config, state} = entokFolders({XDG_CONFIG_HOME: 'here', XDG_STATE_HOME: ''}, 'linux', () => '/home/ada');
	assert.equal(config, '/home/ada/.config/entok');
	assert.equal(state, '/home/ada/.local/state/entok');
});

test('folders: --config-dir wins over ENTOK_CONFIG_HOME, and both over XDG; they hold everything', () => {
	const environment = {ENTOK_CONFIG_HOME: '/mine', XDG_CONFIG_HOME: '/c'};
	assert.deepEqual(
		entokFolders(environment, 'linux', () => '/home/ada'),
		{
			config: '/mine',
			state: '/mine/state',
			cache: '/mine/cache',
		},
	);
	assert.equal(entokFolders(environment, 'darwin', () => '/Users/ada', '/given').config, '/given');
});

test('folders: where a folder is named, the home is not asked for', () => {
	const unknown = (): string => assert.fail('it was asked for');
	assert.equal(entokFolders({}, 'linux', unknown, '/given').config, '/given');
});

test('folders: macOS and Windows use their own places', () => {
	assert.equal(
		entokFolders({XDG_CONFIG_HOME: '/c'}, 'darwin', () => '/Users/ada').config,
		'/Users/ada/Library/Application Support/entok',
	);
	assert.deepEqual(
		entokFolders({APPDATA: 'D:\\Roaming'}, 'win32', () => 'C:\\Users\\ada'),
		{
			config: 'D:\\Roaming\\entok',
			state: 'C:\\Users\\ada\\AppData\\Local\\entok\\state',
			cache: 'C:\\Users\\ada\\AppData\\Local\\entok\\cache',
		},
	);
});
