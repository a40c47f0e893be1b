import {timesOf} from '../../core/claims.ts';
import {EntokError} from '../../core/entok-error.ts';
import type {HttpResponse} from '../../core/http.ts';
import {isJsonObject, type JsonObject, numberMember, parseJsonObject, textMember} from '../../core/json.ts';
import {decodeToken} from '../../core/jwt.ts';
import {retryAfterSeconds} from '../../core/retry-after.ts';
import {Secret} from '../../core/secret.ts';
import {toldSentence, toldWord} from '../../core/told.ts';
import {type IdentitySource, sourceTitles} from './identity-source.ts';

/** These tokens live a day; a calendar ends before some numbers do. */
const longestLifetime = 10 * 365 * 86_400_000;

/** What may stand in an Authorization header. */
const headerSafe = /^[\x21-\x7e]+$/;

/** A date as App Service writes it on some stacks: `11/05/2026 15:18:31 +00:00`, also with AM or PM, or ISO 8601; always UTC. */
function momentOf(text: string): number | undefined {
	const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.trim()) ? text : `${text} +00:00`;
	const moment = Date.parse(zoned);
	return Number.isNaN(moment) ? undefined : moment;
}

const expiryInToken = (accessToken: string): number | undefined => {
	try {
		return timesOf(decodeToken(accessToken).payload).expiresAt;
	} catch {
		return undefined;
	}
};

/** When the token ends, milliseconds since the epoch: each source says it in its own way. */
function expiryOf(answer: JsonObject, accessToken: string, receivedAt: number): number | undefined {
	const inSeconds = numberMember(answer, 'expires_in');
	if (inSeconds !== undefined) {
		return receivedAt + inSeconds * 1000;
	}

	const onSeconds = numberMember(answer, 'expires_on');
	const onText = textMember(answer, 'expires_on');
	return onSeconds === undefined
		? ((onText === undefined ? undefined : momentOf(onText)) ?? expiryInToken(accessToken))
		: onSeconds * 1000;
}

const nonsense = (source: IdentitySource, response: HttpResponse, detail: string): EntokError =>
	new EntokError(
		'token-refused',
		`The managed identity was asked of ${sourceTitles[source.kind]}, and ${detail}.`,
		source.kind === 'imds'
			? 'Run entok on the Azure machine that has the identity: elsewhere, another service may answer at 169.254.169.254.'
			: 'Check the variables Azure sets (IDENTITY_ENDPOINT, MSI_ENDPOINT): something else may be listening there.',
		{code: 'bad-answer', status: response.status},
	);

/** What a refusal says; its shape differs from source to source. */
function refusalIn(answer: JsonObject): {readonly code?: string; readonly text?: string} {
	const {error} = answer;
	const [code, text] = isJsonObject(error)
		? [textMember(error, 'code'), textMember(error, 'message')]
		: [textMember(answer, 'error'), textMember(answer, 'error_description') ?? textMember(answer, 'message')];
	return {
		code: code === undefined ? undefined : toldWord(code),
		text: text === undefined ? undefined : toldSentence(text),
	};
}

const waysOut: ReadonlyArray<readonly [RegExp, string]> = [
	[
		/multiple user.assigned identities/i,
		'Say which one: entok profile edit NAME --managed-identity client-id=GUID (or object-id=…, resource-id=…).',
	],
	[
		/identity not found|no (?:user )?assigned|ManagedIdentityNotFound|not assigned/i,
		'This machine has no such identity: assign it in the Azure portal under Identity, or correct managedIdentity in the profile.',
	],
	[
		/invalid_resource|resource principal|audience/i,
		'Check the scope: the API must be one Entra knows, written https://host/.default.',
	],
	[
		/unknown_source/i,
		'The request must come from the machine itself: not through a proxy, a container network or a tunnel.',
	],
];

/** A refusal as an error with the way out. */
export function identityRefusal(source: IdentitySource, response: HttpResponse): EntokError {
	const answer = parseJsonObject(response.body);
	const {code, text} = answer ? refusalIn(answer) : {};
	if (answer === undefined || (code === undefined && text === undefined)) {
		return nonsense(source, response, `the answer, ${response.status}, is not that of an identity endpoint`);
	}

	const found = waysOut.find(([pattern]) => pattern.test(`${code} ${text}`));
	const retryAfter = retryAfterSeconds(response.headers['retry-after'], response.receivedAt);
	const isBusy = response.status === 429 || response.status >= 500;
	return new EntokError(
		'token-refused',
		`The managed identity was refused by ${sourceTitles[source.kind]}: ${code ?? `status ${response.status}`}.`,
		found?.[1] ??
			(isBusy
				? 'Try again in a moment.'
				: 'Compare the identity of this machine (Azure portal, Identity) with what the profile says.'),
		{code: code ?? 'refused', status: response.status, serverText: text, retryAfter},
	);
}

/** A token of a managed identity. Times in milliseconds since the epoch. */
export type IdentityToken = {
	readonly accessToken: Secret;
	readonly receivedAt: number;
	readonly expiresAt: number;
	/** When to renew one that lives a day: half way, as the platform advises. */
	readonly refreshAt?: number;
	readonly source: IdentitySource['kind'];
};

/** Reads a success answer, whose numbers may be texts. Throws EntokError `token-refused` for anything else. */
export function readIdentityAnswer(source: IdentitySource, response: HttpResponse): IdentityToken {
	const answer = parseJsonObject(response.body);
	if (response.status !== 200 || !answer || 'error' in answer) {
		throw identityRefusal(source, response);
	}

	const accessToken = textMember(answer, 'access_token');
	if (accessToken === undefined || !headerSafe.test(accessToken)) {
		throw nonsense(source, response, 'its answer holds no access_token');
	}

	const expiresAt = expiryOf(answer, accessToken, response.receivedAt);
	if (expiresAt === undefined || Math.abs(expiresAt - response.receivedAt) > longestLifetime) {
		throw nonsense(source, response, 'its answer does not say in a way that makes sense how long the token lives');
	}

	const refreshIn = numberMember(answer, 'refresh_in');
	return {
		accessToken: new Secret(accessToken),
		receivedAt: response.receivedAt,
		expiresAt,
		...(refreshIn === undefined ? {} : {refreshAt: response.receivedAt + refreshIn * 1000}),
		source: source.kind,
	};
}
