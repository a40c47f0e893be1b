import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clouds} from '../../source/catalogue/clouds.ts';
import {scopePresets} from '../../source/catalogue/scope-presets.ts';
import {
	allowedOrigin,
	isLoopbackHost,
	normalAudience,
	originsForAudience,
	whyNotSendTo,
} from '../../source/core/audience.ts';
import type {Cloud, CloudId} from '../../source/core/cloud.ts';
import type {ScopePreset} from '../../source/core/scope-preset.ts';
import {thrownBy} from '../helpers/failure.ts';

const cloudNamed = (id: CloudId): Cloud => clouds.find(cloud => cloud.id === id) ?? assert.fail(`no cloud ${id}`);
const publicCloud = cloudNamed('public');
const graph = 'https://graph.microsoft.com';
const graphId = '00000003-0000-0000-c000-000000000000';

const may = (
	url: string,
	audience: string | readonly string[] = graph,
	{cloud = publicCloud, allowed = []}: {readonly cloud?: Cloud; readonly allowed?: readonly string[]} = {},
): boolean => whyNotSendTo(new URL(url), [audience].flat(), cloud, scopePresets, allowed) === undefined;

test('one trailing slash and the case of an address or GUID do not count', () => {
	assert.equal(normalAudience('https://Graph.Microsoft.com/'), graph);
	assert.equal(normalAudience(graphId.toUpperCase()), graphId);
	assert.equal(normalAudience('API://Own/'), 'api://own');
	assert.equal(normalAudience('Some.Name'), 'Some.Name');
	assert.notEqual(normalAudience(`${graph}//`), graph);
});

for (const audience of [graph, `${graph}/`, 'HTTPS://GRAPH.microsoft.com', graphId, graphId.toUpperCase()]) {
	test(`a token for ${audience} may go to Graph and nowhere else`, () => {
		assert.ok(may(`${graph}/v1.0/me`, audience));
		assert.ok(!may('https://management.azure.com/subscriptions', audience));
		assert.ok(!may('https://api.partnercenter.microsoft.com/v1/customers', audience));
		assert.ok(!may('https://login.microsoftonline.com/common', audience));
	});
}

test('the classic audience of ARM is served by ARM, not by its own host', () => {
	assert.ok(may('https://management.azure.com/subscriptions', 'https://management.core.windows.net/'));
	assert.ok(!may('https://management.core.windows.net/x', 'https://management.core.windows.net/'));
});

for (const url of [
	'https://graph.microsoft.com.evil.example/v1.0/me',
	'https://evil-graph.microsoft.com/v1.0/me',
	'https://evil.graph.microsoft.com/v1.0/me',
	'https://graphxmicrosoft.com/v1.0/me',
	'https://graph.microsoft.com.:443/v1.0/me',
	'https://graph.microsoft.com:8443/v1.0/me',
	'https://graph.microsoft.com@evil.example/v1.0/me',
	'https://user@graph.microsoft.com/v1.0/me',
	'https://user:password@graph.microsoft.com/v1.0/me',
	'https://evil.example/https://graph.microsoft.com/v1.0/me',
	'https://evil.example#https://graph.microsoft.com/',
	'https://gr\u0430ph.microsoft.com/v1.0/me',
	'https://microsoft.com/v1.0/me',
	'https://localhost/v1.0/me',
	'http://127.0.0.1:1234/v1.0/me',
	'http://graph.microsoft.com/v1.0/me',
	'http://graph.microsoft.com:443/v1.0/me',
	'ftp://graph.microsoft.com/v1.0/me',
	'wss://graph.microsoft.com/v1.0/me',
	'file:///graph.microsoft.com/v1.0/me',
]) {
	test(`a Graph token does not go to ${url}`, () => {
		assert.ok(!may(url));
	});
}

test('an address that a parser reads as Graph is Graph', () => {
	assert.ok(may('https://GRAPH.microsoft.com:443/v1.0/me'));
	assert.ok(may('https:\\\\graph.microsoft.com\\v1.0\\me'));
});

test('the reason names audience and host, and no more of the address', () => {
	const url = new URL('https://evil.example/steal?sig=hunter2');
	const reason = whyNotSendTo(url, [graph], publicCloud, scopePresets, []) ?? '';
	assert.match(reason, /https:\/\/graph\.microsoft\.com.*https:\/\/evil\.example/);
	assert.doesNotMatch(reason, /hunter2/);
	assert.match(whyNotSendTo(url, [], publicCloud, scopePresets, []) ?? '', /unknown audience/);
});

