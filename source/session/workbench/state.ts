import type {ServiceId} from '../../core/cloud.ts';
import type {Document, Mark} from '../../core/document.ts';
import type {EntokError} from '../../core/entok-error.ts';
import type {Secret} from '../../core/secret.ts';
import type {SignatureState} from '../../core/signature.ts';
import type {Background, ThemeName} from '../../core/terminal-looks.ts';
import type {ApiAnswer, RequestDraft} from '../api-answer.ts';
import type {Trio} from '../recent-choices.ts';
import type {ProfileDraft, TextFieldId} from './editor/draft.ts';
import type {WrittenRequest} from './request/editor.ts';
import type {ResponseView} from './response/view.ts';
import type {SecretPlace} from './secret-place/places.ts';
import type {SignInLayer} from './sign-in/layer.ts';
import type {TextField} from './text-field.ts';

/** The panels in the order of the pipe; their numbers are keys. */
export const panelIds = ['profile', 'flow', 'scope', 'token', 'requests'] as const;
export type PanelId = (typeof panelIds)[number];

/** Where one stands in a list and what it is narrowed down to. */
export type ListView = {readonly cursor: number; readonly offset: number; readonly filter: string};

export const freshList: ListView = {cursor: 0, offset: 0, filter: ''};

export const tokenTabs = ['claims', 'header', 'raw'] as const;
export type TokenTab = (typeof tokenTabs)[number];

/** What the requests panel lists: the catalogue of a service, the person's own requests, what was sent. */
export type RequestsTab = ServiceId | 'mine' | 'history';
export const requestsTabs = [
	'graph',
	'arm',
	'partner-center',
	'mine',
	'history',
] as const satisfies readonly RequestsTab[];

/** Something that lies over the panels and takes the keys; the last one is on top. */
export type Layer =
	| {readonly kind: 'help'; readonly field: TextField; readonly cursor: number; readonly offset: number}
	| {readonly kind: 'palette'; readonly field: TextField; readonly cursor: number; readonly offset: number}
	| {readonly kind: 'filter'; readonly panel: PanelId; readonly field: TextField; readonly before: string}
	| {readonly kind: 'own-scope'; readonly field: TextField}
	/** A tenant, a file: asked for in the status line. `fault` is what was wrong with what was entered last. */
	| {readonly kind: 'other-tenant' | 'remember-sign-in'; readonly field: TextField; readonly fault?: string}
	/** A request being written, kept among the drafts; it began as `seed`, and `of` is the saved one it changes. */
	| {readonly kind: 'request-editor'; readonly seed: RequestDraft; readonly of?: RequestDraft}
	| {readonly kind: 'request-question'; readonly ask: RequestQuestion}
	/** A write with a production profile waits for its name. */
	| {
			readonly kind: 'confirm-write';
			readonly name: string;
			readonly draft: RequestDraft;
			readonly opens: boolean;
			readonly field: TextField;
	  }
	| {readonly kind: 'explain'; readonly title: string; readonly text: string; readonly offset: number}
	/** `at` is when it happened; `draft` is the request that failed, when it was one. */
	| {
			readonly kind: 'error';
			readonly title: string;
			readonly error: EntokError;
			readonly at: number;
			readonly draft?: RequestDraft;
			/** What is offered and would be done. */
			readonly cursor: number;
			/** Whether the row of the cursor is kept in sight. */
			readonly follows: boolean;
			readonly offset: number;
	  }
	| SignInLayer
	| {readonly kind: 'refusal'; readonly answer: ApiAnswer; readonly offset: number}
	/** The answer that is read has the keys; where one stands in it is in the state. */
	| {readonly kind: 'response'}
	| {readonly kind: 'search'; readonly field: TextField; readonly before: ResponseView}
	| {readonly kind: 'pipe'; readonly field: TextField}
	| {readonly kind: 'reveal'}
	/** What can be copied. */
	| {readonly kind: 'copy'; readonly cursor: number}
	/** Whether the token may be written into a command that is copied. */
	| {readonly kind: 'copy-curl'}
	/** The greeting of a first run. */
	| {readonly kind: 'welcome'; readonly cursor: number}
	/** A text to be read. */
	| {readonly kind: 'page'; readonly title: string; readonly document: Document; readonly offset: number}
	| {readonly kind: 'import-file'; readonly field: TextField}
	/** The draft itself is among the drafts, so that closing the editor loses nothing. */
	| {readonly kind: 'profile-editor'; readonly draftKey: string}
	/** A secret that was pasted into the editor, until it is known where it should live. */
	| {
			readonly kind: 'secret-place';
			readonly draftKey: string;
			readonly fieldId: TextFieldId;
			readonly value: Secret;
			readonly places: readonly SecretPlace[];
			readonly cursor: number;
			/** It is being stored. */
			readonly isBusy?: boolean;
	  }
	| {
			readonly kind: 'remove-profile';
			readonly profileId: string;
			readonly name: string;
			/** Whether it refers to places where entok may have stored something. */
			readonly isStored?: boolean;
	  };

