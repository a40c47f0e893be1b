import {EntokError} from '../core/entok-error.ts';
import {type Credential, isAssertionSource} from '../core/profile.ts';
import {parseSecretReference, whyNotUsable} from '../core/secret-reference.ts';
import type {OptionName, Options} from './options.ts';

const referenceOptions = [
	'secret',
	'certificate',
	'certificate-key',
	'passphrase',
	'assertion',
	'refresh-token',
	'user-token',
	'password',
] as const satisfies readonly OptionName[];

/** A reference given on the command line: a literal secret must not be, as every process can read arguments. */
export function checkReferences(options: Options): void {
	for (const name of referenceOptions) {
		const text = options[name];
		const isOther = text === undefined || text === '' || (name === 'assertion' && isAssertionSource(text));
		const kind = isOther ? undefined : parseSecretReference(text).kind;
		if (kind === 'plain') {
			throw new EntokError(
				'usage',
				`A secret must not stand on the command line (--${name} plain:…).`,
				'Others can read it there. Refer to it: env:NAME, file:/absolute/path or prompt.',
			);
		}

		const reason = isOther || (kind === 'demo' && options.demo) ? undefined : whyNotUsable(text);
		if (reason !== undefined) {
			throw new EntokError(
				'usage',
				`--${name}: ${reason}`,
				kind === 'stdin'
					? 'Write prompt, and pipe the secret in when it is needed: --secret-stdin.'
					: 'Write env:NAME, file:/absolute/path or prompt.',
			);
		}
	}
}

/** A field that is left as it was when nothing was said, and taken away by an empty text. */
const kept = <Name extends string>(name: Name, given: string | undefined, old: string | undefined) => {
	const value = given ?? old;
	return (value ? {[name]: value} : {}) as {readonly [Key in Name]?: string};
};

const certificateOptions = [
	'certificate-key',
	'passphrase',
	'certificate-chain',
	'no-certificate-chain',
] as const satisfies readonly OptionName[];

const expectOptions = ['expect-issuer', 'expect-subject', 'expect-audience'] as const satisfies readonly OptionName[];

const isGiven = (options: Options, names: readonly OptionName[]): boolean =>
	names.some(name => options[name] !== undefined);

function refuseStray(options: Options, names: readonly OptionName[], needed: string, example: string): void {
	const stray = names.find(name => options[name] !== undefined);
	if (stray !== undefined) {
		throw new EntokError('usage', `The option --${stray} belongs to ${needed}.`, `Like this: ${example}`);
	}
}

const refuseCertificateOptions = (options: Options): void =>
	refuseStray(options, certificateOptions, 'a certificate', '--certificate file:/path --passphrase env:NAME');

const refuseExpectations = (options: Options): void =>
	refuseStray(options, expectOptions, 'a federated assertion', '--assertion github-actions --expect-subject SUBJECT');

function certificateOf(options: Options, before: Credential | undefined): Credential | undefined {
	const old = before?.kind === 'certificate' ? before : undefined;
	const certificate = options.certificate ?? old?.certificate;
	if (certificate === undefined) {
		refuseCertificateOptions(options);
		return undefined;
	}

	if (options['certificate-chain'] && options['no-certificate-chain']) {
		throw new EntokError(
			'usage',
			'--certificate-chain and --no-certificate-chain exclude each other.',
			'Give one of them.',
		);
	}

	const sendsChain = options['certificate-chain'] ?? (!options['no-certificate-chain'] && old?.sendCertificateChain);
	return {
		kind: 'certificate',
		certificate,
		...kept('key', options['certificate-key'], old?.key),
		...kept('passphrase', options.passphrase, old?.passphrase),
		...(sendsChain ? {sendCertificateChain: true} : {}),
	};
}

function federatedOf(options: Options, before: Credential | undefined): Credential | undefined {
	const old = before?.kind === 'federated' ? before : undefined;
	const assertion = options.assertion ?? old?.assertion;
	if (assertion === undefined) {
		refuseExpectations(options);
		return undefined;
	}

	const expect = {
		...kept('issuer', options['expect-issuer'], old?.expect?.issuer),
		...kept('subject', options['expect-subject'], old?.expect?.subject),
		...kept('audience', options['expect-audience'], old?.expect?.audience),
	};
	return {kind: 'federated', assertion, ...(Object.keys(expect).length === 0 ? {} : {expect})};
}

/**
 * How the client proves itself, as the options say it; undefined when they say nothing. Of what a profile had before,
 * what they do not name stays, and an empty text takes a field away. Throws EntokError `usage`.
 */
export function credentialOf(options: Options, before?: Credential): Credential | undefined {
	const {secret, certificate, assertion} = options;
	if ([secret, certificate, assertion].filter(text => text !== undefined).length > 1) {
		throw new EntokError(
			'usage',
			'A client proves itself in one way.',
			'Give one of --secret, --certificate and --assertion.',
		);
	}

	if (secret !== undefined) {
		refuseCertificateOptions(options);
		refuseExpectations(options);
		return {kind: 'secret', secret};
	}

	if (certificate !== undefined || (assertion === undefined && isGiven(options, certificateOptions))) {
		refuseExpectations(options);
		return certificateOf(options, before);
	}

	if (assertion !== undefined || isGiven(options, expectOptions)) {
		refuseCertificateOptions(options);
		return federatedOf(options, before);
	}

	return undefined;
}
