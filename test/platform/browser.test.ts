import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {canOpenBrowser, isRemoteSession, openBrowser} from '../../source/platform/browser.ts';

test('without a display, and over SSH, no browser is in front of the person', () => {
	assert.equal(canOpenBrowser({}, 'linux'), false);
	assert.equal(canOpenBrowser({DISPLAY: ':0'}, 'linux'), true);
	assert.equal(canOpenBrowser({WAYLAND_DISPLAY: 'wayland-0'}, 'linux'), true);
	assert.equal(canOpenBrowser({}, 'darwin'), true);
	assert.equal(canOpenBrowser({}, 'win32'), true);
	for (const name of ['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT']) {
		assert.equal(canOpenBrowser({DISPLAY: ':0', [name]: 'x'}, 'linux'), false);
		assert.equal(isRemoteSession({[name]: 'x'}), true);
	}

	assert.equal(isRemoteSession({DISPLAY: ':0'}), false);
});

test('the address is given to the opener as one word, no shell reads it', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-test-'));
	try {
		const said = path.join(folder, 'said');
		const script = `#!/bin/sh\nprintf '%s|%s' "$#" "$1" >${said}.part && mv ${said}.part ${said}\n`;
		writeFileSync(path.join(folder, 'xdg-open'), script);
		chmodSync(path.join(folder, 'xdg-open'), 0o755);
		const environment = {DISPLAY: ':0', PATH: `${folder}:${process.env['PATH']}`};
		assert.equal(await openBrowser('https://login.example/authorize?a=1&b=$(touch+x)', environment, 'linux'), true);
		while (!existsSync(said)) {
			await new Promise(setImmediate);
		}

		assert.equal(readFileSync(said, 'utf8'), '1|https://login.example/authorize?a=1&b=$(touch+x)');
	} finally {
		rmSync(folder, {recursive: true});
	}
});

test('what is no web address is given to nobody, and a missing opener is no success', async () => {
	const environment = {DISPLAY: ':0', PATH: '/nowhere'};
	for (const address of [
		'file:///etc/passwd',
		'javascript:alert(1)',
		'no address',
		'--help',
		'https://login.example/',
	]) {
		assert.equal(await openBrowser(address, environment, 'linux'), false, address);
	}
});
