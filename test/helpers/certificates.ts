import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export type Certificate = {readonly key: string; readonly cert: string};

export type Certificates = {
	/** PEM of the authority that signed the others; nobody trusts it unless told. */
	readonly authority: string;
	/** For localhost and 127.0.0.1. */
	readonly good: Certificate;
	readonly expired: Certificate;
	/** For other.example only. */
	readonly otherHost: Certificate;
	readonly selfSigned: Certificate;
};

const here = 'subjectAltName=DNS:localhost,IP:127.0.0.1';

/** Makes throw-away certificates with openssl; undefined when there is none. Nothing is left on the disk. */
export function makeCertificates(): Certificates | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'entok-certificates-'));
	const openssl = (...words: readonly string[]): void => {
		execFileSync('openssl', words, {cwd: folder, stdio: 'ignore'});
	};
	const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
	const selfSigned = (name: string, subject: string): void => {
		openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
		openssl(
			'req',
			'-x509',
			'-new',
			'-key',
			`${name}.key`,
			'-days',
			'2',
			'-subj',
			subject,
			'-addext',
			here,
			'-out',
			`${name}.pem`,
		);
	};
	const signed = (name: string, alternativeName: string, days: string): Certificate => {
		writeFileSync(join(folder, `${name}.ext`), `basicConstraints=CA:FALSE\n${alternativeName}\n`);
		openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
		openssl('req', '-new', '-key', `${name}.key`, '-subj', '/CN=localhost', '-out', `${name}.csr`);
		openssl(
			'x509',
			'-req',
			'-in',
			`${name}.csr`,
			'-CA',
			'authority.pem',
			'-CAkey',
			'authority.key',
			'-CAcreateserial',
			'-days',
			days,
			'-extfile',
			`${name}.ext`,
			'-out',
			`${name}.pem`,
		);
		return {key: read(`${name}.key`), cert: read(`${name}.pem`)};
	};

	try {
		openssl('version');
	} catch {
		rmSync(folder, {recursive: true});
		return undefined;
	}

	try {
		selfSigned('authority', '/CN=Authority for tests');
		selfSigned('alone', '/CN=localhost');
		return {
			authority: read('authority.pem'),
			good: signed('good', here, '2'),
			expired: signed('expired', here, '-1'),
			otherHost: signed('other', 'subjectAltName=DNS:other.example', '2'),
			selfSigned: {key: read('alone.key'), cert: read('alone.pem')},
		};
	} finally {
		rmSync(folder, {recursive: true});
	}
}
