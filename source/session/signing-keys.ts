import {EntokError} from '../core/entok-error.ts';
import type {Http} from '../core/http.ts';
import {isJsonObject, type JsonObject, parseJsonObject, textMember} from '../core/json.ts';
import type {SigningAuthority} from './signing-authority.ts';

/** More keys than any authority publishes. */
const mostKeys = 100;

async function readJson(url: string, what: string, {cloud}: SigningAuthority, http: Http): Promise<JsonObject> {
	const {status, body} = await http({
		purpose: 'discovery',
		method: 'GET',
		url,
		headers: [{name: 'accept', value: 'application/json'}],
		certificateAuthority: cloud.certificateAuthority,
	});
	const found = status === 200 ? parseJsonObject(body) : undefined;
	if (!found) {
		throw new EntokError(
			'no-answer',
			`${new URL(url).host} was asked for ${what} and answered ${status} without them.`,
		);
	}

	return found;
}

/**
 * The keys an authority publishes (OpenID Connect Discovery 1.0, RFC 7517). Its configuration says where they are, and
 * must not send us to another host. Rejects with EntokError `no-answer`.
 */
export async function signingKeys(authority: SigningAuthority, http: Http): Promise<readonly JsonObject[]> {
	const {origin} = new URL(authority.cloud.authority);
	const configuration = await readJson(
		`${origin}/${authority.tenant}/v2.0/.well-known/openid-configuration`,
		'its configuration',
		authority,
		http,
	);
	const place = URL.parse(textMember(configuration, 'jwks_uri') ?? '');
	if (place?.origin !== origin) {
		throw new EntokError(
			'no-answer',
			`${new URL(origin).host} says its keys are ${place ? `at ${place.host}, another host: not asked` : 'nowhere'}.`,
		);
	}

	const {keys} = await readJson(place.href, 'its keys', authority, http);
	return Array.isArray(keys) ? keys.slice(0, mostKeys).filter(isJsonObject) : [];
}
