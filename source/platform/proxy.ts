import {BlockList, isIP} from 'node:net';
import {EntokError} from '../core/entok-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Addresses that mean this computer or its own link. The managed identity endpoint 169.254.169.254 is among them:
 * it must be asked without a proxy (Microsoft, «Azure Instance Metadata Service»).
 */
const local = new BlockList();
local.addSubnet('127.0.0.0', 8);
local.addSubnet('169.254.0.0', 16);
local.addAddress('0.0.0.0');
local.addAddress('::1', 'ipv6');
local.addAddress('::', 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined =>
	(({4: 'ipv4', 6: 'ipv6'}) as const)[isIP(address) as 4 | 6];

const contains = (list: BlockList, host: string): boolean => {
	const family = familyOf(host);
	return family !== undefined && list.check(host, family);
};

const bare = (host: string): string =>
	host
		.toLowerCase()
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/\.$/, '');

/** Splits `host:port`, `[address]:port`, `address` or `host`. */
function hostAndPort(entry: string): readonly [host: string, port: string | undefined] {
	const [, host = entry, port] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
	return [bare(host), port];
}

function inNetwork(host: string, address: string, prefix: string): boolean {
	const family = familyOf(address);
	const length = Number(prefix);
	if (family === undefined || !/^\d+$/.test(prefix) || length > (family === 'ipv4' ? 32 : 128)) {
		return false;
	}

	const list = new BlockList();
	list.addSubnet(address, length, family);
	return contains(list, host);
}

function sameAddress(host: string, address: string): boolean {
	const list = new BlockList();
	list.addAddress(address, familyOf(address));
	return contains(list, host);
}

function isExempt(entry: string, host: string, port: string): boolean {
	if (entry === '*') {
		return true;
	}

	const [address = '', prefix] = entry.split('/');
	if (prefix !== undefined) {
		return inNetwork(host, bare(address), prefix);
	}

	const [name, onlyPort] = hostAndPort(entry);
	if (onlyPort !== undefined && onlyPort !== port) {
		return false;
	}

	if (isIP(name) !== 0) {
		return sameAddress(host, name);
	}

	const domain = name.replace(/^\*?\./, '');
	return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** The first of the two spellings that holds anything; lower case first, as curl reads them. */
function variable(environment: Environment, name: string): readonly [name: string, value: string] | undefined {
	for (const spelling of [name.toLowerCase(), name]) {
		const value = environment[spelling]?.trim();
		if (value) {
			return [spelling, value];
		}
	}

	return undefined;
}

function parseProxy(name: string, value: string): URL {
	try {
		const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`);
		decodeURIComponent(url.username + url.password);
		if (url.protocol === 'http:' || url.protocol === 'https:') {
			return url;
		}
	} catch {
		// Told below without the value: it may hold a password.
	}

	throw new EntokError(
		'configuration',
		`The environment variable ${name} does not hold the address of a proxy entok can use.`,
		`Write ${name}=http://host:port (or https://host:port); percent-encode special characters of a name or password.`,
	);
}

/**
 * The proxy a request goes through, from HTTPS_PROXY or HTTP_PROXY and NO_PROXY, upper or lower case, as curl reads
 * them. This computer itself is never reached through a proxy. A variable that is no http(s) address is an EntokError
 * of kind `configuration`.
 */
export function proxyFor(url: URL, environment: Environment): URL | undefined {
	const host = bare(url.hostname);
	if (host === 'localhost' || host.endsWith('.localhost') || contains(local, host)) {
		return undefined;
	}

	const [name, value] = variable(environment, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? [];
	if (name === undefined || value === undefined) {
		return undefined;
	}

	const port = url.port || (url.protocol === 'https:' ? '443' : '80');
	const [, exempt = ''] = variable(environment, 'NO_PROXY') ?? [];
	return exempt.split(/[\s,]+/).some(entry => entry !== '' && isExempt(entry.toLowerCase(), host, port))
		? undefined
		: parseProxy(name, value);
}