test('plain http goes to this machine only, and only where it is allowed', () => {
	const allowed = ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080', 'http://evil.example'];
	for (const url of ['http://127.0.0.1:8080/me', 'http://localhost:8080/me', 'http://[::1]:8080/me']) {
		assert.ok(may(url, graph, {allowed}), url);
	}

	assert.ok(!may('http://127.0.0.1:8081/me', graph, {allowed}));
	assert.ok(!may('http://evil.example/me', graph, {allowed}));
});

test('loopback is 127.0.0.0/8, ::1 and localhost, by exact name', () => {
	for (const host of ['localhost', '127.0.0.1', '127.255.0.9', '[::1]']) {
		assert.ok(isLoopbackHost(host), host);
	}

	for (const host of ['localhost.evil.example', '127.0.0.1.evil.example', '127.evil.example', '0.0.0.0', '10.0.0.1']) {
		assert.ok(!isLoopbackHost(host), host);
	}
});

test('what a person allowed counts as exact origin', () => {
	const allowed = ['https://proxy.example:8443'];
	assert.ok(may('https://proxy.example:8443/v1.0/me', graph, {allowed}));
	assert.ok(!may('https://proxy.example/v1.0/me', graph, {allowed}));
	assert.ok(!may('https://proxy.example.evil.example:8443/', graph, {allowed}));
	assert.ok(!may('https://evil.example/', graph, {allowed: ['not an origin', '', 'https://']}));
});

test('a star in a preset is exactly one label', () => {
	const vault = 'https://vault.azure.net';
	assert.ok(may('https://my-vault.vault.azure.net/secrets', vault));
	for (const url of [
		'https://a.b.vault.azure.net/',
		'https://.vault.azure.net/',
		'https://my-vault.vault.azure.net.evil.example/',
		'https://my-vault.evil-vault.azure.net/',
		'https://my-vaultxvault.azure.net/',
		'https://my-vault.vault.azure.net:8443/',
		'http://my-vault.vault.azure.net/',
		'https://my-vault.vault.azure.cn/',
	]) {
		assert.ok(!may(url, vault), url);
	}
});

test('each cloud has its own origins', () => {
	for (const cloud of clouds) {
		for (const service of cloud.services) {
			assert.deepEqual(originsForAudience(service.resource, cloud, scopePresets), [service.origin]);
			assert.ok(may(`${service.origin}/x`, service.resource, {cloud}));
		}
	}

	for (const [cloud, foreign] of [
		['us-gov', 'https://graph.microsoft.com'],
		['china', 'https://graph.microsoft.com'],
		['public', 'https://graph.microsoft.us'],
		['us-gov', 'https://dod-graph.microsoft.us'],
	] as const) {
		assert.ok(!may(`${foreign}/v1.0/me`, graphId, {cloud: cloudNamed(cloud)}), `${cloud} ${foreign}`);
	}
});

test('an audience nobody knows is served at its own address, when it is one', () => {
	assert.ok(may('https://api.contoso.example/orders', 'https://api.contoso.example/v1'));
	assert.ok(!may('https://contoso.example/orders', 'https://api.contoso.example/v1'));
	assert.deepEqual(originsForAudience('api://orders', publicCloud, scopePresets), []);
	assert.deepEqual(originsForAudience(graphId.replace('3', '4'), publicCloud, scopePresets), []);
	assert.ok(!may('http://api.contoso.example/orders', 'http://api.contoso.example'));
});

test('a preset lists origins for its audience, per cloud', () => {
	const preset: ScopePreset = {
		id: 'orders',
		title: 'Orders',
		scopes: {public: 'api://orders/.default', china: 'api://orders/.default'},
		uses: ['app'],
		origins: {public: ['https://orders.example', 'https://*.orders.example']},
		source: 'test',
	};
	assert.deepEqual(originsForAudience('api://orders', publicCloud, [preset]), preset.origins?.public);
	assert.deepEqual(originsForAudience('api://orders', cloudNamed('china'), [preset]), []);
});

test('one of several audiences is enough', () => {
	assert.ok(may(`${graph}/v1.0/me`, ['api://other', graph]));
	assert.ok(!may(`${graph}/v1.0/me`, []));
});

test('a star in what a person allowed stands for nothing', () => {
	assert.ok(!may('https://evil.com/', graph, {allowed: ['https://*.com']}));
	for (const wrong of [
		'https://*.com',
		'*',
		'',
		'api.example',
		'https://api.example/path',
		'https://a@api.example',
		'ftp://a',
	]) {
		assert.equal(thrownBy(() => allowedOrigin(wrong)).kind, 'usage', wrong);
	}

	assert.equal(allowedOrigin('HTTPS://Api.example:8443/'), 'https://api.example:8443');
});
