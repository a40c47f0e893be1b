import {EntokError} from '../../core/entok-error.ts';
import type {FlowTools} from '../../core/flow.ts';
import type {HttpRequest, HttpResponse} from '../../core/http.ts';
import {Secret} from '../../core/secret.ts';
import {askAgain} from './ask-again.ts';
import {type IdentityToken, identityRefusal, readIdentityAnswer} from './identity-answer.ts';
import {type IdentityWish, identityRequest, request} from './identity-request.ts';
import {findIdentitySource, type IdentitySource, sourceTitles} from './identity-source.ts';

/** The outside world as far as a managed identity needs it. */
export type IdentityTools = Pick<FlowTools, 'http' | 'clock' | 'managedIdentity' | 'show'>;

/** An endpoint of the machine itself is there at once or not at all. */
const probeMilliseconds = 1000;

const notHere = (source: IdentitySource): EntokError =>
	new EntokError(
		'no-answer',
		source.kind === 'imds'
			? 'There is no managed identity here: the metadata service of Azure machines (169.254.169.254) did not answer within a second, and no variable names another source.'
			: `There is no managed identity here: ${sourceTitles[source.kind]} is set up in the environment, but nothing answered there.`,
		'Run entok on the Azure machine, container or Arc server that has the identity, or use another flow.',
		{code: 'no-managed-identity'},
	);

const whenSilent =
	(source: IdentitySource) =>
	(thrown: unknown): never => {
		throw thrown instanceof EntokError && thrown.kind === 'no-answer' ? notHere(source) : thrown;
	};

/** Without its header the metadata service refuses at once, which shows that it is there. */
async function probe(source: IdentitySource, wish: HttpRequest, {http}: IdentityTools): Promise<void> {
	if (source.kind === 'imds') {
		await http(request({url: wish.url, timeoutMilliseconds: probeMilliseconds, signal: wish.signal})).catch(
			whenSilent(source),
		);
	}
}

/** Azure Arc wants proof that we may read a file that only its own group can. */
async function answerChallenge(
	source: IdentitySource,
	wish: HttpRequest,
	challenge: HttpResponse,
	{http, managedIdentity}: IdentityTools,
): Promise<HttpResponse> {
	const [, path] = /^Basic\s+realm="?([^"]+?)"?\s*$/i.exec(challenge.headers['www-authenticate'] ?? '') ?? [];
	if (path === undefined) {
		throw identityRefusal(source, challenge);
	}

	const key = await managedIdentity.readArcKey(path);
	const proof = {name: 'authorization', value: new Secret(`Basic ${key.reveal()}`)};
	return http({...wish, headers: [...wish.headers, proof]});
}

/**
 * Asks this machine for a token of its managed identity, for an API such as `https://management.azure.com` or
 * `api://AzureADTokenExchange`. Rejects with an EntokError: `no-answer` where there is no managed identity,
 * `token-refused` when it is refused, `configuration` for what the machine's source cannot do.
 */
export async function managedIdentityToken(wish: IdentityWish, tools: IdentityTools): Promise<IdentityToken> {
	const source = await findIdentitySource(tools.managedIdentity);
	const asked = identityRequest(source, wish);
	await probe(source, asked, tools);
	const response = await askAgain(
		async () => {
			const answer = await tools.http(asked).catch(whenSilent(source));
			return source.kind === 'azure-arc' && answer.status === 401
				? answerChallenge(source, asked, answer, tools)
				: answer;
		},
		{clock: tools.clock, show: tools.show, signal: wish.signal},
	);
	return readIdentityAnswer(source, response);
}
