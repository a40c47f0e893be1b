import {isLoopbackHost} from '../core/audience.ts';
import {EntokError} from '../core/entok-error.ts';
import {parseJsonObject, textMember} from '../core/json.ts';
import {Secret} from '../core/secret.ts';
import type {AuthenticationTools} from './authentication-tools.ts';

const urlVariable = 'ACTIONS_ID_TOKEN_REQUEST_URL';
const tokenVariable = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';

const permission = 'Run this in a GitHub Actions job that has the permission: permissions: {id-token: write}';

function requestUrl(address: string | undefined, audience: string): URL {
	const url = address ? URL.parse(address) : null;
	if (!url) {
		throw new EntokError(
			'configuration',
			`GitHub Actions hands out no token here: ${urlVariable} is ${address ? 'no address' : 'not set'}.`,
			permission,
		);
	}

	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname))) {
		throw new EntokError(
			'configuration',
			`${urlVariable} is not an https address: the token would cross the network in plain text.`,
			'GitHub sets this variable itself; leave it as it is.',
		);
	}

	url.searchParams.set('audience', audience);
	return url;
}

/**
 * The token with which GitHub Actions speaks for a job (GitHub, «OpenID Connect»); it lives five minutes. Rejects with
 * EntokError `configuration` outside of a job, `token-refused` when GitHub gives none.
 */
export async function githubAssertion(
	audience: string,
	{environment, http, signal}: Pick<AuthenticationTools, 'environment' | 'http' | 'signal'>,
): Promise<Secret> {
	const url = requestUrl(environment[urlVariable], audience);
	const token = environment[tokenVariable];
	if (!token) {
		throw new EntokError(
			'configuration',
			`GitHub Actions hands out no token here: ${tokenVariable} is not set.`,
			permission,
		);
	}

	const response = await http({
		purpose: 'token',
		method: 'GET',
		url: url.href,
		headers: [
			{name: 'accept', value: 'application/json'},
			{name: 'authorization', value: new Secret(`bearer ${token}`)},
		],
		signal,
	});
	const value = response.status === 200 ? textMember(parseJsonObject(response.body) ?? {}, 'value') : undefined;
	if (value === undefined) {
		throw new EntokError(
			'token-refused',
			response.status === 200
				? 'GitHub Actions answered without a token.'
				: `GitHub Actions gave no token: it answered ${response.status}.`,
			'The request token is good for one job only; run the job again.',
			{status: response.status, code: 'no-assertion'},
		);
	}

	return new Secret(value);
}
