import type {ServiceId} from '../../core/cloud.ts';
import type {Mark} from '../../core/document.ts';
import type {EntokError} from '../../core/entok-error.ts';
import type {ApiAnswer, RequestDraft} from '../api-answer.ts';
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
	| {readonly kind: 'help'; readonly field: TextField; readonly cursor: number}
	| {readonly kind: 'palette'; readonly field: TextField; readonly cursor: number}
	| {readonly kind: 'filter'; readonly panel: PanelId; readonly field: TextField; readonly before: string}
	| {readonly kind: 'own-scope'; readonly field: TextField}
	| {readonly kind: 'own-request'; readonly field: TextField}
	| {readonly kind: 'explain'; readonly title: string; readonly text: string}
	| {readonly kind: 'error'; readonly title: string; readonly error: EntokError; readonly offset: number}
	| {readonly kind: 'refusal'; readonly answer: ApiAnswer; readonly offset: number}
	| {readonly kind: 'response'; readonly answer: ApiAnswer; readonly cursor: number; readonly offset: number}
	| {readonly kind: 'reveal'};

/** One sentence about what just happened. */
export type Status = {readonly mark: Mark; readonly text: string};

/** A request that was sent, with what came of it. */
export type Sent = {
	readonly draft: RequestDraft;
	readonly at: number;
	readonly status: number | 'no answer';
	readonly milliseconds?: number;
};

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
	readonly isLocalTime: boolean;
	readonly isRenewing: boolean;
	/** Until when the access token is shown, milliseconds since the epoch; eight stars otherwise. */
	readonly revealedUntil: number;
	/** When Ctrl-C was pressed with nothing to cancel; a second one within two seconds quits. */
	readonly quitAskedAt: number;
	readonly history: readonly Sent[];
	readonly ownRequests: readonly RequestDraft[];
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
	revealedUntil: 0,
	quitAskedAt: Number.NEGATIVE_INFINITY,
	history: [],
	ownRequests: [],
});
