import type {Clipboard} from '../../core/clipboard.ts';
import type {Clock} from '../../core/clock.ts';
import type {SecretStore, StateStore} from '../../core/doors.ts';
import {type EntokError, toEntokError} from '../../core/entok-error.ts';
import type {Secret} from '../../core/secret.ts';
import type {Show} from '../../core/show.ts';
import type {Background, TerminalLooks} from '../../core/terminal-looks.ts';
import type {RequestDraft} from '../api-answer.ts';
import type {Session} from '../session.ts';
import {draftEntries} from './drafts/entries.ts';
import {DraftMemory} from './drafts/memory.ts';
import type {FoundIds} from './found-ids.ts';
import type {OwnKeys} from './keys/own-keys.ts';
import {layoutOf, listHeight} from './layout.ts';
import {filteredRows, flowRows, type ListRow, profileRows, requestRows, scopeRows} from './lists.ts';
import {RequestMemory} from './request/memory.ts';
import {identityOf} from './request/results.ts';
import type {SetupDoors} from './setup-doors.ts';
import type {SignInDoors} from './sign-in/doors.ts';
import {followSignIn} from './sign-in/follow.ts';
import {waitingSignIn} from './sign-in/layer.ts';
import {initialWorkbench, type Layer, type ListView, type PanelId, type Status, type WorkbenchState} from './state.ts';

/** What the workbench needs besides the session. */
export type WorkbenchDoors = {
	readonly clock: Clock;
	readonly show: Show;
	/** Shows a text in the person's editor and resolves to what they left there. */
	edit(text: string, suffix: string): Promise<string>;
	/** Writes a text, or bytes that are none, to a new file that only the person can read; resolves to its path. */
	save(name: string, content: string | Uint8Array): Promise<string>;
	/** Gives a text, or bytes that are none, to a command of the person's shell, which has the terminal until it ends. */
	pipe(command: string, content: string | Uint8Array): Promise<void>;
	/** What requests may do that is refused otherwise; absent: nothing. */
	readonly allowed?: Pick<RequestDraft, 'allowWrites' | 'allowedOrigins'>;
	/** Where requests, drafts and the last choice outlive the run; absent: nowhere. */
	readonly stateStore?: StateStore;
	/** Where a pasted secret can be stored; absent: nowhere. */
	readonly secrets?: SecretStore;
	/** The person's own keys and their file; absent: the standard keys, and no file. */
	readonly keys?: OwnKeys;
	/** What is painted on; absent where nothing is. */
	readonly looks?: TerminalLooks;
	/** Asks the terminal for its background; undefined: it does not tell, or has no colours to suit it. */
	askBackground?(): Promise<Background | undefined>;
	/** Hands the terminal to the shell until the person comes back. */
	suspend(): void;
	/** Draws everything anew. */
	redraw(): void;
	/** Ends the program with an exit code. */
	quit(exitCode: number): void;
	/** What a first run and an import need of the machine; absent where there is nothing to set up. */
	readonly setup?: SetupDoors;
	/** The person's clipboard; absent: nothing can be copied. */
	readonly clipboard?: Clipboard;
	/** What signing in needs of the machine; absent: nothing can be opened, printed or played. */
	readonly signIn?: SignInDoors;
};

/** The interactive program without its paint: keys come in, state comes out. Screens and the accessible mode drive it. */
export class Workbench {
	readonly session: Session;
	readonly doors: WorkbenchDoors;
	readonly #listeners = new Set<() => void>();
	/** Ids found in answers, for the paths of later requests. */
	readonly foundIds: FoundIds = new Map();
	/** The person's own requests and the history, as they outlive this run. */
	readonly requestMemory: RequestMemory;
	/** What is being written, as it outlives this run. */
	readonly draftMemory: DraftMemory;
	/** The drafts as they were when they were kept last. */
	#kept: Pick<WorkbenchState, 'drafts' | 'requestDrafts'> | undefined;
	#background: Promise<unknown> = Promise.resolve();
	#state: WorkbenchState;