/** The layers that are only read; `offset` is the first row seen, perhaps beyond the end. */
export type DocumentLayer = Extract<Layer, {readonly kind: 'explain' | 'refusal' | 'page'}>;

export const isDocument = (layer: Layer): layer is DocumentLayer =>
	layer.kind === 'explain' || layer.kind === 'refusal' || layer.kind === 'page';

/** One sentence about what just happened; `short` says it where there is no room for the whole. */
export type Status = {readonly mark: Mark; readonly text: string; readonly short?: string};

/** What is asked about a request before something is done. */
export type RequestQuestion =
	| {readonly kind: 'delete'; readonly draft: RequestDraft}
	| {
			readonly kind: 'switch-scope';
			readonly title: string;
			/** A preset's id. */
			readonly scope: string;
			readonly draft: RequestDraft;
			readonly opens: boolean;
	  };

/** What was copied last: `what` names it, `at` is when; `isOffered`: clearing it was offered. */
export type CopiedLast = {
	readonly what: string;
	readonly isSecret: boolean;
	readonly at: number;
	readonly isOffered: boolean;
};

/** A request that was sent, with what came of it. */
export type Sent = {
	readonly draft: RequestDraft;
	readonly at: number;
	readonly status: number | 'no answer';
	readonly milliseconds?: number;
	/** As whom, see `identityOf`. */
	readonly as: string;
};

/** Milliseconds since the epoch; infinite: not by itself. */
export type Renewal = {readonly fingerprint: string; readonly nextTry: number};

export const noRenewal: Renewal = {fingerprint: '', nextTry: 0};

/** Everything of the workbench that a key can change and that is not about tokens themselves. */
export type WorkbenchState = {
	readonly size: {readonly columns: number; readonly rows: number};
	readonly focus: PanelId;
	readonly isZoomed: boolean;
	readonly lists: Readonly<Record<PanelId, ListView>>;
	readonly tokenTab: TokenTab;
	readonly requestsTab: RequestsTab;
	readonly layers: readonly Layer[];
	readonly status: Status;
	/** Chosen in this run; absent: as it began. */
	readonly theme?: ThemeName;
	/** Told by the terminal in this run; absent: as far as it was known when it began. */
	readonly background?: Background;
	readonly isLocalTime: boolean;
	readonly isRenewing: boolean;
	/** What is known of the signatures of tokens, by their fingerprints. */
	readonly signatures: ReadonlyMap<string, SignatureState>;
	/** Choices that led to tokens, the latest first. */
	readonly trios: readonly Trio[];
	/** The token that was renewed by itself last, or tried to be, and from when it may be tried again. */
	readonly renewal: Renewal;
	/** Until when the access token is shown, milliseconds since the epoch; eight stars otherwise. */
	readonly revealedUntil: number;
	/** Of the one token that is shown until then. */
	readonly revealedFingerprint: string;
	/** When Ctrl-C was pressed with nothing to cancel; a second one within two seconds quits. */
	readonly quitAskedAt: number;
	readonly history: readonly Sent[];
	readonly ownRequests: readonly RequestDraft[];
	/** Requests being written, by what they began as (see `requestDraftKey`). */
	readonly requestDrafts: ReadonlyMap<string, WrittenRequest>;
	/** What was copied last and not cleared since. */
	readonly copied?: CopiedLast;
	/** The request that is on its way. */
	readonly sending?: RequestDraft;
	/** The answer that is read, beside the requests or in a view of its own. */
	readonly response?: ResponseView;
	/** Profiles being written, by their ids (see `newDraftKey`). */
	readonly drafts: ReadonlyMap<string, ProfileDraft>;
};

export const initialWorkbench = (size: WorkbenchState['size']): WorkbenchState => ({
	size,
	focus: 'profile',
	isZoomed: false,
	lists: {profile: freshList, flow: freshList, scope: freshList, token: freshList, requests: freshList},
	tokenTab: 'claims',
	requestsTab: 'graph',
	layers: [],
	status: {mark: 'none', text: 'Nothing has been sent yet.'},
	isLocalTime: false,
	isRenewing: false,
	signatures: new Map(),
	trios: [],
	renewal: noRenewal,
	revealedUntil: 0,
	revealedFingerprint: '',
	quitAskedAt: Number.NEGATIVE_INFINITY,
	history: [],
	ownRequests: [],
	requestDrafts: new Map(),
	drafts: new Map(),
});
