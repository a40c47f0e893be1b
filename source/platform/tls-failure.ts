/** What was wrong, in words that follow «: », and what to do. */
export type TlsFault = {readonly what: string; readonly hint: string};

const trust =
	'If a company proxy or a private server is expected here, have its certificate authority trusted: NODE_EXTRA_CA_CERTS=/path/to/authority.pem. Otherwise somebody may be listening in.';
const time = "Check this computer's clock; if it is right, the server needs a new certificate.";

const unknownAuthority: TlsFault = {
	what: 'its certificate comes from an authority that is not trusted here',
	hint: trust,
};

/** OpenSSL's verification results and Node's own codes. */
const certificateFaults: Readonly<Record<string, TlsFault>> = {
	DEPTH_ZERO_SELF_SIGNED_CERT: {what: 'its certificate is self-signed', hint: trust},
	SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
	UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
	CERT_UNTRUSTED: unknownAuthority,
	CERT_HAS_EXPIRED: {what: 'its certificate has expired', hint: time},
	CERT_NOT_YET_VALID: {what: 'its certificate is not valid yet', hint: time},
	ERR_TLS_CERT_ALTNAME_INVALID: {
		what: 'its certificate is for another host',
		hint: 'Check the address; if it is right, something else answers in its place.',
	},
	CERT_REVOKED: {what: 'its certificate was revoked', hint: 'Tell whoever runs this server.'},
	INVALID_PURPOSE: {what: 'its certificate is not meant for a server', hint: 'Tell whoever runs this server.'},
	CERT_SIGNATURE_FAILURE: {what: 'its certificate is not validly signed', hint: trust},
};

/** What a failure of TLS means, by the code of Node's error; undefined when the code is none of TLS. */
export function tlsFault(code: string): TlsFault | undefined {
	const fault = certificateFaults[code];
	if (fault) {
		return fault;
	}

	if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNSUPPORTED_PROTOCOL$/.test(code)) {
		return {
			what: 'it does not speak TLS there, but plain text or a version too old',
			hint: 'Check the port, and whether the address should begin with http://.',
		};
	}

	return code === 'EPROTO' || /^ERR_(?:SSL|TLS|OSSL)_/.test(code)
		? {what: `TLS failed (${code})`, hint: 'Check the address and port; a proxy or firewall may be breaking TLS.'}
		: undefined;
}
