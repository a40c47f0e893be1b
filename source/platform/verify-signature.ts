import type {SignatureAlgorithm, VerifySignature} from '../core/signature.ts';

/** RFC 7518 sections 3.3 and 3.5: no shorter key may be used. Bits. */
const shortestModulus = 2048;

const names: Readonly<Record<SignatureAlgorithm, string>> = {RS256: 'RSASSA-PKCS1-v1_5', PS256: 'RSA-PSS'};

/** Checks RSA signatures by Web Crypto. See `VerifySignature`. */
export const verifySignature: VerifySignature = async (token, {kty, n, e}, algorithm) => {
	const [header = '', payload = '', signature = ''] = token.split('.');
	if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') {
		return false;
	}

	const name = names[algorithm];
	try {
		const key = await crypto.subtle.importKey('jwk', {kty, n, e}, {name, hash: 'SHA-256'}, false, ['verify']);
		return (
			Buffer.from(n, 'base64url').length * 8 >= shortestModulus &&
			(await crypto.subtle.verify(
				{name, saltLength: 32},
				key,
				Buffer.from(signature, 'base64url'),
				Buffer.from(`${header}.${payload}`),
			))
		);
	} catch {
		return false;
	}
};
