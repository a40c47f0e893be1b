import type {Claims} from './claims.ts';

export type ClaimChange =
	| {readonly kind: 'added'; readonly name: string; readonly after: unknown}
	| {readonly kind: 'removed'; readonly name: string; readonly before: unknown}
	| {readonly kind: 'changed'; readonly name: string; readonly before: unknown; readonly after: unknown};

/** An array's order says nothing in claims, nor does that of the scopes in `scp`. */
function comparable(name: string, value: unknown): string {
	const parts = name === 'scp' && typeof value === 'string' ? value.split(' ') : value;
	return JSON.stringify(Array.isArray(parts) ? parts.map(part => JSON.stringify(part)).sort() : parts) ?? '';
}

/** What differs between two tokens' claims, in the order of their names. */
export function diffClaims(before: Claims, after: Claims): readonly ClaimChange[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return names.flatMap((name): ClaimChange[] => {
		const inBefore = Object.hasOwn(before, name);
		const inAfter = Object.hasOwn(after, name);
		if (inBefore && inAfter) {
			return comparable(name, before[name]) === comparable(name, after[name])
				? []
				: [{kind: 'changed', name, before: before[name], after: after[name]}];
		}

		return inAfter ? [{kind: 'added', name, after: after[name]}] : [{kind: 'removed', name, before: before[name]}];
	});
}
