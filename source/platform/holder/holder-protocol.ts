import {isFlowId} from '../../core/flow-id.ts';
import {isJsonObject, type JsonObject, numberMember, textMember} from '../../core/json.ts';
import {Secret} from '../../core/secret.ts';
import type {HeldLabel, HolderStatus, SignInToHold, TokenToHold} from '../../core/token-holder.ts';
import type {TokenSet} from '../../core/token-set.ts';

/**
 * The words of client and holder: one line of JSON, an answer in one line, and the connection ends. Both carry the
 * version, so that an entok and the holder of another one part with a sentence.
 */
export const protocolVersion = 1;

/** Two tokens and a refresh token of the largest size there is fit in easily. Bytes. */
export const longestMessage = 1024 * 1024;

export type HolderRequest =
	| {readonly do: 'find'; readonly key: string; readonly goodFor: number}
	| ({readonly do: 'keep'} & TokenToHold)
	| {readonly do: 'find-sign-in'; readonly key: string}
	| ({readonly do: 'keep-sign-in'} & SignInToHold)
	| {readonly do: 'status'}
	| {readonly do: 'prolong'; readonly until: number}
	| {readonly do: 'forget'; readonly profileId?: string}
	| {readonly do: 'end'};

/** A text that is a key: a SHA-256 in hexadecimal digits. */
const keyIn = (object: JsonObject, name: string): string | undefined => {
	const text = textMember(object, name);
	return text !== undefined && /^[0-9a-f]{64}$/.test(text) ? text : undefined;
};

function labelIn(object: JsonObject): HeldLabel | undefined {
	const profileId = textMember(object, 'profileId');
	const profileName = textMember(object, 'profileName');
	return profileId === undefined || profileName === undefined ? undefined : {profileId, profileName};
}

const secretIn = (object: JsonObject, name: string): Secret | undefined => {
	const text = textMember(object, name);
	return text === undefined ? undefined : new Secret(text);
};

/** A token as it goes over the socket; its own lifetime comes with it, the refresh token does not: that is held apart. */
export const tokenJson = ({accessToken, refreshToken: _apart, idToken, ...rest}: TokenSet): JsonObject => ({
	...rest,
	accessToken: accessToken.reveal(),
	idToken: idToken?.reveal(),
});

/** A token that came over the socket; undefined for what is none. */
export function readToken(value: unknown): TokenSet | undefined {
	if (!isJsonObject(value)) {
		return undefined;
	}

	const accessToken = secretIn(value, 'accessToken');
	const [receivedAt, expiresAt] = [numberMember(value, 'receivedAt'), numberMember(value, 'expiresAt')];
	const [tokenType, scope] = [textMember(value, 'tokenType'), textMember(value, 'scope')];
	const [fingerprint, flow] = [textMember(value, 'fingerprint'), textMember(value, 'flow')];
	const [profileId, tenant] = [textMember(value, 'profileId'), textMember(value, 'tenant')];
	if (
		accessToken === undefined ||
		receivedAt === undefined ||
		expiresAt === undefined ||
		tokenType === undefined ||
		fingerprint === undefined ||
		flow === undefined ||
		!isFlowId(flow) ||
		profileId === undefined ||
		tenant === undefined
	) {
		return undefined;
	}

	const idToken = secretIn(value, 'idToken');
	const refreshAt = numberMember(value, 'refreshAt');
	const clockSkew = numberMember(value, 'clockSkew');
	return {
		accessToken,
		tokenType,
		receivedAt,
		expiresAt,
		scope: scope ?? '',
		fingerprint,
		flow,
		profileId,
		tenant,
		...(idToken && {idToken}),
		...(refreshAt !== undefined && {refreshAt}),
		...(clockSkew !== undefined && {clockSkew}),
		...(value['familyOfClientIds'] === true && {familyOfClientIds: true}),
	};
}

/** A request as a line. */
export function requestLine(request: HolderRequest): string {
	const body =
		request.do === 'keep'
			? {...request, token: tokenJson(request.token)}
			: request.do === 'keep-sign-in'
				? {...request, refreshToken: request.refreshToken.reveal()}
				: request;
	return `${JSON.stringify({version: protocolVersion, ...body})}\n`;
}

function readEntry(object: JsonObject): HolderRequest | undefined {
	const [key, label] = [keyIn(object, 'key'), labelIn(object)];
	if (key === undefined || label === undefined) {
		return undefined;
	}

	if (object['do'] === 'keep') {
		const [group, token] = [keyIn(object, 'group'), readToken(object['token'])];
		return group === undefined || token === undefined ? undefined : {do: 'keep', key, group, token, ...label};
	}

	const refreshToken = secretIn(object, 'refreshToken');
	return refreshToken === undefined ? undefined : {do: 'keep-sign-in', key, refreshToken, ...label};
}

/** What a client wants; undefined for what is no request of this version. */
export function readRequest(object: JsonObject): HolderRequest | undefined {
	const key = keyIn(object, 'key');
	switch (object['do']) {
		case 'find': {
			const goodFor = numberMember(object, 'goodFor');
			return key === undefined || goodFor === undefined ? undefined : {do: 'find', key, goodFor};
		}

		case 'find-sign-in':
			return key === undefined ? undefined : {do: 'find-sign-in', key};
		case 'keep':
		case 'keep-sign-in':
			return readEntry(object);
		case 'prolong': {
			const until = numberMember(object, 'until');
			return until === undefined ? undefined : {do: 'prolong', until};
		}

		case 'forget':
			return {do: 'forget', profileId: textMember(object, 'profileId')};
		case 'status':
		case 'end':
			return {do: object['do']};
		default:
			return undefined;
	}
}

/** What the holder says it holds; undefined for an answer that is none. */
export function readStatus(object: JsonObject): HolderStatus | undefined {
	const until = numberMember(object, 'until');
	const {tokens, signIns} = object;
	if (until === undefined || !Array.isArray(tokens) || !Array.isArray(signIns)) {
		return undefined;
	}

	return {
		until,
		tokens: tokens.filter(isJsonObject).flatMap(entry => {
			const [label, flow, expiresAt] = [labelIn(entry), textMember(entry, 'flow'), numberMember(entry, 'expiresAt')];
			return label === undefined || flow === undefined || !isFlowId(flow) || expiresAt === undefined
				? []
				: [
						{
							...label,
							flow,
							expiresAt,
							tenant: textMember(entry, 'tenant') ?? '',
							scope: textMember(entry, 'scope') ?? '',
							fingerprint: textMember(entry, 'fingerprint') ?? '',
						},
					];
		}),
		signIns: signIns.filter(isJsonObject).flatMap(entry => labelIn(entry) ?? []),
	};
}
