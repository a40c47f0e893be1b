import {constants, createHash, verify as verifySignature, X509Certificate} from 'node:crypto';
import {isGuid} from '../core/guid.ts';
import {type JsonObject, numberMember, parseJsonObject, textMember, textsMember} from '../core/json.ts';
import {readAuthority} from './authority.ts';
import {exchangeAudience, issuerAt} from './demo-issuer.ts';
import {EntraRefusal} from './entra-errors.ts';
import {isLoopbackHost, serviceOfHost} from './hosts.ts';
import type {Call} from './message.ts';
import type {Registration} from './registrations.ts';
import type {World} from './world.ts';

type Assertion = {
	readonly text: string;
	readonly header: JsonObject;
	readonly payload: JsonObject;
	/** What the signature is over, and the signature. */
	readonly signed: string;
	readonly signature: Buffer;
};

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How far clocks may differ, seconds. */
const skew = 300;

const refused = (code: number, message: string): EntraRefusal => new EntraRefusal(code, 'invalid_client', message);

const malformed = (): EntraRefusal => new EntraRefusal(50027, 'invalid_request', 'JWT token is invalid or malformed.');

function readAssertion(text: string): Assertion {
	const [header = '', payload = '', signature = '', ...more] = text.split('.');
	const decode = (part: string) => parseJsonObject(Buffer.from(part, 'base64url').toString('utf8'));
	const [head, claims] = [decode(header), decode(payload)];
	if (more.length > 0 || !head || !claims || !textMember(claims, 'iss') || !textMember(claims, 'sub')) {
		throw malformed();
	}

	return {
		text,
		header: head,
		payload: claims,
		signed: `${header}.${payload}`,
		signature: Buffer.from(signature, 'base64url'),
	};
}

function checkTimes({payload}: Assertion, now: number): void {
	const seconds = now / 1000;
	const [from, until] = [numberMember(payload, 'nbf') ?? 0, numberMember(payload, 'exp')];
	if (until === undefined || until + skew < seconds || from - skew > seconds) {
		const shown = (time: number | undefined): string =>
			new Date(Math.trunc(time ?? 0) * 1000).toISOString().replace(/\.000Z$/, '.0000000Z');
		throw refused(
			700024,
			`Client assertion is not within its valid time range. Current time: ${shown(seconds)}, assertion valid from ${shown(from)}, expiry time of assertion ${shown(until)}.`,
		);
	}
}

const audiencesOf = ({payload}: Assertion): readonly string[] =>
	textsMember(payload, 'aud') ?? [textMember(payload, 'aud') ?? ''];

/** The names a certificate may be looked for by: SHA-256, or SHA-1 as older clients do, some with padding. */
function namesOf(certificate: X509Certificate): readonly string[] {
	return ['sha256', 'sha1'].map(hash => createHash(hash).update(certificate.raw).digest('base64url'));
}

function isGenuine({header, signed, signature}: Assertion, certificate: X509Certificate): boolean {
	const key = certificate.publicKey;
	const data = Buffer.from(signed);
	switch (header['alg']) {
		case 'PS256':
			return verifySignature(
				'sha256',
				data,
				{key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST},
				signature,
			);
		case 'RS256':
			return verifySignature('sha256', data, key, signature);
		default:
			return false;
	}
}

/** The token endpoints and the issuer of the tenant that was asked, by each of its names. */
function endpointsAt(call: Call): readonly string[] {
	const authority = readAuthority(call.segments[0] ?? '');
	const names = authority.kind === 'tenant' ? [authority.tenant.id, ...authority.tenant.domains] : [authority.kind];
	const paths = ['oauth2/v2.0/token', 'oauth2/token', 'v2.0'];
	return names.flatMap(name => paths.map(path => `${call.origin}/${name}/${path}`));
}

