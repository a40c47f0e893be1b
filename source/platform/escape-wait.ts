/** How long an escape waits for the rest of its sequence before it is the Esc key, and why so long. */
export type EscapeWait = {
	readonly milliseconds: number;
	readonly why: string;
	/** Why ENTOK_ESC_MS does not count. */
	readonly fault?: string;
};

const longest = 10_000;

/** Tmux and slow machines tear sequences by 60 ms and more [measured], and nobody feels Esc wait that long. */
const here: EscapeWait = {milliseconds: 80, why: 'on this machine'};

/** A network tears sequences apart. Mosh names itself nowhere, but it is started over SSH and keeps its variables. */
const overNetwork: EscapeWait = {milliseconds: 150, why: 'over SSH or mosh'};

/** The wait that these variables ask for: ENTOK_ESC_MS, else by where the person sits. */
export function escapeWait(environment: Readonly<Record<string, string | undefined>>): EscapeWait {
	const wanted = environment['ENTOK_ESC_MS'] ?? '';
	if (/^\d+$/.test(wanted) && Number(wanted) <= longest) {
		return {milliseconds: Number(wanted), why: 'ENTOK_ESC_MS says so'};
	}

	const wait = environment['SSH_CONNECTION'] || environment['SSH_TTY'] || environment['MOSH'] ? overNetwork : here;
	return wanted === ''
		? wait
		: {...wait, fault: `ENTOK_ESC_MS is no whole number of milliseconds from 0 to ${longest} and does not count`};
}
