import type {ClientAuthentication} from '../core/client-authentication.ts';
import type {Cloud} from '../core/cloud.ts';
import type {CredentialFacts} from '../core/credential-facts.ts';
import {utcText} from '../core/duration.ts';
import {EntokError} from '../core/entok-error.ts';
import {type JsonObject, numberMember, textMember, textsMember} from '../core/json.ts';
import {decodeToken} from '../core/jwt.ts';
import type {Credential} from '../core/profile.ts';
import {Secret} from '../core/secret.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {findAssertion} from './assertion-source.ts';
import type {AuthenticationTools} from './authentication-tools.ts';
import {clientAssertion} from './client-assertion.ts';

/** The federated credential of the profile of this name. */
type FederatedOf = Extract<Credential, {readonly kind: 'federated'}> & {readonly name: string};

type AssertionFacts = Extract<CredentialFacts, {readonly kind: 'assertion'}>;

/** The audience the app registration expects: Entra's own, unless the person said that it names another. */
const audienceFor = ({expect}: FederatedOf, cloud: Cloud): string => expect?.audience ?? cloud.tokenExchangeAudience;

function payloadOf(token: string, name: string, source: string): JsonObject {
	try {
		return decodeToken(token).payload;
	} catch {
		throw new EntokError(
			'configuration',
			`The federated assertion of ${name} is no signed token (from: ${source}).`,
			'It must be a JWT: three parts of base64url joined by dots. Is this the right file?',
		);
	}
}

/** The assertion and what it says, whether it is good or not. Its signature is for Entra to check. */
export async function readAssertion(
	credential: FederatedOf,
	cloud: Cloud,
	tools: AuthenticationTools,
): Promise<{readonly value: Secret; readonly facts: AssertionFacts}> {
	const {assertion, name} = credential;
	const found = await findAssertion({assertion, name, audience: audienceFor(credential, cloud)}, tools);
	const value = new Secret(found.value.reveal().trim());
	tools.learn(value);
	const payload = payloadOf(value.reveal(), name, found.source);
	const audience = textMember(payload, 'aud');
	const expiresAt = numberMember(payload, 'exp');
	return {
		value,
		facts: {
			kind: 'assertion',
			source: found.source,
			issuer: textMember(payload, 'iss'),
			subject: textMember(payload, 'sub'),
			audiences: audience === undefined ? (textsMember(payload, 'aud') ?? []) : [audience],
			...(expiresAt === undefined ? {} : {expiresAt: expiresAt * 1000}),
		},
	};
}

/** AADSTS700024 and AADSTS700212, found here: an EntokError `configuration`. */
export function assertionProblem(
	credential: FederatedOf,
	cloud: Cloud,
	facts: AssertionFacts,
	now: number,
): EntokError | undefined {
	const {assertion, name} = credential;
	const {source, audiences, expiresAt} = facts;
	if (expiresAt !== undefined && expiresAt <= now) {
		return new EntokError(
			'configuration',
			`The federated assertion of ${name} expired at ${utcText(expiresAt) ?? 'an unknown time'} (from: ${source}).`,
			'Have its issuer make a fresh one; such tokens live for minutes. If it is fresh, set the clock of this machine.',
		);
	}

	const wanted = audienceFor(credential, cloud);
	// Entra itself may write its exchange service as an id, in a token it made for exactly this.
	if (assertion !== 'managed-identity' && !audiences.includes(wanted)) {
		return new EntokError(
			'configuration',
			`The federated assertion of ${name} is for ${audiences.length === 0 ? 'no audience' : `the audience ${audiences.join(', ')}`}, and ${wanted} is needed.`,
			`Ask its issuer for that audience. If the app’s federated credential names another one: entok profile edit ${shellQuoted(name)} --expect-audience AUDIENCE`,
		);
	}

	return undefined;
}

/** Hands on what another issuer signed (Microsoft, «workload identity federation»). */
export const withAssertion =
	(
		credential: FederatedOf,
		cloud: Cloud,
		tools: AuthenticationTools,
		show: (facts: CredentialFacts) => void,
	): ClientAuthentication =>
	async () => {
		const {value, facts} = await readAssertion(credential, cloud, tools);
		const problem = assertionProblem(credential, cloud, facts, tools.clock.now());
		if (problem) {
			throw problem;
		}

		show(facts);
		return clientAssertion(value);
	};
