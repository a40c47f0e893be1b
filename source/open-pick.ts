import {refuseWithoutPerson} from './command-prompts.ts';
import type {Picked} from './commands/command.ts';
import type {Options} from './commands/options.ts';
import type {Output} from './core/doors.ts';
import {EntokError} from './core/entok-error.ts';
import type {Redactor} from './core/redactor.ts';
import type {Show} from './core/show.ts';
import {loadWithStyles} from './platform/chalk-level.ts';
import {asciiOutput, isolatingOutput} from './platform/changed-output.ts';
import {type ControllingTerminal, controllingTerminal, refreshSize} from './platform/controlling-terminal.ts';
import {escapeWait} from './platform/escape-wait.ts';
import {endWhenLost, hangUp} from './platform/hang-up.ts';
import {createLineInput} from './platform/line-input.ts';
import {passingLine} from './platform/passing-line.ts';
import {ignoreStopKey, onInterrupt} from './platform/stop-signals.ts';
import {systemClock} from './platform/system-clock.ts';
import {TerminalInput} from './platform/terminal-input.ts';
import {terminalLooks} from './platform/terminal-looks.ts';
import {restoreTerminalOnExit} from './platform/terminal-restore.ts';
import {onTypedLine} from './platform/typed-lines.ts';
import {choiceText} from './session/pick/choice-text.ts';
import {Picker} from './session/pick/picker.ts';
import {checkPickable, isSettled} from './session/pick/settle.ts';
import type {PickEnd} from './session/pick/state.ts';
import type {PickWish} from './session/pick/wish.ts';
import {keepTrios, readTrios, trioOf} from './session/recent-choices.ts';
import {rememberedTheme} from './session/workbench/theme-actions.ts';
import type {Workplace} from './workplace.ts';

/** What `cli.ts` knows when a person is to pick. */
export type OpenPickOptions = {
	readonly workplace: Workplace;
	readonly options: Options;
	readonly wish: PickWish;
	/** Plain lines instead of a painted list. */
	readonly isPlain: boolean;
	readonly show: Show;
	readonly redactor: Redactor;
	readonly stderr: Output;
};

const sizeOf = (terminal: ControllingTerminal | undefined) => ({
	columns: terminal?.output.columns || 80,
	rows: terminal?.output.rows || 24,
});

/** The terminal, where somebody may be asked on one. Throws EntokError `input-needed` where nobody may, or there is none. */
function askedOn(terminal: ControllingTerminal | undefined, options: Options): ControllingTerminal {
	if (options['no-input']) {
		throw new EntokError(
			'input-needed',
			'Picking asks, and --no-input says that nobody may be asked.',
			'Name what you want: entok token PROFILE -f FLOW -s SCOPE — or let --query and --select-1 leave one profile.',
		);
	}

	if (terminal === undefined) {
		throw new EntokError(
			'input-needed',
			'There is no terminal to pick on.',
			'Without one: entok token PROFILE -f FLOW -s SCOPE — or let --query and --select-1 leave one profile.',
		);
	}

	return terminal;
}

/** The list on the terminal; what paints is loaded now. */
async function paint(picker: Picker, {output, openInput}: ControllingTerminal, {options, workplace}: OpenPickOptions) {
	const {environment} = workplace.doors;
	const {input, leave} = openInput();
	// Ink would do so after the first frame; what is typed before that would be echoed into it.
	input.setRawMode(true);
	const keys = new TerminalInput(input, {escapeMilliseconds: escapeWait(environment).milliseconds});
	let stopWatching = (): void => {};
	try {
		const found = terminalLooks(environment, options);
		const looks = {...found, theme: found.theme ?? (await rememberedTheme(workplace.stateStore))};
		const {startPick} = await loadWithStyles(looks.hasStyles, () => import('./ui/pick/start-pick.tsx'));
		return await startPick({
			picker,
			looks,
			stdin: keys,
			stdout: looks.isAscii ? asciiOutput(output) : isolatingOutput(output),
			onWindowChange: listener => {
				const changed = (): void => listener(() => refreshSize(output));
				process.on('SIGWINCH', changed);
				return () => process.off('SIGWINCH', changed);
			},
			onStart: erase => {
				stopWatching = restoreTerminalOnExit(output, {input, isAlternateScreen: false, unmount: erase});
			},
		});
	} finally {
		stopWatching();
		keys.destroy();
		input.setRawMode(false);
		leave();
	}
}

