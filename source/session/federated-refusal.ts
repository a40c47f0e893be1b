import {compareAssertion} from '../core/claim-comparison.ts';
import type {CredentialFacts} from '../core/credential-facts.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';

/** AADSTS codes that mean: issuer, subject or audience are not those of a federated credential of the app. */
const mismatches = new Set([70021, 700211, 700212, 700213]);

/** The same error with what was presented beside what the profile expects, where that is what went wrong. */
export function withComparison(
	thrown: unknown,
	{credential}: Profile,
	presented: CredentialFacts | undefined,
): unknown {
	const isMismatch = thrown instanceof EntokError && mismatches.has(thrown.facts.aadsts ?? 0);
	if (!isMismatch || credential.kind !== 'federated' || presented?.kind !== 'assertion') {
		return thrown;
	}

	const assertion = compareAssertion(presented, credential.expect);
	return new EntokError(thrown.kind, thrown.message, thrown.hint, {...thrown.facts, assertion});
}
