let found: number | undefined;

/** New files of ours are for us alone from here on. */
export function keepNewFilesPrivate(): void {
	found ??= process.umask(0o077);
}

/** Starts something under the mask this process was started with: a program we run for a person makes its files as theirs. */
export function withUmaskFound<Result>(start: () => Result): Result {
	if (found === undefined) {
		return start();
	}

	const ours = process.umask(found);
	try {
		return start();
	} finally {
		process.umask(ours);
	}
}
