import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {cloudMismatch} from '../../source/session/cloud-mismatch.ts';

const gov = cloudOf({cloud: 'us-gov'});

for (const [cloud, scope, other] of [
	['us-gov', 'https://graph.microsoft.com/.default', 'public'],
	['us-gov', 'https://management.core.windows.net//.default', 'public'],
	['us-gov', 'https://dod-graph.microsoft.us/.default', 'us-gov-dod'],
	['public', 'https://graph.microsoft.us/User.Read', 'us-gov'],
	['public', 'https://MicrosoftGraph.chinacloudapi.cn/.default', 'china'],
	['china', 'https://management.azure.com/.default', 'public'],
] as const) {
	test(`${scope} is not of the cloud ${cloud}`, () => {
		const obstacle = cloudMismatch(scope, cloudOf({cloud}));
		assert.match(
			obstacle?.message ?? '',
			new RegExp(`and the profile is in ${cloudOf({cloud}).title.replace(/[()]/g, '.')}`),
		);
		assert.match(obstacle?.hint ?? '', new RegExp(`--cloud ${other}\\)`));
	});
}

for (const scope of [
	'https://graph.microsoft.us/.default',
	'00000003-0000-0000-c000-000000000000/.default',
	'https://api.partnercenter.microsoft.com/user_impersonation',
	'https://api.contoso.example/.default',
	'api://mine/.default',
	'User.Read Mail.Read',
	'openid',
	'',
]) {
	test(`nothing is against ${JSON.stringify(scope)} in the cloud us-gov`, () => {
		assert.equal(cloudMismatch(scope, gov), undefined);
	});
}

test('a cloud of one’s own may serve anything', () => {
	const cloud = cloudOf({cloud: 'custom', customCloud: {authority: 'https://login.example'}});
	assert.equal(cloudMismatch('https://graph.microsoft.us/.default', cloud), undefined);
});
