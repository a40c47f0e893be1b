import {EntokError} from '../core/entok-error.ts';

/** How far a request has come. */
export type Phase = 'connecting' | 'waiting' | 'reading';

/** Milliseconds: one limit for the whole request, and one for a phase where it has its own. */
export type TimeLimits = {readonly total: number} & Readonly<Partial<Record<Phase, number>>>;

/** Ends a request once, for a reason in our own words: a time limit, the user, or whoever calls `stop`. */
export type Watch = {
	readonly signal: AbortSignal;
	readonly phase: () => Phase;
	enter(phase: Phase): void;
	stop(reason: EntokError): void;
	/** The reason it was stopped for, if it was. */
	readonly reason: () => EntokError | undefined;
	/** Ends the watch: timers off, listeners gone, and whatever still hangs on the signal let go. */
	close(): void;
};

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;

const phaseWords = (target: string): Readonly<Record<Phase, readonly [message: string, hint: string]>> => ({
	connecting: [
		`No connection to ${target} within`,
		'Check the network, the firewall and the proxy settings (HTTPS_PROXY, NO_PROXY), then try again.',
	],
	waiting: [
		`Connected to ${target}, but no answer came within`,
		'Try again later, or allow more time with --timeout SECONDS.',
	],
	reading: [
		`The answer of ${target} was not complete within`,
		'Try again on a better line, ask for less, or allow more time with --timeout SECONDS.',
	],
});

/** `target` names the host, and the proxy if there is one, for the messages. */
export function watchRequest(target: string, limits: TimeLimits, cancel: AbortSignal | undefined): Watch {
	const controller = new AbortController();
	let reason: EntokError | undefined;
	let phase: Phase = 'connecting';
	let phaseTimer: NodeJS.Timeout | undefined;

	const stop = (error: EntokError): void => {
		reason ??= error;
		controller.abort();
	};
	const timer = (milliseconds: number | undefined): NodeJS.Timeout | undefined =>
		milliseconds === undefined
			? undefined
			: setTimeout(() => {
					const [message, hint] = phaseWords(target)[phase];
					stop(new EntokError('no-answer', `${message} ${seconds(milliseconds)}.`, hint, {code: 'timeout'}));
				}, milliseconds);
	const enter = (next: Phase): void => {
		clearTimeout(phaseTimer);
		phase = next;
		phaseTimer = timer(limits[next]);
	};
	const cancelled = (): void => stop(new EntokError('cancelled', 'Cancelled.'));

	const totalTimer = timer(limits.total);
	enter('connecting');
	cancel?.addEventListener('abort', cancelled, {once: true});
	if (cancel?.aborted) {
		cancelled();
	}

	return {
		signal: controller.signal,
		phase: () => phase,
		enter,
		stop,
		reason: () => reason,
		close() {
			clearTimeout(totalTimer);
			clearTimeout(phaseTimer);
			cancel?.removeEventListener('abort', cancelled);
			controller.abort();
		},
	};
}
