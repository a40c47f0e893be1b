import type {CredentialFacts} from './credential-facts.ts';
import type {FederatedExpectation} from './profile.ts';

/** What a federated assertion says of one thing, and what the app registration is said to expect of it. */
export type ClaimComparison = {
	readonly claim: keyof FederatedExpectation;
	/** Undefined: the assertion does not say it. */
	readonly presented?: string;
	/** Undefined: the profile does not say what is expected. */
	readonly expected?: string;
	/** The first character that differs, counted from 0; undefined where nothing does, or cannot be compared. */
	readonly differsAt?: number;
};

/** The first character in which two texts differ, counted from 0; undefined when they are the same. */
function firstDifference(one: string, other: string): number | undefined {
	const [a, b] = [[...one], [...other]];
	const at = a.findIndex((character, index) => character !== b[index]);
	return at === -1 ? (a.length === b.length ? undefined : a.length) : at;
}

/** An assertion beside what is expected of it, letter by letter: capitals and a slash at the end count. */
export function compareAssertion(
	facts: Extract<CredentialFacts, {readonly kind: 'assertion'}>,
	expect: FederatedExpectation = {},
): readonly ClaimComparison[] {
	const presented = {issuer: facts.issuer, subject: facts.subject, audience: facts.audiences.join(' ') || undefined};
	return (['issuer', 'subject', 'audience'] as const).map(claim => {
		const [is, should] = [presented[claim], expect[claim]];
		return {
			claim,
			presented: is,
			expected: should,
			differsAt: should === undefined ? undefined : firstDifference(is ?? '', should),
		};
	});
}
