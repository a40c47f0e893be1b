import {numberMember, textsMember} from '../core/json.ts';
import type {Caller} from './bearer.ts';
import {isBelow} from './switches.ts';
import type {World} from './world.ts';

/** Why a token that is good in itself is not taken, and what the next one must carry. */
export type Challenge = {
	readonly error: 'insufficient_claims' | 'invalid_token';
	readonly description: string;
	readonly claims: {readonly access_token: Readonly<Record<string, object>>};
};

const cae = (code: string): string =>
	`Continuous access evaluation resulted in challenge with result: InteractionRequired and code: ${code}`;

/** The challenge of a token issued before it was revoked, or without the authentication context a path wants. */
export function challengeFor(world: World, caller: Caller, path: string): Challenge | undefined {
	const revokedAt = world.switches.revokedAt();
	if (revokedAt !== undefined && (numberMember(caller.claims, 'nbf') ?? 0) < revokedAt) {
		return {
			error: 'insufficient_claims',
			description: cae('TokenIssuedBeforeRevocationTimestamp'),
			claims: {access_token: {nbf: {essential: true, value: String(revokedAt)}}},
		};
	}

	const app = world.directory.registrations.find(({clientId}) => clientId === caller.clientId);
	const [, ofApp] = Object.entries(app?.authenticationContexts ?? {}).find(([rule]) => isBelow(path, rule)) ?? [];
	const context = world.switches.contextFor(path) ?? ofApp;
	return context === undefined || (textsMember(caller.claims, 'acrs') ?? []).includes(context)
		? undefined
		: {
				error: 'insufficient_claims',
				description: 'The presented access token lacks a required authentication context.',
				claims: {access_token: {acrs: {essential: true, value: context}}},
			};
}
