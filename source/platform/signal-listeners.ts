type Listener = (...values: unknown[]) => void;

// The `removeListener` of an emitter takes any function; its types know the names of events only.
const listenersNow = (): ReadonlyMap<string | symbol, readonly Listener[]> =>
	new Map(process.eventNames().map(name => [name, process.rawListeners(name) as Listener[]]));

/** Who listened to the process when this module was evaluated: right before the library imported after it. */
const before = listenersNow();

/**
 * Removes from the process every listener added since this module was evaluated. conf's `when-exit` adds one for each
 * signal, which sends the signal again after removing temporary files: our own handlers would run twice. There is
 * nothing for it to remove, because conf writes synchronously.
 */
export function removeListenersAdded(): void {
	for (const [name, listeners] of listenersNow()) {
		for (const listener of listeners) {
			if (!before.get(name)?.includes(listener)) {
				process.off(name, listener);
			}
		}
	}

	// Node ignores this signal, so that a write beyond the file size limit fails with EFBIG. The end of its last listener
	// would bring back the system's default, which is to die.
	if (process.platform !== 'win32') {
		process.on('SIGXFSZ', () => {});
	}
}
