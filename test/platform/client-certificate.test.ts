import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {constants, createHash, generateKeyPairSync, verify as verifySignature, X509Certificate} from 'node:crypto';
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import type {CertificateReferences} from '../../source/core/client-certificate.ts';
import {createCertificateLoader} from '../../source/platform/client-certificate.ts';
import {createSecretStore} from '../../source/platform/secrets.ts';
import {type KeyAndCertificate, makeCertificate, makePfx, pkcs8, rsaKey} from '../helpers/client-certificates.ts';
import {failureOf} from '../helpers/failure.ts';
import {newHome} from '../helpers/program.ts';

const folder = newHome();
const purpose = 'certificate of contoso';
const passphrase = 'correct horse';
const made = makeCertificate();
const other = makeCertificate({subject: {CN: 'other'}});

/** Writes a file for our eyes only; gives a reference to it. */
function fileWith(name: string, content: string | Buffer, mode = 0o600): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	chmodSync(path, mode);
	return `file:${path}`;
}

const load = (references: CertificateReferences, environment: Record<string, string> = {PASSPHRASE: passphrase}) =>
	createCertificateLoader(createSecretStore({environment}))(references, purpose);

async function assertSigns(references: CertificateReferences, {certificate}: KeyAndCertificate = made): Promise<void> {
	const loaded = await load(references);
	const der = certificate.raw;
	assert.equal(loaded.x5tS256, createHash('sha256').update(der).digest('base64url'));
	assert.equal(loaded.facts.sha256Thumbprint, createHash('sha256').update(der).digest('hex').toUpperCase());
	assert.equal(loaded.facts.sha1Thumbprint, createHash('sha1').update(der).digest('hex').toUpperCase());
	assert.equal(loaded.chain[0], der.toString('base64'));
	const good = verifySignature(
		'sha256',
		Buffer.from('what is signed'),
		{
			key: certificate.publicKey,
			padding: constants.RSA_PKCS1_PSS_PADDING,
			saltLength: 32,
		},
		Buffer.from(await loaded.sign('what is signed'), 'base64url'),
	);
	assert.ok(good, 'PS256 with a salt of 32 bytes');
}

const protectedKey = (form: 'pkcs1' | 'pkcs8'): string =>
	String(made.key.export({type: form, format: 'pem', cipher: 'aes-256-cbc', passphrase}));

const needed = {passphrase: 'env:PASSPHRASE'};

for (const [what, name, content, more] of [
	['PEM, certificate first, PKCS#8', 'pkcs8.pem', made.certificatePem + made.keyPem, {}],
	[
		'PEM, key first, PKCS#1',
		'pkcs1.pem',
		String(made.key.export({type: 'pkcs1', format: 'pem'})) + made.certificatePem,
		{},
	],
	[
		'PEM with OpenSSL’s remarks',
		'bag.pem',
		`Bag Attributes\n  localKeyID: 01\n${made.keyPem}Bag\n${made.certificatePem}`,
		{},
	],
	['PEM with CRLF', 'crlf.pem', (made.certificatePem + made.keyPem).replaceAll('\n', '\r\n'), {}],
	['PEM, protected PKCS#8', 'encrypted.pem', made.certificatePem + protectedKey('pkcs8'), needed],
	['PEM, protected in the traditional form', 'traditional.pem', made.certificatePem + protectedKey('pkcs1'), needed],
	['PFX with 3DES', 'legacy.pfx', makePfx(made, passphrase), needed],
	['PFX with AES', 'aes.pfx', makePfx(made, passphrase, 'aes256'), needed],
	['PFX with an empty passphrase', 'empty.pfx', makePfx(made, ''), {}],
] as const) {
	test(`a certificate is read and signs: ${what}`, () => assertSigns({certificate: fileWith(name, content), ...more}));
}

test('a certificate is read from two files, and the one without the key may be open to all, and a link', async () => {
	fileWith('public.pem', made.certificatePem, 0o644);
	symlinkSync(join(folder, 'public.pem'), join(folder, 'link.pem'));
	const key = fileWith('only.key', made.keyPem);
	await assertSigns({certificate: `file:${join(folder, 'link.pem')}`, key});
	const der = fileWith('public.cer', made.certificate.raw, 0o644);
	await assertSigns({certificate: der, key});
});

test('a certificate is read from environment variables: PEM text, or a PFX in base64', async () => {
	const environment = {
		PASSPHRASE: passphrase,
		PEM: made.certificatePem + made.keyPem,
		PFX: makePfx(made, passphrase).toString('base64').replace(/.{76}/g, '$&\n'),
	};
	for (const references of [{certificate: 'env:PEM'}, {certificate: 'env:PFX', ...needed}]) {
		const {facts} = await load(references, environment);
		assert.equal(facts.subject, 'CN=contoso-automation');
	}
});

