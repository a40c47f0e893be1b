import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {before, test} from 'node:test';
import {createServerCertificate} from '../../source/emulator/certificate.ts';
import {writeAuthorityFile} from '../../source/platform/authority-file.ts';
import {failureOf} from '../helpers/failure.ts';
import {newHome} from '../helpers/program.ts';
import {modeOf} from './profile-bench.ts';

let authority: string;
let next: string;

before(async () => {
	const made = await Promise.all([
		createServerCertificate(['localhost'], Date.now()),
		createServerCertificate(['localhost'], Date.now()),
	]);
	[authority = '', next = ''] = made.map(({authority: text}) => text);
});

test('authority file: everybody may read it, and the next run replaces it', async () => {
	const file = path.join(newHome(), 'ca.pem');
	await writeAuthorityFile(file, authority);
	assert.equal(readFileSync(file, 'utf8'), authority);
	assert.equal(modeOf(file), 0o644);
	await writeAuthorityFile(file, next);
	assert.equal(readFileSync(file, 'utf8'), next);
});

const foreign: ReadonlyArray<readonly [name: string, text: () => string]> = [
	['notes', () => 'my notes'],
	['nothing', () => ''],
	['a bundle that begins with ours', () => authority + next],
	['a certificate and more', () => `${authority}-----BEGIN PRIVATE KEY-----\n`],
	['a certificate that cannot be read', () => '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n'],
];

for (const [name, text] of foreign) {
	test(`authority file: ${name} in its place stays`, async () => {
		const file = path.join(newHome(), 'ca.pem');
		writeFileSync(file, text());
		const error = await failureOf(writeAuthorityFile(file, authority));
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, /not overwritten/);
		assert.equal(readFileSync(file, 'utf8'), text());
	});
}

test('authority file: the certificate of another maker stays', async () => {
	const file = path.join(newHome(), 'ca.pem');
	const {rootCertificates} = await import('node:tls');
	const text = rootCertificates[0] ?? '';
	writeFileSync(file, text);
	await failureOf(writeAuthorityFile(file, authority));
	assert.equal(readFileSync(file, 'utf8'), text);
});

test('authority file: a folder and a link in its place stay', async () => {
	const home = newHome();
	mkdirSync(path.join(home, 'folder'));
	assert.equal((await failureOf(writeAuthorityFile(path.join(home, 'folder'), authority))).kind, 'configuration');
	const target = path.join(home, 'target.pem');
	await writeAuthorityFile(target, authority);
	symlinkSync(target, path.join(home, 'link.pem'));
	const error = await failureOf(writeAuthorityFile(path.join(home, 'link.pem'), next));
	assert.match(error.message, /not a regular file/);
	assert.equal(readFileSync(target, 'utf8'), authority);
});
