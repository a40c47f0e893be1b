import type {JsonObject} from '../../source/core/json.ts';

/** A correct profile. */
export const good: JsonObject = {
	id: '00000000-0000-4000-8000-000000000001',
	name: 'Contoso',
	tenant: 'contoso.onmicrosoft.com',
	cloud: 'public',
	clientId: '11111111-1111-4111-8111-111111111111',
	credential: {kind: 'secret', secret: 'env:CONTOSO_SECRET'},
	flows: ['client-credentials'],
};

/** The profile with another secret. */
export const secretIn = (reference: unknown): JsonObject => ({
	...good,
	credential: {kind: 'secret', secret: reference},
});
/** The profile in a cloud of one's own. */
export const customWith = (customCloud: unknown): JsonObject => ({...good, cloud: 'custom', customCloud});

/** Correct profiles of every kind. */
export const goodProfiles: readonly JsonObject[] = [
	good,
	{
		...good,
		refreshToken: 'file:~/.secrets/refresh?mode=any',
		flows: ['refresh-token', 'own-token'],
		scopes: ['https://graph.microsoft.com/.default', 'openid offline_access'],
		redirectUri: 'msal11111111-1111-4111-8111-111111111111://auth',
		colour: 'red',
		production: false,
		note: 'Two\nlines, and Zoë',
	},
	...[
		'common',
		'organizations',
		'consumers',
		'22222222-2222-4222-8222-222222222222',
		'xn--bcher-kva.example',
		'a.b.cd',
	].map(tenant => ({...good, tenant})),
	...['us-gov', 'us-gov-dod', 'china'].map(cloud => ({...good, cloud})),
	...['A', 'x'.repeat(64), '\u{1f511}'.repeat(64), 'Zoë’s tenant'].map(name => ({...good, name})),
	...[
		'env:_A1',
		'file:/a b/c',
		'file:C:\\keys\\secret',
		'prompt',
		'keychain:contoso/secret',
		'vault:name',
		'demo:daemon',
		'plain:anything\nat all',
		'cmd:["op","read","op://vault/item"]',
		'cmd: ["x"]',
	].map(secretIn),
	{...good, credential: {kind: 'none'}},
	{...good, credential: {kind: 'federated', assertion: 'file:/token?mode=any'}},
	{...good, credential: {kind: 'certificate', certificate: 'file:/a.pem', key: 'file:/a.key', passphrase: 'env:P'}},
	customWith({authority: 'https://login.example'}),
	customWith({
		authority: 'http://127.0.0.1:8080',
		graph: 'http://localhost',
		arm: 'http://[::1]:80',
		partnerCenter: 'https://partner.example:8443/',
		certificateAuthority: '/etc/ca.pem',
	}),
];

/** A wrong profile, and what its refusal must say. */
export const badProfiles: ReadonlyArray<readonly [JsonObject, RegExp]> = [
	...['id', 'name', 'tenant', 'cloud', 'clientId', 'credential', 'flows'].map(
		field =>
			[Object.fromEntries(Object.entries(good).filter(([name]) => name !== field)), new RegExp(`${field} `)] as const,
	),
	...['', ' x', 'x ', 'a\u001bb', 'a\u009bb', 'x'.repeat(65), 7, null].map(
		name => [{...good, name}, /^profile 1: name must be a text of 1 to 64 characters/] as const,
	),
	...[
		'',
		'contoso',
		'contoso..com',
		'-a.example',
		'a b.example',
		'https://contoso.example',
		'hunter2/../x.example',
		5,
	].map(tenant => [{...good, tenant}, /^Profile "Contoso": tenant must be a GUID, a domain, or common/] as const),
	...['Public', 'germany', 1].map(
		cloud => [{...good, cloud}, /cloud must be one of public, us-gov, us-gov-dod, china, custom/] as const,
	),
	...['hunter2', '{11111111-1111-4111-8111-111111111111}', ' 11111111-1111-4111-8111-111111111111', 1].map(
		clientId => [{...good, clientId}, /clientId must be a GUID/] as const,
	),
	...[
		'hunter2',
		'env:',
		'env:A-B',
		'file:relative',
		'file:/a?mode=600',
		'file:/a?mode=any?x',
		'cmd:op read',
		'vault:',
		'keychain',
		'vault:/x',
		'vault:a\nb',
		'stdin',
		'stdin:x',
		'',
		7,
		null,
	].map(
		reference =>
			[
				secretIn(reference),
				/credential\.secret (?:must be a reference|may hold one|cannot be standard input)/,
			] as const,
	),
	[{...good, refreshToken: 'hunter2'}, /refreshToken must be a reference to a secret/],
	[{...good, credential: 'hunter2'}, /credential must be an object/],
	[{...good, credential: {}}, /credential\.kind is missing; it must be one of none, secret, certificate, federated/],
	[{...good, credential: {kind: 'password'}}, /credential\.kind must be one of/],
	[{...good, credential: {kind: 'secret'}}, /credential\.secret is missing/],
	[{...good, credential: {kind: 'none', secret: 'env:A'}}, /credential\.secret is not a known field/],
	[{...good, credential: {kind: 'certificate'}}, /credential\.certificate is missing/],
	[
		{...good, credential: {kind: 'certificate', certificate: 'file:/a', key: 'hunter2'}},
		/credential\.key must be a reference/,
	],
	[{...good, credential: {kind: 'federated'}}, /credential\.assertion is missing/],
	[{...good, flows: []}, /flows must name at least one of client-credentials/],
	[{...good, flows: ['implicit']}, /flows must be a list of flows \(client-credentials/],
	[{...good, flows: ['own-token', 'own-token']}, /each named once/],
	[{...good, flows: 'own-token'}, /flows must be a list/],
	[{...good, scopes: ['a  b']}, /scopes must be a list of scope parameters/],
	[{...good, scopes: ['']}, /scopes must be a list/],
	[{...good, redirectUri: '/auth'}, /redirectUri must be an absolute URI/],
	[{...good, colour: 'blue'}, /colour must be one of green, yellow, red/],
	[{...good, production: 'yes'}, /production must be true or false/],
	[{...good, note: ['x']}, /note must be a text/],
	[{...good, clientSecret: 'hunter2'}, /clientSecret is not a known field/],
	[{...good, color: 'red'}, /color is not a known field/],
	[{...good, cloud: 'custom'}, /customCloud is missing/],
	[{...good, customCloud: {authority: 'https://login.example'}}, /customCloud belongs to cloud custom only/],
	[customWith({}), /customCloud\.authority is missing/],
	[customWith({authority: 'https://login.example', port: 1}), /customCloud\.port is not a known field/],
	...[
		'login.example',
		'http://login.example',
		'http://localhost.evil.example',
		'http://127.0.0.1.evil.example',
		'http://127.1',
		'ftp://login.example',
		'https://ada:hunter2@login.example',
		'https://login.example/?hunter2',
		'https://login.example/#x',
		'https://',
		'https://a b',
		'https://login.example/tenant',
		'https://login.example//',
		'https://login.example\\tenant',
		'http://127.0.0.1:8080/x',
	].map(authority => [customWith({authority}), /customCloud\.authority must be an https address/] as const),
	...['http://graph.example', 'https://graph.example/v1.0'].map(
		graph =>
			[customWith({authority: 'https://login.example', graph}), /customCloud\.graph must be .*without path/] as const,
	),
	[customWith({authority: 'https://login.example', certificateAuthority: 'ca.pem'}), /absolute path of a PEM file/],
];