	constructor(session: Session, doors: WorkbenchDoors, size: WorkbenchState['size']) {
		this.session = session;
		this.doors = doors;
		this.requestMemory = new RequestMemory(doors.stateStore);
		this.draftMemory = new DraftMemory(doors.stateStore);
		this.#state = initialWorkbench(size);
		session.subscribe(() =>
			this.change({layers: followSignIn(this.#state.layers, waitingSignIn(session.state.token))}),
		);
	}

	get state(): WorkbenchState {
		return this.#state;
	}

	/** Calls back after every change of this state or the session's, until the returned function is called. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	change(change: Partial<WorkbenchState>): void {
		this.#state = {...this.#state, ...change};
		this.#emit();
	}

	say(text: string, mark: Status['mark'] = 'none'): void {
		this.change({status: {mark, text}});
	}

	/** Lets work that nobody waits for finish before the program ends; its failure costs only the work. */
	inBackground(work: Promise<unknown> | undefined): void {
		this.#background = Promise.allSettled([this.#background, work]);
	}

	/** Resolves when all work in the background is done. */
	async settled(): Promise<void> {
		await this.#background;
		this.keepDrafts();
		await Promise.all([this.requestMemory.flush(), this.draftMemory.flush()]);
	}

	/** Keeps the drafts beyond this run, if they have changed; called now and then, and at the end. */
	keepDrafts(): void {
		const {drafts, requestDrafts} = this.#state;
		if (drafts !== this.#kept?.drafts || requestDrafts !== this.#kept.requestDrafts) {
			this.#kept = {drafts, requestDrafts};
			this.draftMemory.keep(draftEntries(this.#kept, text => this.session.redact(text)));
		}
	}

	/** How long a draft that was left is there, to be said behind «kept». */
	get draftLife(): string {
		return this.draftMemory.isLasting ? '' : ' while entok runs';
	}

	get topLayer(): Layer | undefined {
		return this.#state.layers.at(-1);
	}

	open(layer: Layer): void {
		this.change({layers: [...this.#state.layers, layer]});
	}

	/** Puts another layer in the top one's place: the same view after a key. */
	replaceLayer(layer: Layer): void {
		this.change({layers: [...this.#state.layers.slice(0, -1), layer]});
	}

	close(): void {
		this.change({layers: this.#state.layers.slice(0, -1)});
	}

	rowsOf(panel: PanelId): readonly ListRow[] {
		return filteredRows(this.#allRows(panel), this.#state.lists[panel].filter);
	}

	/** The row the cursor is on; a list that became shorter takes the cursor to its end. */
	currentRow(panel: PanelId): ListRow | undefined {
		const rows = this.rowsOf(panel);
		return rows[Math.min(this.#state.lists[panel].cursor, rows.length - 1)];
	}

	changeList(panel: PanelId, change: Partial<ListView>): void {
		const lists = {...this.#state.lists, [panel]: {...this.#state.lists[panel], ...change}};
		this.change({lists});
	}

	/** Rows a panel shows at once, as the layout has it now. */
	pageHeight(panel: PanelId): number {
		const {size, focus, isZoomed} = this.#state;
		const layout = layoutOf(size, focus, isZoomed, this.hasResponse);
		if (layout.kind === 'too-small') {
			return 1;
		}

		const rects = layout.kind === 'single' ? [layout.panel] : [...layout.left, ...layout.right];
		const rect = rects.find(({id}) => id === panel);
		return rect ? listHeight(rect) : 1;
	}

	get hasResponse(): boolean {
		return this.#state.response !== undefined;
	}

	resize(columns: number, rows: number): void {
		this.change({size: {columns, rows}});
	}

	/**
	 * The error screen of something that failed; a cancelled task only says so. Given the layers it began with, it opens
	 * over these only: whoever went on to something else must not have the keys taken away.
	 */
	fail(thrown: unknown, title: string, begunWith: readonly Layer[] = this.#state.layers): void {
		const error: EntokError = toEntokError(thrown);
		if (error.kind === 'cancelled') {
			this.say('Cancelled. Nothing was kept.', 'warn');
			return;
		}

		const {layers} = this.#state;
		if (layers.length !== begunWith.length || layers.some((layer, index) => layer !== begunWith[index])) {
			this.say(`${title}. ${error.message}`, 'no');
			return;
		}

		this.change({
			status: {mark: 'no', text: title},
			layers: [
				...layers.filter(({kind}) => kind !== 'error'),
				{kind: 'error', title, error, at: this.doors.clock.now(), cursor: 0, follows: false, offset: 0},
			],
		});
	}

	/** The access token, while it is revealed. */
	get revealed(): Secret | undefined {
		const {token} = this.session.state;
		const {revealedUntil, revealedFingerprint} = this.#state;
		return token.status === 'done' &&
			token.result.fingerprint === revealedFingerprint &&
			this.doors.clock.now() < revealedUntil
			? token.result.accessToken
			: undefined;
	}

	#allRows(panel: PanelId): readonly ListRow[] {
		const now = this.doors.clock.now();
		switch (panel) {
			case 'profile':
				return profileRows(this.session.state);
			case 'flow':
				return flowRows(this.session.state, now, flow => this.session.obstacle(flow)?.message);
			case 'scope':
				return scopeRows(this.session.state, now);
			case 'requests':
				return requestRows(this.#state, identityOf(this.session), this.foundIds);
			case 'token':
				return [];
		}
	}

	#emit(): void {
		for (const listener of this.#listeners) {
			listener();
		}
	}
}
