import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createPrivateKey, generateKeyPairSync} from 'node:crypto';
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {demoCertificate, demoCertificateKey} from '../../source/emulator/demo-certificate.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {contoso} from '../../source/emulator/tenants.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {jwtOf} from '../helpers/canned.ts';
import {makeCertificate, makePfx, pkcs8} from '../helpers/client-certificates.ts';
import {entok} from '../helpers/program.ts';
import {ids, listOf, newUser, type User} from './user.ts';

const claim = (token: string, name: string): unknown => decodeToken(token.trimEnd()).payload[name];

test('the demo’s certificate and its job get tokens, and nothing is said', async () => {
	for (const name of ['contoso-automation', 'contoso-pipeline']) {
		const {code, stdout, stderr} = await entok(['--demo', 'token', name]);
		assert.deepEqual([code, stderr], [0, '']);
		assert.equal(claim(stdout, 'appidacr'), '2');
	}
});

test('a subject that does not match is pointed at, and told as JSON', async () => {
	const {code, stdout, stderr} = await entok(['--demo', 'token', 'contoso-wrong-branch']);
	assert.deepEqual([code, stdout], [4, '']);
	assert.match(
		stderr,
		/presented …nventory:ref:refs\/heads\/main\n +expected {2}…nventory:ref:refs\/heads\/Main\n +\^\n/,
	);
	const {stderr: json} = await entok(['--demo', 'token', 'contoso-wrong-branch', '--json']);
	assert.deepEqual(JSON.parse(json).error.assertion[1], {
		claim: 'subject',
		presented: 'repo:contoso/inventory:ref:refs/heads/main',
		expected: 'repo:contoso/inventory:ref:refs/heads/Main',
		differsAt: 38,
	});
});

test('profile show tells what a certificate is, in lines and as JSON', async () => {
	const {code, stdout} = await entok(['--demo', 'profile', 'show', 'contoso-automation']);
	assert.equal(code, 0);
	assert.match(
		stdout,
		/certificate +CN=contoso-automation\.demo,O=Contoso \(entok demo\)\n +SHA-1 +[\dA-F]{40}\n +SHA-256 +[\dA-F]{64}\n +expires +2049-12-31/,
	);
	const json = await entok(['--demo', 'profile', 'show', 'contoso-automation', '--json']);
	assert.equal(JSON.parse(json.stdout).credential.notAfter, '2049-12-31T00:00:00Z');
});

/** A user with one file, for the user's eyes only unless said otherwise; gives a reference to it. */
function fileOf(user: User, name: string, content: string | Buffer, mode = 0o600): string {
	const file = path.join(user.home, name);
	writeFileSync(file, content);
	chmodSync(file, mode);
	return `file:${file}`;
}

const made = makeCertificate({notBefore: '2020-01-01T00:00:00Z', notAfter: '2049-01-01T00:00:00Z'});
const pem = made.certificatePem + made.keyPem;

for (const [what, make, says, more] of [
	[
		'an EC key',
		(user: User) =>
			fileOf(user, 'ec.pem', made.certificatePem + pkcs8(generateKeyPairSync('ec', {namedCurve: 'P-256'}).privateKey)),
		/RSA keys only/,
	],
	[
		'an expired certificate',
		(user: User) => {
			const old = makeCertificate({notBefore: '2020-01-01T00:00:00Z', notAfter: '2021-01-01T00:00:00Z'});
			return fileOf(user, 'old.pem', old.certificatePem + old.keyPem);
		},
		/expired at 2021-01-01T00:00:00Z/,
	],
	[
		'a certificate of the future',
		(user: User) => {
			const early = makeCertificate({notBefore: '2048-01-01T00:00:00Z', notAfter: '2049-01-01T00:00:00Z'});
			return fileOf(user, 'early.pem', early.certificatePem + early.keyPem);
		},
		/not valid before 2048-01-01T00:00:00Z/,
	],
	[
		'another certificate’s key',
		(user: User) => fileOf(user, 'mixed.pem', demoCertificate + made.keyPem),
		/does not belong to its private key/,
	],
	['no passphrase', (user: User) => fileOf(user, 'a.pfx', makePfx(made, 'swordfish')), /--passphrase/],
	[
		'a wrong passphrase',
		(user: User) => fileOf(user, 'a.pfx', makePfx(made, 'swordfish')),
		/passphrase is wrong/,
		['--passphrase', 'env:WRONG'],
	],
	['a picture', (user: User) => fileOf(user, 'a.png', Buffer.from('89504e470d0a1a0a', 'hex')), /neither PEM nor PFX/],
	[
		'a folder',
		(user: User) => {
			mkdirSync(path.join(user.home, 'folder'));
			return `file:${path.join(user.home, 'folder')}`;
		},
		/not a regular file/,
	],
	[
		'a pipe nobody writes to',
		(user: User) => {
			execFileSync('mkfifo', [path.join(user.home, 'fifo')]);
			return `file:${path.join(user.home, 'fifo')}`;
		},
		/not a regular file/,
	],
	['a key that others can read', (user: User) => fileOf(user, 'open.pem', pem, 0o644), /mode 0644[\s\S]*chmod 600/],
	[
		'two certificates for the key',
		(user: User) => fileOf(user, 'two.pem', pem + makeCertificate({key: made.key}).certificatePem),
		/2 certificates for the same key/,
	],
	['no file', (user: User) => `file:${path.join(user.home, 'none.pem')}`, /does not exist/],
] as ReadonlyArray<readonly [string, (user: User) => string, RegExp, (readonly string[])?]>) {
	test(`nothing is sent, and the program ends with 3: ${what}`, {timeout: 30_000}, async () => {
		const user = newUser();
		const certificate = make(user);
		await user.profile(
			'add',
			'app',
			...ids,
			'--certificate',
			certificate,
			...(more ?? []),
			'--authority',
			'http://localhost:9',
		);
		const environment = {WRONG: 'not-the-passphrase'};
		const {code, stdout, stderr} = await user.run(['token', 'app', '--no-input'], {environment});
		assert.deepEqual([code, stdout], [3, '']);
		assert.match(stderr, says);
		assert.match(stderr, /Do this/);
		assert.doesNotMatch(stderr, /not-the-passphrase|BEGIN/);
		const shown = await user.run(['profile', 'show', 'app'], {environment});
		assert.equal(shown.code, 0, 'a profile can be looked at, whatever its certificate is');
	});
}

