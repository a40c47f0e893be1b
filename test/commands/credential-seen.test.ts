import assert from 'node:assert/strict';
import {chmodSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {jwtOf} from '../helpers/canned.ts';
import {makeCertificate, makePfx} from '../helpers/client-certificates.ts';
import {ids, newUser, type User} from './user.ts';

/** A reference to a file for the user's eyes only. */
function fileOf(user: User, content: string | Buffer): string {
	const file = path.join(user.home, 'credential');
	writeFileSync(file, content);
	chmodSync(file, 0o600);
	return `file:${file}`;
}

const pemOf = (notBefore: string, notAfter: string): string => {
	const {certificatePem, keyPem} = makeCertificate({notBefore, notAfter});
	return certificatePem + keyPem;
};

for (const [what, option, content, problem, fact] of [
	[
		'an expired certificate',
		'--certificate',
		pemOf('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z'),
		/expired at 2021-01-01T00:00:00Z/,
		/expires +2021-01-01T00:00:00Z, \d+ days ago/,
	],
	[
		'a certificate of the future',
		'--certificate',
		pemOf('2048-01-01T00:00:00Z', '2049-01-01T00:00:00Z'),
		/not valid before 2048-01-01T00:00:00Z/,
		/valid from +2048-01-01T00:00:00Z, in \d+ days/,
	],
	[
		'an expired assertion',
		'--assertion',
		jwtOf({aud: 'api://AzureADTokenExchange', exp: 1_700_000_000}),
		/expired at 2023-11-14T22:13:20Z/,
		/aud +api:\/\/AzureADTokenExchange/,
	],
	[
		'an assertion for another audience',
		'--assertion',
		jwtOf({aud: 'https://github.example/contoso', exp: 4_000_000_000}),
		/api:\/\/AzureADTokenExchange is needed/,
		/aud +https:\/\/github\.example\/contoso/,
	],
] as const) {
	test(`profile show says that ${what} cannot be used and why, beside what is in it`, async () => {
		const user = newUser();
		await user.profile('add', 'app', ...ids, option, fileOf(user, content));
		const {stdout} = await user.profile('show', 'app');
		assert.match(stdout, /The credential cannot be used/);
		assert.doesNotMatch(stdout, /It would prove itself with/);
		assert.match(stdout, problem);
		assert.match(stdout, fact);
		const json = JSON.parse((await user.profile('show', 'app', '--json')).stdout);
		assert.match(json.credentialProblem, problem);
		assert.ok(json.credential.kind);
	});
}

for (const [assertion, says] of [
	['github-actions', /fetched from GitHub Actions/],
	['managed-identity', /fetched from this machine’s managed identity/],
	['prompt', /typed in when it is needed/],
] as const) {
	test(`profile show says where an assertion comes from that it does not ask for: ${assertion}`, async () => {
		const user = newUser();
		await user.profile('add', 'app', ...ids, '--assertion', assertion);
		const {stdout} = await user.profile('show', 'app');
		assert.match(stdout, says);
		assert.match(stdout, /In the workbench, i /);
		assert.match(JSON.parse((await user.profile('show', 'app', '--json')).stdout).credentialNotShown, says);
	});
}

test('what to do about a certificate without its key or passphrase names the profile', async () => {
	const made = makeCertificate();
	const locked = made.key.export({type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'swordfish'});
	for (const [content, option] of [
		[made.certificatePem, '--certificate-key'],
		[`${made.certificatePem}${locked}`, '--passphrase'],
		[makePfx(made, 'swordfish'), '--passphrase'],
	] as const) {
		const user = newUser();
		await user.profile('add', 'my app', ...ids, '--certificate', fileOf(user, content));
		const {stdout} = await user.profile('show', 'my app');
		assert.ok(stdout.replace(/\s+/g, ' ').includes(`entok profile edit 'my app' ${option}`), stdout);
	}
});

test('token says on standard error that a token of one’s own is for another audience', async () => {
	const own = jwtOf({aud: 'https://management.azure.com', exp: 4_000_000_000});
	const argv = ['token', '-f', 'own-token', '-s', 'graph', '--secret-stdin'];
	const {code, stdout, stderr} = await newUser().run(argv, {input: own});
	assert.deepEqual([code, stdout], [0, `${own}\n`]);
	assert.match(stderr, /another audience: https:\/\/management\.azure\.com/);
});
