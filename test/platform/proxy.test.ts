import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {proxyFor} from '../../source/platform/proxy.ts';

const chosen = (url: string, environment: Readonly<Record<string, string>>): string | undefined =>
	proxyFor(new URL(url), environment)?.href;

test('each scheme has its own variable, in either case, the lower one first', () => {
	assert.equal(chosen('https://a.example/', {HTTPS_PROXY: 'http://p:1'}), 'http://p:1/');
	assert.equal(chosen('https://a.example/', {https_proxy: 'http://p:1'}), 'http://p:1/');
	assert.equal(chosen('https://a.example/', {HTTP_PROXY: 'http://p:1'}), undefined);
	assert.equal(chosen('http://a.example/', {HTTP_PROXY: 'http://p:1', HTTPS_PROXY: 'http://p:2'}), 'http://p:1/');
	assert.equal(chosen('http://a.example/', {HTTP_PROXY: 'http://p:1', http_proxy: 'http://p:2'}), 'http://p:2/');
	assert.equal(chosen('https://a.example/', {}), undefined);
	assert.equal(chosen('https://a.example/', {HTTPS_PROXY: ' '}), undefined);
});

test('a proxy may be written without a scheme, with TLS, and with a name and password', () => {
	assert.equal(chosen('https://a.example/', {HTTPS_PROXY: 'p.example:3128'}), 'http://p.example:3128/');
	assert.equal(chosen('https://a.example/', {HTTPS_PROXY: 'https://p.example'}), 'https://p.example/');
	assert.equal(chosen('https://a.example/', {HTTPS_PROXY: 'http://u:p%40@p:1'}), 'http://u:p%40@p:1/');
});

test('this computer and its link are never reached through a proxy', () => {
	for (const host of [
		'localhost',
		'LOCALHOST.',
		'app.localhost',
		'127.0.0.1',
		'127.9.9.9',
		'0x7f.1',
		'[::1]',
		'[::ffff:127.0.0.1]',
		'0.0.0.0',
		'169.254.169.254',
		'[fe80::1]',
	]) {
		assert.equal(chosen(`http://${host}:8400/`, {HTTP_PROXY: 'http://p:1'}), undefined, host);
	}
});

const exemptions: ReadonlyArray<readonly [list: string, exempt: readonly string[], proxied: readonly string[]]> = [
	['*', ['a.example'], []],
	['a.example', ['a.example', 'A.EXAMPLE', 'a.example.', 'b.a.example'], ['ba.example', 'a.example.org']],
	['.corp.example', ['corp.example', 'x.corp.example', 'y.x.corp.example'], ['xcorp.example']],
	['*.corp.example', ['x.corp.example'], ['xcorp.example']],
	['one.example, two.example', ['one.example', 'two.example'], ['three.example']],
	['one.example two.example', ['two.example'], []],
	['a.example:8443', ['a.example:8443'], ['a.example', 'a.example:443']],
	['a.example:443', ['a.example'], ['a.example:8443']],
	['10.1.2.3', ['10.1.2.3', '[::ffff:10.1.2.3]'], ['10.1.2.30', 'x10.1.2.3.example']],
	['10.0.0.0/8', ['10.200.3.4'], ['11.0.0.1', 'ten.example']],
	['2001:db8::1', ['[2001:db8::1]', '[2001:0db8:0::1]'], ['[2001:db8::2]']],
	['[2001:db8::1]:8443', ['[2001:db8::1]:8443'], ['[2001:db8::1]']],
	['2001:db8::/32', ['[2001:db8:ffff::1]'], ['[2001:db9::1]']],
	['10.0.0.0/99,10.0.0.0/,/8,.,,:', [], ['10.0.0.1', 'a.example']],
];
for (const [list, exempt, proxied] of exemptions) {
	test(`NO_PROXY=${list} exempts what it names and nothing else`, () => {
		for (const name of ['NO_PROXY', 'no_proxy']) {
			const environment = {HTTPS_PROXY: 'http://p:1', [name]: list};
			for (const host of exempt) {
				assert.equal(chosen(`https://${host}/`, environment), undefined, host);
			}

			for (const host of proxied) {
				assert.equal(chosen(`https://${host}/`, environment), 'http://p:1/', host);
			}
		}
	});
}

test('a variable that holds no proxy is a configuration error that names it and not its value', () => {
	for (const value of ['socks5://canary:1', 'http://', 'http://u:canary@', 'http://u:canary%@p:1', 'http://p:canary']) {
		assert.throws(
			() => chosen('https://a.example/', {HTTPS_PROXY: value}),
			(error: unknown) => {
				assert.ok(error instanceof EntokError);
				assert.equal(error.kind, 'configuration');
				assert.match(error.message, /HTTPS_PROXY/);
				assert.doesNotMatch(`${error.message} ${error.hint}`, /canary/);
				return true;
			},
		);
	}
});