test('subject and validity are told as they stand in the certificate', async () => {
	const named = makeCertificate({subject: {C: 'DE', O: 'Contoso, Ltd.', CN: 'contoso-backup'}});
	const {facts} = await load({
		certificate: fileWith('named.pem', named.certificatePem + named.keyPem),
	});
	assert.equal(facts.subject, 'CN=contoso-backup,O=Contoso\\, Ltd.,C=DE');
	assert.equal(facts.notBefore, Date.UTC(2026, 0, 1));
	assert.equal(facts.notAfter, Date.UTC(2027, 0, 1));
});

test('the chain begins with the certificate of the key, goes up as far as it was given, and leaves strangers out', async () => {
	const root = makeCertificate({subject: {CN: 'root'}, isAuthority: true});
	const issuing = makeCertificate({subject: {CN: 'issuing'}, issuer: root, isAuthority: true});
	const leaf = makeCertificate({subject: {CN: 'leaf'}, issuer: issuing});
	const content = [root, other, leaf, issuing].map(one => one.certificatePem).join('') + leaf.keyPem;
	const {chain, facts} = await load({certificate: fileWith('chain.pem', content)});
	assert.equal(facts.subject, 'CN=leaf');
	assert.deepEqual(
		chain,
		[leaf, issuing, root].map(one => one.certificate.raw.toString('base64')),
	);
	const pfx = await load({
		certificate: fileWith('chain.pfx', makePfx(leaf, passphrase, '3des', [root, issuing])),
		...needed,
	});
	assert.deepEqual(pfx.chain, chain);
});

test('a certificate that an EC authority signed keeps its thumbprint in a PFX', async context => {
	const home = newHome();
	const openssl = (line: string): Buffer => execFileSync('openssl', line.split(' '), {cwd: home, stdio: 'pipe'});
	if (!hasOpenssl()) {
		context.skip('there is no openssl');
		return;
	}

	openssl('ecparam -name prime256v1 -genkey -noout -out authority.key');
	openssl('req -x509 -new -key authority.key -days 2 -subj /CN=authority -out authority.pem');
	openssl('req -new -newkey rsa:2048 -nodes -keyout leaf.key -subj /CN=leaf -out leaf.csr');
	openssl('x509 -req -in leaf.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 1 -out leaf.pem');
	openssl('pkcs12 -export -inkey leaf.key -in leaf.pem -certfile authority.pem -passout pass: -out leaf.pfx');
	const certificate = new X509Certificate(openssl('x509 -in leaf.pem'));
	const {x5tS256, chain} = await load({certificate: `file:${join(home, 'leaf.pfx')}`});
	assert.equal(x5tS256, createHash('sha256').update(certificate.raw).digest('base64url'));
	assert.equal(chain.length, 2);
});

