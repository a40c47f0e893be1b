import {audiencesOf, timesOf} from '../core/claims.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Flow} from '../core/flow.ts';
import {textMember} from '../core/json.ts';
import {decodeToken, tokenFromText} from '../core/jwt.ts';
import {Secret} from '../core/secret.ts';

/** The last moment a calendar has (ECMA-262, time values). Milliseconds. */
const lastMoment = 8.64e15;

function endOf(expiresAt: number | undefined): number {
	if (expiresAt !== undefined && Math.abs(expiresAt) <= lastMoment) {
		return expiresAt;
	}

	throw new EntokError(
		'usage',
		`This token does not say ${expiresAt === undefined ? 'when it ends: it has no exp' : 'in a way that makes sense when it ends'}.`,
		'An access token of Entra always does. Look at this one with: entok inspect -',
	);
}

/** A token that was got elsewhere, as it is: nothing is asked for, so there is nothing that could be in the way. */
export const ownToken: Flow = {
	id: 'own-token',
	title: 'token of your own',
	audience: 'any',
	obstacle: () => undefined,
	async acquire({profile, tenant}, tools) {
		const text = tokenFromText((await tools.ownToken()).reveal());
		const {payload} = decodeToken(text);
		const [audience] = audiencesOf(payload);
		return {
			accessToken: new Secret(text),
			tokenType: 'Bearer',
			receivedAt: tools.clock.now(),
			expiresAt: endOf(timesOf(payload).expiresAt),
			scope: textMember(payload, 'scp') ?? (audience === undefined ? '' : `${audience}/.default`),
			fingerprint: (await tools.sha256(text)).slice(0, 16),
			flow: 'own-token',
			profileId: profile.id,
			tenant: textMember(payload, 'tid') ?? tenant,
		};
	},
};
