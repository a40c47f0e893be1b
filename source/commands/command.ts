import type {Clock} from '../core/clock.ts';
import type {Output, ProfileStore, SecretStore, VaultKeeper} from '../core/doors.ts';
import type {Profile} from '../core/profile.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Show} from '../core/show.ts';
import type {HolderControl} from '../core/token-holder.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {PickWish} from '../session/pick/wish.ts';
import type {Session} from '../session/session.ts';
import type {OwnKeys} from '../session/workbench/keys/own-keys.ts';
import type {Fact} from './facts.ts';
import type {OptionName, Options} from './options.ts';

/** A child process's fate. */
export type ChildEnd = {readonly code: number} | {readonly signal: number};

/** How the emulator is to be served: a free port when none is given, plain HTTP without `https`. */
export type ServeEmulatorOptions = {
	readonly port?: number;
	readonly seed?: string;
	readonly https?: {
		/** Where the certificate authority is to be written. */
		readonly authorityFile?: string;
		readonly proxyPort?: number;
	};
};

/** The emulator, served. */
export type ServedEmulator = {
	/** URLs, ids and secrets, for `entok emulator` to print. */
	readonly description: unknown;
	close(): Promise<void>;
};

/** A holder in this process. */
export type ServedHolder = {
	readonly until: number;
	/** Resolves when its time is over, or somebody ended it. */
	readonly over: Promise<void>;
	close(): Promise<void>;
};

/** The holder of this login, and how one comes to be. Times are milliseconds. */
export type HolderDoors = HolderControl & {
	/** Starts one in the background, for so long; it ends with this process, or with the login. Resolves to its end. */
	start(span: number, isForThisProcess: boolean): Promise<number>;
	/** Holds in this process; `longest` is how far its end can be put off from any moment. */
	serve(until: number, longest: number): Promise<ServedHolder>;
};

/** What the runs of one login share, as commands see it. */
export type LoginCommandDoors = {
	readonly holder: HolderDoors;
};

/** One thing that came from the keyboard, or from the terminal by itself. */
export type HeardKey = {
	readonly kind: 'key' | 'paste' | 'reply';
	/** As it came; of a paste, the text without its marks. */
	readonly text: string;
	/** What the workbench calls the key; empty: it knows none like it. */
	readonly name: string;
	/** Milliseconds between the portions it came in; none: it came in one. */
	readonly gaps: readonly number[];
};

/** A terminal whose single keys can be heard. */
export type Keyboard = {
	/** How long an escape waits for the rest of its sequence, why, and what is wrong with what was asked for. */
	readonly escapeWait: {readonly milliseconds: number; readonly why: string; readonly fault?: string};
	/**
	 * Calls `onStart` when keys are heard, then `onKey` for everything that comes, until that returns false or the
	 * terminal is gone; the terminal is put back then.
	 */
	listen(listener: {onStart(): void; onKey(heard: HeardKey): boolean}): Promise<void>;
};

/** Everything a command is called with: what was typed, and the doors it may use. */
export type CommandCall = {
	/** What stands behind the command's name. */
	readonly arguments: readonly string[];
	/** What stands behind `--`. */
	readonly rest: readonly string[];
	readonly options: Options;
	readonly stdout: Output;
	readonly stderr: Output;
	readonly show: Show;
	readonly redactor: Redactor;
	readonly clock: Clock;
	readonly profiles: ProfileStore;
	readonly secrets: SecretStore;
	/** Absent with `--demo`. */
	readonly vault?: VaultKeeper;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** A session with the profiles loaded and the options' choice made; a profile named as an argument goes first. */
	openSession(profileArgument?: string): Promise<Session>;
	/** The same, perhaps without a profile. */
	openAnySession(): Promise<Session>;
	/** Lets the person pick on the terminal; undefined when they left without. */
	pick(wish: PickWish): Promise<Picked | undefined>;
	/** The text of a file, or of standard input for `-`; standard input can be read once. */
	readText(path: string, purpose: string): Promise<string>;
	/** Asks for a text on the terminal without echo; undefined when nobody may be asked. */
	ask(question: string): Promise<string | undefined>;
	newId(): string;
	profileFromEnvironment(): Profile | undefined;
	/** Absent with `--demo`, which shares nothing with other runs. */
	readonly login?: LoginCommandDoors;
	run(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<ChildEnd>;
	serveEmulator(options: ServeEmulatorOptions): Promise<ServedEmulator>;
	/** Resolves to the number of the signal by which the user or the system asks the process to end. */
	untilStopped(): Promise<number>;
	/** The person's own keys; undefined with --demo, which reads no file of theirs. */
	ownKeys(): Promise<OwnKeys | undefined>;
	/** The keyboard, for `doctor keys`; undefined where there is no terminal. */
	openKeyboard(): Promise<Keyboard | undefined>;
	/** Brings the terminal on standard output back; false: not its line settings. Throws EntokError `usage` where there is none. */
	resetTerminal(): Promise<boolean>;
	/** What `doctor` tells of this machine. */
	facts(): Promise<readonly Fact[]>;
};

/** What was picked. */
export type Picked = {
	readonly session: Session;
	/** The token of the choice, got as for any command; what was used is remembered for the next time. */
	requestToken(): Promise<TokenSet>;
};

/** A command: what it is for, what it takes, and what it does. `run` resolves to the exit code. */
export type Command = {
	/** What follows the name, for the usage line. */
	readonly usage: string;
	readonly about: readonly string[];
	readonly options: readonly OptionName[];
	/** Most arguments it takes; more are an error. */
	readonly mostArguments: number;
	/** It takes a program and its arguments behind `--`. */
	readonly takesRest?: boolean;
	readonly examples: readonly string[];
	run(call: CommandCall): Promise<number>;
};
