import type {Doors} from '../core/doors.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {type JsonObject, textMember} from '../core/json.ts';
import {decodeToken} from '../core/jwt.ts';
import type {Profile} from '../core/profile.ts';
import {type SignatureAlgorithm, type SignatureState, signatureAlgorithms} from '../core/signature.ts';
import {findProfile} from './resolve-choice.ts';
import {type SigningAuthority, signingAuthority} from './signing-authority.ts';
import {signingKeys} from './signing-keys.ts';
import type {State} from './state.ts';

const cannot = (reason: string, because: string): SignatureState => ({kind: 'cannot', reason, because});
const invalid = (reason: string, because: string): SignatureState => ({kind: 'invalid', reason, because});

/** Why a Graph token's signature is nobody's business but Graph's, for a line and for an explanation. */
export const nonceReason = {
	reason: 'Graph adds a nonce',
	because:
		'Tokens for Microsoft Graph carry a nonce in their header. What was signed has the hash of that nonce in its place, so only Graph can check the signature; a failed check by anybody else says nothing.',
} as const;

const algorithmOf = (header: JsonObject): SignatureAlgorithm | undefined =>
	signatureAlgorithms.find(algorithm => algorithm === header['alg']);

function refusedAlgorithm(header: JsonObject): SignatureState {
	const algorithm = textMember(header, 'alg') ?? 'missing';
	return algorithm.toLowerCase() === 'none'
		? invalid('it is not signed', 'Its header says alg none: anybody can write such a token.')
		: invalid(
				`its algorithm is ${algorithm}`,
				'Entra signs with RS256 or PS256. An algorithm with a shared secret proves nothing: whoever can check such a token can also write one.',
			);
}

const mayBe = (key: JsonObject, kid: string | undefined): boolean =>
	(kid === undefined || key['kid'] === kid) && (key['use'] ?? 'sig') === 'sig';

async function checkByKeys(
	token: string,
	{header, algorithm}: {readonly header: JsonObject; readonly algorithm: SignatureAlgorithm},
	authority: SigningAuthority,
	{http, verifySignature}: Pick<Doors, 'http' | 'verifySignature'>,
): Promise<SignatureState> {
	const kid = textMember(header, 'kid');
	const {host} = new URL(authority.cloud.authority);
	const keys = (await signingKeys(authority, http)).filter(key => mayBe(key, kid));
	if (keys.length === 0) {
		return cannot(
			`its key is not published by ${host}`,
			`No key with the id ${kid ?? 'it does not name'} is among those ${host} publishes for this tenant. Keys are withdrawn after a while, so old tokens lose theirs; an app may have keys of its own; or the token is from somewhere else.`,
		);
	}

	for (const key of keys) {
		if (await verifySignature(token, key, algorithm)) {
			return {kind: 'valid', key: textMember(key, 'kid') ?? 'without an id', authority: host};
		}
	}

	return invalid(
		'the signature does not fit',
		`The key ${kid ?? ''} of ${host} did not sign this text: it was changed since, was cut while copying, or was made by somebody else.`,
	);
}

function chosenProfile({choice, profiles}: State): Profile | undefined {
	try {
		return choice.profileId === undefined ? undefined : findProfile(profiles, choice.profileId);
	} catch {
		return undefined;
	}
}

/**
 * Checks the signature of a token, expired or not, with the keys its authority publishes. Only authorities of the clouds
 * and of the person's own profiles are asked. Throws EntokError `usage` for a text that is no token, `cancelled`.
 */
export async function checkSignature(
	token: string,
	state: State,
	doors: Pick<Doors, 'http' | 'verifySignature'>,
): Promise<SignatureState> {
	const {header, payload} = decodeToken(token);
	const algorithm = algorithmOf(header);
	if (!algorithm) {
		return refusedAlgorithm(header);
	}

	if (Object.hasOwn(header, 'nonce')) {
		return cannot(nonceReason.reason, nonceReason.because);
	}

	const authority = signingAuthority(payload, chosenProfile(state), state.profiles);
	if (!authority) {
		return cannot(
			'its issuer is nobody entok knows',
			`Keys are asked of the clouds’ authorities and of those in your own profiles only, never of an address a token names. This one says ${textMember(payload, 'iss') ?? 'nothing'}; for an authority of your own, choose a profile of it.`,
		);
	}

	try {
		return await checkByKeys(token, {header, algorithm}, authority, doors);
	} catch (thrown) {
		const error = toEntokError(thrown);
		if (error instanceof EntokError && error.kind === 'no-answer') {
			return cannot('its authority gave no keys', error.message);
		}

		throw error;
	}
}