async function withEmulator(work: (origin: string) => Promise<void>): Promise<void> {
	const served = await serveEmulator(await createEmulator({clock: systemClock, key: 'fresh'}));
	try {
		await work(served.origin);
	} finally {
		await served.close();
	}
}

const client = {automation: '8d1f2c0b-6f0c-4b55-9a53-0a6d8c2f7e14', pipeline: '2b7e9a64-3f58-4d0e-8c1a-5e90b4d7f361'};

test('AZURE_CLIENT_CERTIFICATE_PATH and its password get a token, from PEM and from PFX', async () => {
	await withEmulator(async origin => {
		const user = newUser();
		const demo = {...made, key: createPrivateKey(demoCertificateKey), certificatePem: demoCertificate};
		for (const [reference, password] of [
			[fileOf(user, 'demo.pem', `${demoCertificate}\n${demoCertificateKey}\n`), undefined],
			[fileOf(user, 'demo.pfx', makePfx(demo, 'swordfish', 'aes256')), 'swordfish'],
		] as const) {
			const {code, stdout, stderr} = await user.run(['token', 'env', '-s', 'graph'], {
				environment: {
					AZURE_TENANT_ID: contoso.id,
					AZURE_CLIENT_ID: client.automation,
					AZURE_AUTHORITY_HOST: origin,
					AZURE_CLIENT_CERTIFICATE_PATH: reference.slice('file:'.length),
					...(password === undefined ? {} : {AZURE_CLIENT_CERTIFICATE_PASSWORD: password}),
				},
			});
			assert.deepEqual([code, stderr], [0, '']);
			assert.equal(claim(stdout, 'appid'), client.automation);
		}
	});
});

async function jobToken(origin: string, audience = 'api://AzureADTokenExchange'): Promise<string> {
	const answer = await fetch(`${origin}/issuer/token?audience=${encodeURIComponent(audience)}`, {
		headers: {authorization: 'bearer job'},
	});
	return ((await answer.json()) as {value: string}).value;
}

test('AZURE_FEDERATED_TOKEN_FILE gets a token, also through a link to a file that all can read', async () => {
	await withEmulator(async origin => {
		const user = newUser();
		fileOf(user, 'real-token', `${await jobToken(origin)}\n`, 0o644);
		const file = path.join(user.home, 'token');
		symlinkSync(path.join(user.home, 'real-token'), file);
		const {code, stdout, stderr} = await user.run(['token', 'env'], {
			environment: {
				AZURE_TENANT_ID: contoso.id,
				AZURE_CLIENT_ID: client.pipeline,
				AZURE_AUTHORITY_HOST: origin,
				AZURE_FEDERATED_TOKEN_FILE: file,
			},
		});
		assert.deepEqual([code, stderr], [0, '']);
		assert.equal(claim(stdout, 'appid'), client.pipeline);
	});
});

test('--secret-stdin gives a federated profile its assertion, and a certificate its passphrase', async () => {
	await withEmulator(async origin => {
		const user = newUser();
		const there = ['--tenant', contoso.id, '--authority', origin];
		await user.profile('add', 'job', ...there, '--client-id', client.pipeline, '--assertion', 'prompt');
		const job = await user.run(['token', 'job', '--secret-stdin'], {input: `${await jobToken(origin)}\n`});
		assert.deepEqual([job.code, job.stderr], [0, '']);
		const demo = {...made, key: createPrivateKey(demoCertificateKey), certificatePem: demoCertificate};
		const pfx = fileOf(user, 'demo.pfx', makePfx(demo, 'swordfish'));
		await user.profile('add', 'app', ...there, '--client-id', client.automation, '--certificate', pfx);
		const app = await user.run(['token', 'app', '--secret-stdin'], {input: 'swordfish\n'});
		assert.deepEqual([app.code, app.stderr], [0, '']);
		const wrong = await user.run(['token', 'app', '--secret-stdin'], {input: 'haddock\n'});
		assert.equal(wrong.code, 3);
		assert.match(wrong.stderr, /passphrase is wrong/);
	});
});

