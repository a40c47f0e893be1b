import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {browserOpener} from '../../source/platform/browser.ts';

const refused = (thrown: unknown): boolean => thrown instanceof EntokError && thrown.kind === 'usage';

test('without a display there is no browser; macOS and Windows always have one', () => {
	const none = (): Record<string, string> => ({});
	assert.equal(browserOpener({}, none, 'linux'), undefined);
	assert.ok(browserOpener({DISPLAY: ':0'}, none, 'linux'));
	assert.ok(browserOpener({WAYLAND_DISPLAY: 'wayland-0'}, none, 'linux'));
	assert.ok(browserOpener({}, none, 'darwin'));
	assert.ok(browserOpener({}, none, 'win32'));
});

test('the address is given to the opener as one word, in the environment of a child', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-test-'));
	try {
		const pipe = path.join(folder, 'said');
		writeFileSync(
			path.join(folder, 'xdg-open'),
			`#!/bin/sh\nprintf '%s|%s|%s' "$#" "$1" "$SECRET" >${pipe}.part && mv ${pipe}.part ${pipe}\n`,
		);
		chmodSync(path.join(folder, 'xdg-open'), 0o755);
		const PATH = `${folder}:${process.env['PATH']}`;
		const open = browserOpener({DISPLAY: ':0', SECRET: 'x'}, () => ({PATH}), 'linux');
		await open?.('https://login.example/authorize?a=1&b=$(touch x) y');
		while (!existsSync(pipe)) {
			await new Promise(setImmediate);
		}

		assert.equal(readFileSync(pipe, 'utf8'), '1|https://login.example/authorize?a=1&b=$(touch%20x)%20y|');
	} finally {
		rmSync(folder, {recursive: true});
	}
});

test('what is no web address is given to nobody, and a missing opener is told', async () => {
	const open = browserOpener({DISPLAY: ':0'}, () => ({PATH: '/nowhere'}), 'linux');
	for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'no address', '--help']) {
		await assert.rejects(async () => open?.(address), refused, address);
	}

	await assert.rejects(async () => open?.('https://login.example/'), /xdg-open was not found/);
});
