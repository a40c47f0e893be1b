/** How many reads a caller has left, as Azure Resource Manager reports it. */
export type ReadBudget = {
	/** Takes one read and gives what is left, never below zero. */
	take(principalId: string, now: number): number;
};

const full = 250;
const refillPerSecond = 25;

/** A token bucket for each principal (Azure Resource Manager, «Throttling», 2024): 250 reads, 25 more each second. */
export function createReadBudget(): ReadBudget {
	const buckets = new Map<string, {readonly left: number; readonly at: number}>();
	return {
		take(principalId, now) {
			const bucket = buckets.get(principalId) ?? {left: full, at: now};
			const refilled = Math.min(full, bucket.left + ((now - bucket.at) / 1000) * refillPerSecond);
			const left = Math.max(0, refilled - 1);
			buckets.set(principalId, {left, at: now});
			return Math.floor(left);
		},
	};
}
