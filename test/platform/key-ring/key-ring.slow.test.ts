import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {newHome, root} from '../../helpers/program.ts';

const hasKeyRing = ['/usr/bin/dbus-run-session', '/usr/bin/gnome-keyring-daemon'].every(path => existsSync(path));

/** Runs a script of shell on a session bus of its own, with a home of its own. */
function onBus(script: string): string {
	const home = newHome();
	const {stdout, stderr} = spawnSync('dbus-run-session', ['--', 'sh', '-c', script], {
		encoding: 'utf8',
		cwd: home,
		timeout: 60_000,
		env: {
			PATH: process.env['PATH'],
			HOME: home,
			XDG_DATA_HOME: home,
			XDG_RUNTIME_DIR: home,
			XDG_CACHE_HOME: home,
			ENTOK: `${process.execPath} ${join(root, 'bin/entok.js')}`,
		},
	});
	return stdout + stderr;
}

const unlocked = 'printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;';
const add = '$ENTOK profile add app --tenant contoso.example --client-id 11112222-bbbb-3333-cccc-4444dddd5555';

test('gnome-keyring: stored, listed as entok’s, moved out again and deleted', {skip: !hasKeyRing}, () => {
	const said = onBus(`${unlocked}
		printf hunter2 | ${add} --secret-stdin --store keychain:app
		grep -r hunter2 .config .local 2>/dev/null && echo FOUND
		$ENTOK doctor | grep 'key ring'
		$ENTOK profile move-secret app --to ~/moved
		cat ~/moved
		printf again | $ENTOK profile edit app --secret-stdin --store keychain:app
		$ENTOK profile remove app
		$ENTOK profile list`);
	assert.match(said, /Its secret is in keychain:app/);
	assert.doesNotMatch(said, /FOUND/);
	assert.match(said, /key ring +ok usable/);
	assert.match(said, /is in \S+\/moved now\. Deleted: keychain:app\./);
	assert.match(said, /^hunter2$/m);
	assert.match(said, /Deleted what entok stored for it: keychain:app/);
});

test('gnome-keyring: a key ring that is not set up, or locked, is told within its time', {skip: !hasKeyRing}, () => {
	const said = onBus(
		`printf hunter2 | ${add} --secret-stdin --store keychain:app; echo "ended $?"; $ENTOK doctor | grep 'key ring'`,
	);
	assert.match(said, /The key ring cannot be used: .*\n/);
	assert.match(said, /ended 3/);
	assert.match(said, /key ring +not usable/);
	assert.doesNotMatch(said, /hunter2/);
});
