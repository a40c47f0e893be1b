/** Time as a door: tests hand in one they can turn. All times are milliseconds since the epoch, UTC. */
export type Clock = {
	now(): number;
	/** Resolves after the given milliseconds; rejects with an AbortError when the signal fires first. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** Calls back at every interval until the returned function is called. */
	every(milliseconds: number, callback: () => void): () => void;
};
