import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import type {CloudId} from '../../source/core/cloud.ts';
import {requestUrl, serviceOfScope} from '../../source/session/request-url.ts';
import {thrownBy} from '../helpers/failure.ts';

const publicCloud = cloudOf({cloud: 'public'});
const graph = 'https://graph.microsoft.com/.default';
const arm = 'https://management.azure.com/.default';
const partnerCenter = 'https://api.partnercenter.microsoft.com/user_impersonation';
const subscription = '/subscriptions/0beb5e25-f415-4763-926a-0aa4f89a968f';

for (const [typed, scope, url] of [
	['/me', graph, 'https://graph.microsoft.com/v1.0/me'],
	['/users?$top=5&$select=id', graph, 'https://graph.microsoft.com/v1.0/users?$top=5&$select=id'],
	['/v1.0/me', graph, 'https://graph.microsoft.com/v1.0/me'],
	['/V1.0/me', graph, 'https://graph.microsoft.com/V1.0/me'],
	['/beta/me', graph, 'https://graph.microsoft.com/beta/me'],
	['/betaUsers', graph, 'https://graph.microsoft.com/v1.0/betaUsers'],
	['/oidc/userinfo', graph, 'https://graph.microsoft.com/oidc/userinfo'],
	['/', graph, 'https://graph.microsoft.com/v1.0/'],
	['/me', 'User.Read', 'https://graph.microsoft.com/v1.0/me'],
	['/subscriptions', arm, 'https://management.azure.com/subscriptions?api-version=2022-12-01'],
	[
		`${subscription}/resourcegroups?$top=2`,
		'https://management.core.windows.net//.default',
		`https://management.azure.com${subscription}/resourcegroups?$top=2&api-version=`,
	],
	[`${subscription}?API-version=2020-01-01`, arm, `https://management.azure.com${subscription}?API-version=2020-01-01`],
	['/providers/Nobody.Knows/this', arm, 'https://management.azure.com/providers/Nobody.Knows/this'],
	['/v1/customers', partnerCenter, 'https://api.partnercenter.microsoft.com/v1/customers'],
	['https://graph.microsoft.com/me', graph, 'https://graph.microsoft.com/me'],
	['http://localhost:8080/x', graph, 'http://localhost:8080/x'],
] as const) {
	test(`${typed} with ${scope} is ${url}`, () => {
		const {href} = requestUrl(typed, 'GET', scope, publicCloud);
		assert.ok(url.endsWith('=') ? href.startsWith(url) && /=\d{4}-\d\d-\d\d$/.test(href) : href === url, href);
	});
}

for (const typed of [
	'//evil.example/x',
	'/\\evil.example/x',
	'/@evil.example/x',
	'/../../evil.example',
	'/.evil.example',
]) {
	test(`the path ${typed} stays at the service`, () => {
		for (const scope of [graph, arm, partnerCenter]) {
			const service = serviceOfScope(scope, publicCloud);
			assert.equal(requestUrl(typed, 'GET', scope, publicCloud).origin, service?.origin);
		}
	});
}

for (const [cloud, url] of [
	['us-gov', 'https://graph.microsoft.us/v1.0/me'],
	['us-gov-dod', 'https://dod-graph.microsoft.us/v1.0/me'],
	['china', 'https://microsoftgraph.chinacloudapi.cn/v1.0/me'],
] as const satisfies ReadonlyArray<readonly [CloudId, string]>) {
	test(`a bare permission means the Graph of the cloud ${cloud}`, () => {
		assert.equal(requestUrl('/me', 'GET', 'User.Read', cloudOf({cloud})).href, url);
	});
}

test('a path needs a service', () => {
	const error = thrownBy(() => requestUrl('/x', 'GET', 'api://mine/.default', publicCloud));
	assert.equal(error.exitCode, 2);
	assert.match(error.hint ?? '', /whole address/);
	thrownBy(() => requestUrl('/x', 'GET', 'openid', publicCloud));
});

for (const typed of [
	'me',
	'',
	'graph.microsoft.com/v1.0/me',
	'ftp://graph.microsoft.com/',
	'file:///etc/passwd',
	'https://',
	'javascript:1',
]) {
	test(`${JSON.stringify(typed)} is neither an address nor a path`, () => {
		const error = thrownBy(() => requestUrl(typed, 'GET', graph, publicCloud));
		assert.equal(error.kind, 'usage');
		assert.match(error.hint ?? '', /\/me/);
	});
}