function hasOpenssl(): boolean {
	try {
		execFileSync('openssl', ['version'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
}

for (const [what, words, given] of [
	['as OpenSSL 3 writes it, with AES and SHA-256', [], passphrase],
	['with AES-128', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC'], passphrase],
	['with 3DES throughout', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'], passphrase],
	['without protection of its parts', ['-keypbe', 'NONE', '-certpbe', 'NONE'], passphrase],
	['with a passphrase beyond ASCII', [], 'Schlüssel für Bjørn'],
] as const) {
	test(`a PFX of OpenSSL is read: ${what}`, async context => {
		if (!hasOpenssl()) {
			context.skip('there is no openssl');
			return;
		}

		const command = ['pkcs12', '-export', ...words, '-passout', `pass:${given}`];
		const pfx = execFileSync('openssl', command, {input: made.keyPem + made.certificatePem});

		const certificate = fileWith('openssl.pfx', pfx);
		const {facts} = await load({certificate, ...needed}, {PASSPHRASE: given});
		assert.equal(facts.subject, 'CN=contoso-automation');
		const wrong = await failureOf(load({certificate, ...needed}, {PASSPHRASE: 'wrong'}));
		assert.match(wrong.message, /passphrase is wrong/);
	});
}

const ecKey = pkcs8(generateKeyPairSync('ec', {namedCurve: 'P-256'}).privateKey);
const short = makeCertificate({key: rsaKey(1024)});
const renewed = makeCertificate({key: made.key, notAfter: '2028-01-01T00:00:00Z'});
const pair = made.certificatePem + made.keyPem;
mkdirSync(join(folder, 'folder'));
execFileSync('mkfifo', [join(folder, 'fifo')]);

for (const [what, references, message, hint] of [
	[
		'an EC key',
		{certificate: fileWith('ec.pem', made.certificatePem + ecKey)},
		/kind EC, .* RSA keys only/,
		/RSA key of 2048/,
	],
	['a short key', {certificate: fileWith('short.pem', short.certificatePem + short.keyPem)}, /1024 bits/, /2048/],
	[
		'a key of another certificate',
		{certificate: fileWith('mixed.pem', made.certificatePem + other.keyPem)},
		/does not belong to its private key/,
		/key/,
	],
	[
		'no key',
		{certificate: fileWith('keyless.pem', made.certificatePem)},
		/without its private key/,
		/--certificate-key/,
	],
	['no certificate', {certificate: fileWith('bare.key', made.keyPem)}, /no certificate in it/, /PFX/],
	['two keys', {certificate: fileWith('two.pem', pair + other.keyPem)}, /2 private keys/, /only the right/],
	[
		'two certificates for the key',
		{certificate: fileWith('twice.pem', pair + renewed.certificatePem)},
		/2 certificates for the same key/,
		/registered/,
	],
	[
		'a protected key and no passphrase',
		{certificate: fileWith('locked.pem', made.certificatePem + protectedKey('pkcs8'))},
		/protected by a passphrase/,
		/--passphrase/,
	],
	[
		'a protected PFX and no passphrase',
		{certificate: fileWith('locked.pfx', makePfx(made, passphrase))},
		/protected by a passphrase/,
		/--passphrase/,
	],
	[
		'a PEM key with a wrong passphrase',
		{certificate: fileWith('wrong.pem', made.certificatePem + protectedKey('pkcs8')), passphrase: 'env:WRONG'},
		/passphrase is wrong/,
		/reference/,
	],
	[
		'a traditional key with a wrong passphrase',
		{certificate: fileWith('wrong1.pem', made.certificatePem + protectedKey('pkcs1')), passphrase: 'env:WRONG'},
		/passphrase is wrong/,
		/reference/,
	],
	[
		'a PFX with a wrong passphrase',
		{certificate: fileWith('wrong.pfx', makePfx(made, passphrase, 'aes256')), passphrase: 'env:WRONG'},
		/passphrase is wrong/,
		/reference/,
	],
	[
		'a picture',
		{certificate: fileWith('picture.png', Buffer.from('89504e470d0a1a0a0000', 'hex'))},
		/neither PEM nor PFX/,
		/PFX/,
	],
	['some text', {certificate: fileWith('text.txt', 'Dear diary,\n')}, /neither PEM nor PFX/, /PFX/],
	['an empty file', {certificate: fileWith('empty.pem', '')}, /neither PEM nor PFX/, /PFX/],
	['damaged PEM', {certificate: fileWith('damaged.pem', pair.replace(/MII.{40}/, ''))}, /damaged/, /again/],
	[
		'half a PFX',
		{certificate: fileWith('half.pfx', makePfx(made, passphrase).subarray(0, 900)), ...needed},
		/neither PEM nor a PFX/,
		/openssl/,
	],
	[
		'a public key as key',
		{
			certificate: fileWith('a.pem', made.certificatePem),
			key: fileWith('b.pem', String(made.certificate.publicKey.export({type: 'spki', format: 'pem'}))),
		},
		/holds no private key/,
		/PRIVATE KEY/,
	],
	['a file that is not there', {certificate: `file:${join(folder, 'nowhere.pem')}`}, /does not exist/, /path/],
	['a folder', {certificate: `file:${join(folder, 'folder')}`}, /not a regular file/, /regular/],
	['a pipe', {certificate: `file:${join(folder, 'fifo')}`}, /not a regular file/, /regular/],
	[
		'a key that others can read',
		{certificate: fileWith('open.pem', pair, 0o640)},
		/other users \(mode 0640\)/,
		/chmod 600/,
	],
	[
		'a separate key that others can read',
		{certificate: fileWith('c.pem', made.certificatePem), key: fileWith('open.key', made.keyPem, 0o644)},
		/other users \(mode 0644\)/,
		/chmod 600/,
	],
] as const satisfies ReadonlyArray<readonly [string, CertificateReferences, RegExp, RegExp]>) {
	test(`refused as a certificate: ${what}`, {timeout: 20_000}, async () => {
		const error = await failureOf(load(references, {WRONG: 'not the passphrase', PASSPHRASE: passphrase}));
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, message);
		assert.match(error.hint ?? '', hint);
		assert.doesNotMatch(`${error.message} ${error.hint}`, /not the passphrase|BEGIN (?:RSA|ENC)/);
	});
}

test('the passphrase is asked for only when something is protected by it', async () => {
	const loader = createCertificateLoader(
		createSecretStore({environment: {}, ask: () => assert.fail('nobody is asked')}),
	);
	const {facts} = await loader({certificate: fileWith('unprotected.pem', pair), passphrase: 'prompt'}, purpose);
	assert.equal(facts.subject, 'CN=contoso-automation');
});
