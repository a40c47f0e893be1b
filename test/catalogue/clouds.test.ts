import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf, cloudOfAuthorityHost, clouds} from '../../source/catalogue/clouds.ts';
import {serviceOf} from '../../source/core/cloud.ts';
import {EntokError} from '../../source/core/entok-error.ts';

const hasNoTrailingSlash = (origin: string): boolean => new URL(origin).origin === origin;

test('clouds: every authority and service origin is an https origin without a trailing slash', () => {
	for (const {authority, services} of clouds) {
		for (const origin of [authority, ...services.map(service => service.origin)]) {
			assert.ok(hasNoTrailingSlash(origin) && origin.startsWith('https://'), origin);
		}
	}
});

test('clouds: each accepts its own resource as audience and no audience ends in a slash', () => {
	for (const {services} of clouds) {
		for (const {audiences, resource} of services) {
			assert.ok(audiences.includes(resource), resource);
			assert.deepEqual(
				audiences.filter(audience => audience.endsWith('/')),
				[],
			);
		}
	}
});

test('clouds: every cloud has Graph and ARM, DoD has no Partner Center', () => {
	assert.deepEqual(
		clouds.map(cloud => cloud.id),
		['public', 'us-gov', 'us-gov-dod', 'china'],
	);
	for (const cloud of clouds) {
		assert.ok(serviceOf(cloud, 'graph') && serviceOf(cloud, 'arm'), cloud.id);
		assert.equal(serviceOf(cloud, 'partner-center') === undefined, cloud.id === 'us-gov-dod');
	}
});

test('clouds: an ARM token may carry the classic audience or the application id', () => {
	const audiences = serviceOf(cloudOf({cloud: 'public'}), 'arm')?.audiences;
	assert.ok(audiences?.includes('https://management.core.windows.net'));
	assert.ok(audiences?.includes('797f4846-ba00-4fd7-ba43-dac1f8f63013'));
});

test('cloudOf: finds the cloud a profile names', () => {
	assert.equal(cloudOf({cloud: 'china'}).authority, 'https://login.partner.microsoftonline.cn');
	assert.equal(serviceOf(cloudOf({cloud: 'us-gov-dod'}), 'graph')?.origin, 'https://dod-graph.microsoft.us');
});

test('cloudOf: a custom cloud uses its authority for the services it does not name', () => {
	const cloud = cloudOf({
		cloud: 'custom',
		customCloud: {authority: 'http://127.0.0.1:8080/', arm: 'https://arm.test/'},
	});
	assert.equal(cloud.id, 'custom');
	assert.equal(cloud.authority, 'http://127.0.0.1:8080');
	assert.deepEqual(
		cloud.services.map(service => [service.id, service.origin]),
		[
			['graph', 'http://127.0.0.1:8080'],
			['arm', 'https://arm.test'],
			['partner-center', 'http://127.0.0.1:8080'],
		],
	);
});

test('cloudOf: a custom cloud keeps the resources and audiences of the public one', () => {
	const custom = cloudOf({cloud: 'custom', customCloud: {authority: 'https://localhost:8443'}});
	const named = ({resource, audiences}: (typeof custom.services)[number]) => ({resource, audiences});
	assert.deepEqual(custom.services.map(named), cloudOf({cloud: 'public'}).services.map(named));
});

const unusable = {
	'an empty text': '',
	'no scheme': 'localhost:8443',
	'no address at all': 'not an address',
	'another scheme': 'ftp://localhost',
	'a path': 'https://localhost:8443/tenant',
	'a query': 'https://localhost:8443/?a=1',
	'a password': 'https://name:hunter2@localhost:8443',
};

for (const [what, address] of Object.entries(unusable)) {
	test(`cloudOf: a custom authority with ${what} is a configuration error that does not quote it`, () => {
		assert.throws(
			() => cloudOf({cloud: 'custom', customCloud: {authority: address}}),
			(error: unknown) =>
				error instanceof EntokError &&
				error.kind === 'configuration' &&
				!`${error.message}${error.hint}`.includes('hunter2'),
		);
	});
}

test('cloudOf: a custom service address is checked like the authority', () => {
	assert.throws(
		() => cloudOf({cloud: 'custom', customCloud: {authority: 'https://localhost', partnerCenter: 'localhost'}}),
		{kind: 'configuration', message: /partnerCenter/},
	);
});

test('cloudOf: a custom cloud without addresses is a configuration error', () => {
	assert.throws(() => cloudOf({cloud: 'custom'}), {kind: 'configuration', hint: /customCloud/});
});

test('cloudOfAuthorityHost: knows hosts and aliases in any case', () => {
	assert.equal(cloudOfAuthorityHost('login.microsoftonline.com'), 'public');
	assert.equal(cloudOfAuthorityHost('STS.Windows.Net'), 'public');
	assert.equal(cloudOfAuthorityHost('login.microsoftonline.us'), 'us-gov');
	assert.equal(cloudOfAuthorityHost('login.usgovcloudapi.net'), 'us-gov');
	assert.equal(cloudOfAuthorityHost('login.chinacloudapi.cn'), 'china');
});

test('cloudOfAuthorityHost: knows neither the closed German cloud nor foreign hosts', () => {
	for (const host of ['login.microsoftonline.de', 'localhost', '', 'login.microsoftonline.com.evil.test']) {
		assert.equal(cloudOfAuthorityHost(host), undefined);
	}
});
