import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import path from 'node:path';
import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import {until} from '../helpers/loopback-server.ts';
import {newHome, root} from '../helpers/program.ts';

/** What `entok emulator --https` prints, as far as foreign clients need it. */
export type Description = {
	readonly origin: string;
	readonly https: {
		readonly certificateAuthority: string;
		readonly certificateAuthorityFile: string;
		readonly proxy: string;
		readonly environment: Readonly<Record<string, string>>;
	};
	readonly switches: string;
	readonly tenants: ReadonlyArray<{readonly id: string; readonly authority: string}>;
	readonly apps: readonly DescribedApp[];
	readonly users: readonly DescribedUser[];
	readonly refreshTokens: Readonly<Record<string, string>>;
	/** Access tokens of users for the demo's own API. */
	readonly userTokens: Readonly<Record<string, string>>;
	readonly managedIdentity: {
		readonly identities: ReadonlyArray<{readonly kind: string; readonly clientId: string; readonly objectId: string}>;
		readonly virtualMachine: Readonly<Record<string, string>>;
		readonly appService: Readonly<Record<string, string>>;
	};
	/** What a job of GitHub Actions has in its environment. */
	readonly environment: Readonly<Record<string, string>>;
};

export type DescribedApp = {
	readonly name: string;
	readonly clientId: string;
	readonly tenantId: string;
	readonly secrets: ReadonlyArray<{readonly value: string}>;
	/** PEM, of an app that proves itself with a certificate. */
	readonly certificate?: string;
	readonly key?: string;
};

export type DescribedUser = {
	readonly tenantId: string;
	readonly id: string;
	readonly userPrincipalName: string;
	readonly password: string;
};

export type ForeignEmulator = {
	readonly description: Description;
	/** An app by the name it has in the description, and its tenant's authority. */
	app(name: string): DescribedApp & {readonly authority: string; readonly secret: string};
	close(): void;
};

/** Starts `entok emulator --https` as a person would, and waits until it has said where it is. */
export async function startEmulator(): Promise<ForeignEmulator> {
	const home = newHome();
	const argv = [path.join(root, 'bin/entok.js'), 'emulator', '--https', '--ca-file', 'ca.pem', '--proxy', '0'];
	const child: ChildProcess = spawn(process.execPath, argv, {
		cwd: home,
		env: {PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8'},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let text = '';
	child.stdout?.setEncoding('utf8').on('data', (part: string) => {
		text += part;
	});
	await until(() => text.endsWith('}\n') || child.exitCode !== null);
	const description: Description = JSON.parse(text);
	return {
		description,
		app(name) {
			const app = description.apps.find(candidate => candidate.name === name);
			const tenant = description.tenants.find(({id}) => id === app?.tenantId);
			assert.ok(app && tenant, name);
			return {...app, authority: tenant.authority, secret: app.secrets[0]?.value ?? ''};
		},
		close: () => void child.kill(),
	};
}

/** Has this process trust the emulator as NODE_EXTRA_CA_CERTS does, which is read once, when a process starts. */
export function trustEmulator({https}: Description): void {
	setDefaultCACertificates([...getCACertificates('default'), https.certificateAuthority]);
}

/** The payload of a token, unchecked. */
export const payloadOf = (token: string): Readonly<Record<string, unknown>> =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
