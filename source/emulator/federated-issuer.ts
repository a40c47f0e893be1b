import {branch, demoSubject, issuerAt, repository} from './demo-issuer.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import type {World} from './world.ts';

/** Seconds, as GitHub's tokens live. */
const lifetime = 300;

const refusal = (status: number, message: string): EmulatorResponse => jsonAnswer(status, {message});

async function subjectToken(world: World, call: Call): Promise<EmulatorResponse> {
	if (!/^bearer \S+$/i.test(call.headers['authorization'] ?? '')) {
		return refusal(401, 'Requests to this address need the token of the job.');
	}

	const now = Math.floor(call.now / 1000);
	const {searchParams} = call.url;
	const value = await world.key.sign({
		iss: issuerAt(call.origin),
		sub: searchParams.get('sub') ?? demoSubject,
		aud: searchParams.get('audience') ?? `https://github.example/${repository.split('/')[0]}`,
		jti: call.random.guid(),
		iat: now,
		nbf: now,
		exp: now + lifetime,
		repository,
		ref: branch,
		ref_type: 'branch',
		event_name: 'push',
		workflow: 'inventory',
		runner_environment: 'github-hosted',
	});
	return jsonAnswer(200, {count: value.length, value});
}

/** Below `/issuer/`: its OpenID configuration, its keys, and a token for a job as GitHub Actions hands it out. */
export async function federatedIssuer(world: World, call: Call): Promise<EmulatorResponse> {
	const issuer = issuerAt(call.origin);
	switch (call.segments.slice(1).join('/')) {
		case '.well-known/openid-configuration':
			return jsonAnswer(200, {
				issuer,
				jwks_uri: `${issuer}/keys`,
				subject_types_supported: ['public'],
				response_types_supported: ['id_token'],
				id_token_signing_alg_values_supported: ['RS256'],
				scopes_supported: ['openid'],
			});
		case 'keys':
			return jsonAnswer(200, {keys: [world.key.publicKey]});
		case 'token':
			return call.method === 'GET' ? subjectToken(world, call) : refusal(405, 'Ask with GET.');
		default:
			return refusal(404, 'The issuer of the entok emulator has nothing at this path.');
	}
}
