import {lstat} from 'node:fs/promises';
import type {Mark} from '../core/document.ts';
import type {ProfileStore, SecretStore, VaultKeeper} from '../core/doors.ts';
import {toEntokError} from '../core/entok-error.ts';
import {holdsPlain} from '../core/holds-plain.ts';
import {escapeWait} from './escape-wait.ts';
import type {Environment, Folders} from './folders.ts';

export type Fact = {readonly name: string; readonly value: string; readonly mark?: Mark; readonly note?: string};

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0');

async function modeFact(name: string, path: string, wanted: number): Promise<Fact> {
	try {
		const {mode} = await lstat(path);
		const isWide = process.platform !== 'win32' && (mode & 0o777 & ~wanted) !== 0;
		return {
			name,
			value: path,
			mark: isWide ? 'warn' : 'ok',
			note: `mode ${octal(mode)}${isWide ? `, should be ${octal(wanted)}` : ''}`,
		};
	} catch {
		return {name, value: path, mark: 'none', note: 'not there yet'};
	}
}

async function profilesFact(store: ProfileStore): Promise<readonly Fact[]> {
	try {
		const {profiles, warnings} = await store.read();
		return [
			{name: 'profiles', value: String(profiles.length), mark: 'ok'},
			...warnings.map((warning): Fact => ({name: 'profiles', value: warning, mark: 'warn'})),
			...profiles.filter(holdsPlain).map(
				({name}): Fact => ({
					name: 'unprotected secret',
					value: name,
					mark: 'no',
					note: 'plain: in the profile; entok profile move-secret NAME --to vault:NAME',
				}),
			),
		];
	} catch (thrown) {
		return [{name: 'profiles', value: toEntokError(thrown).message, mark: 'no'}];
	}
}

async function keyRingFact(secrets: SecretStore): Promise<Fact> {
	const reason = await secrets.whyNotKeep('keychain');
	return reason === undefined
		? {name: 'key ring', value: 'usable', mark: 'ok'}
		: {name: 'key ring', value: 'not usable', mark: 'none', note: reason};
}

async function vaultFact(vault: VaultKeeper): Promise<Fact> {
	try {
		const names = await vault.names();
		return names
			? {name: 'vault', value: vault.path, mark: 'ok', note: `entries: ${names.length}`}
			: {name: 'vault', value: vault.path, mark: 'none', note: 'not there yet'};
	} catch (thrown) {
		return {name: 'vault', value: toEntokError(thrown).message, mark: 'no'};
	}
}

/** Variables entok reads or is weakened by; a value that may hold a secret is never given. */
function environmentFacts(environment: Environment): readonly Fact[] {
	const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
	const azure = Object.keys(environment)
		.filter(name => name.startsWith('AZURE_') && isSet(name))
		.sort();
	const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'].filter(isSet);
	const harmful: ReadonlyArray<readonly [string, string]> = [
		['NODE_TLS_REJECT_UNAUTHORIZED', 'has no effect here: certificates are checked all the same'],
		['NODE_DEBUG', 'Node may print requests with their secrets: entok gets no token where it would'],
		['SSLKEYLOGFILE', 'someone may record the keys of connections'],
	];
	return [
		{name: 'AZURE_ variables', value: azure.join(', ') || 'none'},
		{
			name: 'proxies',
			value:
				proxies
					.map(name => (/^no_proxy$/i.test(name) ? `${name}=${environment[name]}` : `${name} is set`))
					.join(', ') || 'none',
		},
		...(isSet('NODE_EXTRA_CA_CERTS')
			? [{name: 'own certificates', value: environment['NODE_EXTRA_CA_CERTS'] ?? ''}]
			: []),
		...harmful
			.filter(([name]) => isSet(name))
			.map(([name, note]): Fact => ({name, value: 'is set', mark: 'warn', note})),
	];
}

function escapeFact(environment: Environment): Fact {
	const {milliseconds, why, fault} = escapeWait(environment);
	return {
		name: 'wait after Esc',
		value: `${milliseconds} ms`,
		note: fault === undefined ? why : `${why}; ${fault}`,
		...(fault === undefined ? {} : {mark: 'warn'}),
	};
}

/** What there is to know about this machine before anything is sent. */
export async function machineFacts(
	environment: Environment,
	folders: Folders,
	{
		profiles,
		secrets,
		vault,
	}: {
		readonly profiles: ProfileStore;
		readonly secrets: SecretStore;
		readonly vault: VaultKeeper | undefined;
	},
	version: string,
): Promise<readonly Fact[]> {
	const {stdin, stdout, stderr} = process;
	const streams = [stdin, stdout, stderr].map(stream => (stream.isTTY ? 'terminal' : 'no terminal'));
	return [
		{name: 'entok', value: version},
		{name: 'Node', value: process.versions.node},
		{name: 'system', value: `${process.platform} ${process.arch}`},
		{name: 'standard streams', value: `in ${streams[0]}, out ${streams[1]}, error ${streams[2]}`},
		{
			name: 'terminal',
			value: environment['TERM'] ?? 'TERM is not set',
			note: stdout.isTTY ? `${stdout.columns}x${stdout.rows}` : undefined,
		},
		{name: 'over SSH', value: environment['SSH_CONNECTION'] ? 'yes' : 'no'},
		escapeFact(environment),
		await modeFact('folder', folders.config, 0o700),
		await modeFact('file', profiles.place, 0o600),
		...(await profilesFact(profiles)),
		...(vault ? [await vaultFact(vault), await keyRingFact(secrets)] : []),
		...environmentFacts(environment),
	];
}
