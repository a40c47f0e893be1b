import {X509Certificate} from 'node:crypto';
import {readFileSync} from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import * as tls from 'node:tls';
import {EntokError} from '../core/entok-error.ts';
import type {Environment} from './proxy.ts';

export type AgentPair = {readonly http: http.Agent; readonly https: https.Agent};

/** The agents of one door, for requests that do not go through a proxy. */
export type Agents = {
	/** Keeps connections for the next request; idle ones do not keep the process alive. */
	readonly kept: AgentPair;
	/** A connection of its own for every request. */
	readonly single: AgentPair;
	/** All trusted authorities, when one was added to Node's own. */
	readonly authorities: readonly string[] | undefined;
	/** What every TLS connection to a server is checked with. */
	readonly secureOptions: tls.ConnectionOptions;
};

function nodesAuthorities(environment: Environment): readonly string[] {
	// Absent before Node 22.15.
	if (typeof tls.getCACertificates === 'function') {
		return tls.getCACertificates('default');
	}

	const extra = environment['NODE_EXTRA_CA_CERTS'];
	try {
		return extra ? [...tls.rootCertificates, readFileSync(extra, 'utf8')] : tls.rootCertificates;
	} catch {
		// Node warns at its start of a file it cannot read, and goes on without it.
		return tls.rootCertificates;
	}
}

/** OpenSSL passes over what is no certificate, so that a wrong file would look like an unknown authority. */
function checkedCertificates(pem: string): string {
	try {
		const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [''];
		for (const certificate of certificates) {
			new X509Certificate(certificate);
		}

		return pem;
	} catch {
		throw new EntokError(
			'configuration',
			'The certificate authority given is not a certificate in PEM form.',
			'Its text begins with -----BEGIN CERTIFICATE-----.',
		);
	}
}

/** `certificateAuthority` is PEM text; one that cannot be read is an EntokError of kind `configuration`. */
export function createAgents(certificateAuthority: string | undefined, environment: Environment): Agents {
	const authorities =
		certificateAuthority === undefined
			? undefined
			: [...nodesAuthorities(environment), checkedCertificates(certificateAuthority)];
	const secureOptions = {
		// Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 cannot switch the check off.
		rejectUnauthorized: true,
		...(authorities === undefined ? {} : {secureContext: tls.createSecureContext({ca: authorities})}),
	};
	const pair = (keepAlive: boolean): AgentPair => {
		// Node gives each address of a host 250 ms before it tries the next: too little for a slow line.
		const options = {keepAlive, autoSelectFamilyAttemptTimeout: 1000};
		return {http: new http.Agent(options), https: new https.Agent({...options, ...secureOptions})};
	};

	return {kept: pair(true), single: pair(false), authorities, secureOptions};
}