/** The same list as lines; what reads them is loaded now. */
async function speak(picker: Picker, {output, openInput}: ControllingTerminal, {redactor}: OpenPickOptions) {
	const {pickInLines} = await import('./accessible/pick-lines.ts');
	const {input, leave} = openInput();
	try {
		const out: Output = {isTerminal: true, write: text => void output.write(text)};
		return await pickInLines(picker, createLineInput(input), out, redactor);
	} finally {
		leave();
	}
}

/** Lets the person pick on the terminal they sit at; undefined when they leave without. */
export async function openPick(opening: OpenPickOptions): Promise<Picked | undefined> {
	const {workplace, options, wish, isPlain, show, stderr} = opening;
	if (!process.stdout.isTTY) {
		ignoreStopKey();
	}

	const terminal = controllingTerminal();
	const progress = passingLine(options.verbose ? undefined : terminal?.output, isPlain);
	const above = (out: Output): Output => ({
		isTerminal: out.isTerminal,
		write: text => {
			progress.erase();
			out.write(text);
		},
	});
	// Who picks sits at the terminal, wherever standard error goes: what a person must do is told there.
	const prompts = stderr.isTerminal || !terminal ? stderr : {isTerminal: true, write: write(terminal)};
	const session = await workplace.openToldSession({
		notices: above(stderr),
		prompts: above(prompts),
		onTypedLine: terminal && (callback => listen(terminal, callback)),
	});
	workplace.askThrough(async work => {
		progress.erase();
		await work();
	});
	workplace.offerNoProfile(session);
	checkPickable(session);
	const trios = await readTrios(workplace.stateStore);
	const picker = new Picker({session, clock: systemClock, show, wish, trios, size: sizeOf(terminal)});
	const isAsked = !isSettled(picker, options.profile !== undefined);
	let stopWatching = (): void => {};
	// The end of the terminal's input, which may come before any signal, cancels as a person would.
	const hangUpIfLost = (): void => {
		if (isAsked && terminal?.isLost()) {
			hangUp();
		}
	};
	if (isAsked) {
		const at = askedOn(terminal, options);
		stopWatching = endWhenLost(at.isLost);
		const end: PickEnd = isPlain ? await speak(picker, at, opening) : await paint(picker, at, opening);
		if (end === 'cancelled') {
			hangUpIfLost();
			return undefined;
		}
	}

	return {
		session,
		async requestToken() {
			if (options['no-input']) {
				refuseWithoutPerson(session);
			}

			if (isAsked) {
				const {profile} = session.resolved();
				progress.show(`Getting a token, Ctrl-C cancels: ${show(profile.name, 'name')} > ${choiceText(session, show)}`);
			}

			const stopCancelling = onInterrupt(() => session.cancel());
			try {
				const token = await session.requestToken();
				const trio = trioOf(session);
				const used = trio && {...trio, usedAt: systemClock.now()};
				// A state folder that cannot be written costs only the memory.
				await keepTrios(workplace.stateStore, () => (used ? [used] : []))?.catch(() => {});
				return token;
			} catch (thrown) {
				hangUpIfLost();
				throw thrown;
			} finally {
				stopWatching();
				stopCancelling();
				progress.erase();
				terminal?.close();
			}
		},
	};
}

const write =
	({output}: ControllingTerminal): Output['write'] =>
	text =>
		void output.write(text);

/** Lines typed on the terminal; nobody reads it before and after. */
function listen({openInput}: ControllingTerminal, callback: (line: string) => void): () => void {
	const {input, leave} = openInput();
	const stop = onTypedLine(input, callback);
	return () => {
		stop();
		leave();
	};
}
