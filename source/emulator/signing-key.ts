import {createHash, createPublicKey, verify as verifySignature} from 'node:crypto';
import {exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT} from 'jose';
import {isJsonObject, parseJsonObject} from '../core/json.ts';
import {demoKey} from './demo-key.ts';

/** The key all tokens of an emulator are signed with. */
export type SigningKey = {
	/** What the keys document publishes, RFC 7517. */
	readonly publicKey: JWK;
	readonly kid: string;
	/**
	 * A compact RS256 JWS; `header` adds to `typ`, `alg` and `kid`. With a `nonce` in it, what is signed has the nonce's
	 * SHA-256 in its place, as with Entra's tokens for Graph: only who knows that can check the signature.
	 */
	sign(payload: JWTPayload, header?: Readonly<Record<string, string>>): Promise<string>;
	/** The payload of a token this key signed, else undefined. Times and audience are the caller's to check. */
	verify(token: string): JWTPayload | undefined;
};

/** `demo`: the fixed, openly published key. `fresh`: one made now and forgotten with the process. */
export type KeyChoice = 'demo' | 'fresh';

async function freshKey(): Promise<JWK> {
	const {privateKey} = await generateKeyPair('RS256', {modulusLength: 2048, extractable: true});
	return exportJWK(privateKey);
}

/** As Entra's key ids: the base64url form of a SHA-1, 27 characters. Entra hashes a certificate, we hash the public key. */
const keyId = ({n, e}: JWK): string => createHash('sha1').update(`${n}.${e}`).digest('base64url');

const encoded = (header: object): string => Buffer.from(JSON.stringify(header)).toString('base64url');

/** The header as it is signed, its members in the same order. */
const signedHeader = <Header extends {readonly [name: string]: unknown}>(header: Header): Header =>
	typeof header['nonce'] === 'string'
		? {...header, nonce: createHash('sha256').update(header['nonce']).digest('base64url')}
		: header;

/** The token with the nonce itself in its header. */
function withNonce(token: string, nonce: string | undefined): string {
	if (nonce === undefined) {
		return token;
	}

	const [header = '', ...rest] = token.split('.');
	const signed = parseJsonObject(Buffer.from(header, 'base64url').toString('utf8'));
	return [encoded({...signed, nonce}), ...rest].join('.');
}

export async function createSigningKey(choice: KeyChoice): Promise<SigningKey> {
	const secretHalf: JWK = choice === 'demo' ? demoKey : await freshKey();
	const kid = keyId(secretHalf);
	const {n = '', e = ''} = secretHalf;
	const publicKey: JWK = {kty: 'RSA', use: 'sig', kid, x5t: kid, n, e};
	const signer = await importJWK(secretHalf, 'RS256');
	const verifier = createPublicKey({key: {kty: 'RSA', n, e}, format: 'jwk'});

	const sign: SigningKey['sign'] = async (payload, header = {}) =>
		withNonce(
			await new SignJWT(payload)
				.setProtectedHeader({typ: 'JWT', ...signedHeader(header), alg: 'RS256', kid})
				.sign(signer),
			header['nonce'],
		);

	const verify: SigningKey['verify'] = token => {
		const [header = '', payload = '', signature = '', more] = token.split('.');
		const decode = (part: string) => parseJsonObject(Buffer.from(part, 'base64url').toString('utf8'));
		const head = decode(header);
		if (more !== undefined || head?.['alg'] !== 'RS256') {
			return undefined;
		}

		const genuine = verifySignature(
			'RSA-SHA256',
			Buffer.from(`${encoded(signedHeader(head))}.${payload}`),
			verifier,
			Buffer.from(signature, 'base64url'),
		);
		const claims = genuine ? decode(payload) : undefined;
		return isJsonObject(claims) ? claims : undefined;
	};

	return {publicKey, kid, sign, verify};
}