/** A token the client signed itself, with the key of a registered certificate (`private_key_jwt`). */
function checkSigned(call: Call, registration: Registration, assertion: Assertion): void {
	const {header, payload} = assertion;
	const {clientId} = registration;
	if (textMember(payload, 'iss')?.toLowerCase() !== clientId) {
		throw refused(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
	}

	if (payload['sub'] !== payload['iss']) {
		throw refused(50048, 'Subject must match Issuer claim in the client assertion.');
	}

	const wanted = (textMember(header, 'x5t#S256') ?? textMember(header, 'x5t') ?? '').replace(/=+$/, '');
	const certificate = registration.certificates
		.map(pem => new X509Certificate(pem))
		.find(candidate => namesOf(candidate).includes(wanted));
	const thumbprint = Buffer.from(wanted, 'base64url').toString('hex').toUpperCase();
	if (certificate === undefined) {
		throw refused(
			700027,
			`The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}'. Client app ID: ${clientId}.`,
		);
	}

	if (!isGenuine(assertion, certificate)) {
		throw refused(
			700027,
			`Client assertion failed signature validation. [Reason - The key was found, but the signature is not valid., Thumbprint of key used by client: '${thumbprint}']. Client app ID: ${clientId}.`,
		);
	}

	if (Date.parse(certificate.validFrom) > call.now || Date.parse(certificate.validTo) <= call.now) {
		throw refused(1000502, 'The provided certificate is not within its specified validity window.');
	}

	checkTimes(assertion, call.now);
	const audiences = audiencesOf(assertion).map(audience => audience.toLowerCase());
	if (!endpointsAt(call).some(endpoint => audiences.includes(endpoint.toLowerCase()))) {
		throw refused(700023, 'Client assertion audience claim does not match Realm issuer.');
	}
}

/** The emulator's issuer as it was called; for who was led here under a name of Microsoft's, as `localhost` too. */
function isOwnIssuer(call: Call, issuer: string | undefined): boolean {
	const named = URL.parse(issuer ?? '');
	const isLedHere = serviceOfHost(call.url.hostname) !== undefined && named !== null && isLoopbackHost(named.host);
	return issuer === issuerAt(call.origin) || (isLedHere && issuer === issuerAt(named.origin));
}

/** A token of another issuer, which a federated credential of the app trusts. Capitals and slashes count. */
function checkFederated(world: World, call: Call, registration: Registration, assertion: Assertion): void {
	const {text, payload} = assertion;
	const [issuer, subject] = [textMember(payload, 'iss'), textMember(payload, 'sub')];
	const audiences = audiencesOf(assertion);
	const mismatch = (code: number, what: string, presented: string): EntraRefusal =>
		refused(
			code,
			`No matching federated identity record found for presented assertion ${what} '${presented}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
		);
	if (registration.trustedSubjects.length === 0) {
		throw refused(
			7000226,
			`The application '${registration.clientId}' has no configured federated identity credentials.`,
		);
	}

	if (!isOwnIssuer(call, issuer)) {
		throw mismatch(700211, 'issuer', issuer ?? '');
	}

	if (audiences.length !== 1 || audiences[0] !== exchangeAudience) {
		throw mismatch(700212, 'audience', audiences.join(', '));
	}

	if (!registration.trustedSubjects.includes(subject ?? '')) {
		throw mismatch(700213, 'subject', subject ?? '');
	}

	if (!world.key.verify(text)) {
		throw malformed();
	}

	checkTimes(assertion, call.now);
}

/** Checks a client assertion (RFC 7523). `jti` is not looked at: as with Entra, an assertion may be used again while it is good. */
export function checkAssertion(world: World, call: Call, registration: Registration, form: URLSearchParams): void {
	if (form.get('client_assertion_type') !== assertionType) {
		throw new EntraRefusal(
			900144,
			'invalid_request',
			"The request body must contain the following parameter: 'client_assertion_type'.",
		);
	}

	const assertion = readAssertion(form.get('client_assertion') ?? '');
	// Other issuers are named by an address, clients by their id.
	if (isGuid(textMember(assertion.payload, 'iss') ?? '')) {
		checkSigned(call, registration, assertion);
	} else {
		checkFederated(world, call, registration, assertion);
	}
}
