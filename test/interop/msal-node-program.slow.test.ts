import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {entok, newHome, root} from '../helpers/program.ts';
import {type ForeignEmulator, payloadOf, startEmulator} from './served-emulator.ts';

let emulator: ForeignEmulator;

before(async () => {
	emulator = await startEmulator();
});

after(() => emulator.close());

/** Runs a program of somebody else's in a folder of its own, beside the emulator's description; what it prints. */
async function run(text: string, environment: Readonly<Record<string, string>>): Promise<string> {
	const folder = newHome();
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	writeFileSync(path.join(folder, 'emulator.json'), JSON.stringify(emulator.description));
	writeFileSync(path.join(folder, 'token.mjs'), text);
	const env = {PATH: process.env['PATH'], HOME: folder, ...environment};
	const {stdout} = await promisify(execFile)(process.execPath, ['token.mjs'], {cwd: folder, env});
	return stdout.trim();
}

const readmeExample = (): string => {
	const [, text = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
	assert.ok(text.includes('@azure/msal-node'));
	return text;
};

test('the README’s example prints a token', async () => {
	const token = await run(readmeExample(), {
		NODE_EXTRA_CA_CERTS: emulator.description.https.certificateAuthorityFile,
	});
	assert.equal(payloadOf(token)['appid'], emulator.app('contoso-inventory').clientId);
});

test('the README’s example fails without the certificate authority', async () => {
	await assert.rejects(run(readmeExample(), {}), /endpoints_resolution_error/);
});

test('msal-node with Microsoft’s own address is led to the emulator by the variables it prints', async () => {
	const {clientId, secret, tenantId} = emulator.app('contoso-inventory');
	const auth = {clientId, clientSecret: secret, authority: `https://login.microsoftonline.com/${tenantId}`};
	const token = await run(
		`import {ConfidentialClientApplication} from '@azure/msal-node';
const client = new ConfidentialClientApplication({auth: ${JSON.stringify(auth)}});
const {accessToken} = await client.acquireTokenByClientCredential({scopes: ['https://graph.microsoft.com/.default']});
const answer = await fetch('https://graph.microsoft.com/v1.0/users?$top=1', {headers: {authorization: 'Bearer ' + accessToken}});
const {'@odata.nextLink': next} = await answer.json();
console.log(answer.status, new URL(next).host, accessToken);`,
		emulator.description.https.environment,
	);
	const [status, host, accessToken = ''] = token.split(' ');
	assert.deepEqual([status, host], ['200', 'graph.microsoft.com']);
	assert.equal(payloadOf(accessToken)['appid'], clientId);
});

test('entok itself, with a profile of the public cloud, is led there the same way', async () => {
	const {clientId, secret, tenantId} = emulator.app('contoso-inventory');
	const environment = {
		...emulator.description.https.environment,
		AZURE_TENANT_ID: tenantId,
		AZURE_CLIENT_ID: clientId,
		AZURE_CLIENT_SECRET: secret,
	};
	const {code, stdout, stderr} = await entok(['request', 'GET', '/users?$top=1', '-s', 'graph'], {environment});
	assert.equal(code, 0, stderr);
	assert.match(stdout, /graph\.microsoft\.com\/v1\.0\/users/);
});
