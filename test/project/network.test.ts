import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {clouds} from '../../source/catalogue/clouds.ts';
import {root} from '../helpers/program.ts';

const files = globSync('source/**/*.{ts,tsx}', {cwd: root})
	.filter(file => !file.startsWith('source/build/'))
	.sort();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Files that import one of these for more than its types. */
const importing = (modules: RegExp): readonly string[] =>
	files.filter(file =>
		read(file)
			.split('\n')
			.some(line => modules.test(line) && !/^import type /.test(line)),
	);

test('only the HTTP door of the platform can open a connection, and only it knows got and the proxy agents', () => {
	assert.deepEqual(importing(/from 'got'|import\('got'\)/), ['source/platform/http-send.ts']);
	assert.deepEqual(importing(/from 'hpagent'|import\('hpagent'\)/), ['source/platform/http-tunnel.ts']);
	assert.deepEqual(importing(/(?:from |import\()['"](?:node:)?(?:https?|http2|tls|net|dgram|dns)(?:\/promises)?['"]/), [
		'source/emulator/certificate.ts',
		'source/emulator/connect-proxy.ts',
		'source/emulator/server.ts',
		'source/platform/holder/holder-client.ts',
		'source/platform/holder/holder-server.ts',
		'source/platform/http-agents.ts',
		'source/platform/http-tunnel.ts',
		'source/platform/proxy.ts',
		'source/platform/redirect-server.ts',
	]);
});

test('the holder is reached by the path of a file only, never by a port', () => {
	const calls = (file: string, name: string) => read(file).match(new RegExp(`\\b${name}\\([^)]*\\)`, 'g')) ?? [];
	assert.deepEqual(calls('source/platform/holder/holder-client.ts', 'connect'), ['connect(path)']);
	assert.deepEqual(calls('source/platform/holder/holder-server.ts', 'listen'), ['listen(path, resolve)']);
	assert.doesNotMatch(read('source/platform/holder/holder-server.ts'), /\bconnect\(/);
});

test('nothing of the web’s own network is used, but by the demo’s invented user, who stays on loopback', () => {
	const using = files.filter(file =>
		/(?<![\w.'])(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/.test(read(file)),
	);
	assert.deepEqual(using, ['source/emulator/demo-user.ts']);
});

test('what listens makes servers only: it opens no connection of its own', () => {
	for (const file of [
		'source/emulator/certificate.ts',
		'source/emulator/connect-proxy.ts',
		'source/emulator/server.ts',
		'source/platform/redirect-server.ts',
	]) {
		assert.doesNotMatch(read(file), /\b(?:createConnection|request|connect|get)\(/, file);
	}
});

test('SECURITY.md names every host that entok knows', () => {
	const security = read('.github/SECURITY.md');
	const hosts = clouds.flatMap(({authority, services}) => [authority, ...services.map(({origin}) => origin)]);
	for (const host of new Set(hosts.map(address => new URL(address).host))) {
		assert.ok(security.includes(`\`${host}\``), `${host} is missing`);
	}
});