test('an expired assertion, one for another audience, and a text that is none are not sent', async () => {
	const user = newUser();
	await user.profile(
		'add',
		'job',
		...ids,
		'--assertion',
		fileOf(user, 'token', ''),
		'--authority',
		'http://localhost:9',
	);
	for (const [content, says] of [
		[jwtOf({aud: 'api://AzureADTokenExchange', exp: 1_700_000_000}), /expired at 2023-11-14T22:13:20Z/],
		[jwtOf({aud: 'https://github.com/contoso', exp: 4_000_000_000}), /--expect-audience/],
		['hunter2', /no signed token/],
	] as const) {
		fileOf(user, 'token', content, 0o644);
		const {code, stdout, stderr} = await user.run(['token', 'job']);
		assert.deepEqual([code, stdout], [3, '']);
		assert.match(stderr, says);
		assert.ok(!stderr.includes(content));
	}
});

test('outside of GitHub Actions, its token cannot be had, and the way out is told', async () => {
	const user = newUser();
	await user.profile('add', 'job', ...ids, '--assertion', 'github-actions', '--authority', 'http://localhost:9');
	const {code, stderr} = await user.run(['token', 'job']);
	assert.equal(code, 3);
	assert.match(stderr, /ACTIONS_ID_TOKEN_REQUEST_URL is not set[\s\S]*id-token: write/);
});

test('a certificate and what goes with it are set, changed and taken away by options', async () => {
	const user = newUser();
	const credential = async () => (await listOf(user))[0]?.['credential'];
	const {profile} = user;
	await profile(
		'add',
		'app',
		...ids,
		'--certificate',
		'file:/a.pem',
		'--certificate-key',
		'file:/a.key',
		'--passphrase',
		'prompt',
		'--certificate-chain',
	);
	const all = {
		kind: 'certificate',
		certificate: 'file:/a.pem',
		key: 'file:/a.key',
		passphrase: 'prompt',
		sendCertificateChain: true,
	};
	assert.deepEqual(await credential(), all);
	await profile('edit', 'app', '--certificate', 'file:/b.pem', '--no-certificate-chain');
	const {sendCertificateChain: _, ...fewer} = {...all, certificate: 'file:/b.pem'};
	assert.deepEqual(await credential(), fewer);
	await profile('edit', 'app', '--certificate-key', '', '--passphrase', 'env:P');
	assert.deepEqual(await credential(), {kind: 'certificate', certificate: 'file:/b.pem', passphrase: 'env:P'});
	await profile(
		'edit',
		'app',
		'--assertion',
		'github-actions',
		'--expect-subject',
		'repo:a/b',
		'--expect-issuer',
		'https://i.example',
	);
	const federated = {
		kind: 'federated',
		assertion: 'github-actions',
		expect: {issuer: 'https://i.example', subject: 'repo:a/b'},
	};
	assert.deepEqual(await credential(), federated);
	await profile('edit', 'app', '--expect-issuer', '', '--expect-audience', 'own');
	assert.deepEqual(await credential(), {...federated, expect: {subject: 'repo:a/b', audience: 'own'}});
	const {stdout} = await profile('show', 'app');
	assert.match(stdout, /expected subject +repo:a\/b/);
	await profile('edit', 'app', '--assertion', 'managed-identity', '--expect-subject', '', '--expect-audience', '');
	assert.deepEqual(await credential(), {kind: 'federated', assertion: 'managed-identity'});
});

test('options that do not belong together are refused, and nothing is changed', async () => {
	const user = newUser();
	await user.profile('add', 'app', ...ids, '--secret', 'env:S');
	for (const [argv, says] of [
		[['--passphrase', 'env:P'], /--passphrase belongs to a certificate/],
		[['--certificate-chain'], /--certificate-chain belongs to a certificate/],
		[['--expect-subject', 'x'], /--expect-subject belongs to a federated assertion/],
		[['--secret', 'env:S', '--certificate-key', 'file:/k'], /--certificate-key belongs to a certificate/],
		[['--certificate', 'file:/a', '--expect-issuer', 'x'], /--expect-issuer belongs to a federated/],
		[['--assertion', 'prompt', '--passphrase', 'prompt'], /--passphrase belongs to a certificate/],
		[['--certificate', 'file:/a', '--certificate-chain', '--no-certificate-chain'], /exclude each other/],
		[['--certificate', 'file:/a', '--passphrase', 'plain:hunter2'], /must not stand on the command line/],
	] as const) {
		const {code, stderr} = await user.run(['profile', 'edit', 'app', ...argv]);
		assert.equal(code, 2, argv.join(' '));
		assert.match(stderr, says);
		assert.ok(!stderr.includes('hunter2'));
	}

	assert.deepEqual((await listOf(user))[0]?.['credential'], {kind: 'secret', secret: 'env:S'});
});
