import type {ApiAnswer, RequestDraft} from '../../api-answer.ts';

export const responseTabs = ['body', 'headers', 'timing'] as const;
export type ResponseTab = (typeof responseTabs)[number];

/** Where one stands in a tab: the cursor is an index of all its lines, the offset one of the visible ones. */
export type Spot = {readonly cursor: number; readonly offset: number};

/** One answer, and where one stands in it. */
export type ResponsePage = {
	readonly answer: ApiAnswer;
	readonly draft: RequestDraft;
	readonly spots: Readonly<Record<ResponseTab, Spot>>;
	/** The lines of the body whose nodes are folded. */
	readonly folds: ReadonlySet<number>;
};

/** What a person reads of an answer: its pages so far, the tab, what is searched for. */
export type ResponseView = {
	readonly pages: readonly ResponsePage[];
	/** Which of the pages is open. */
	readonly at: number;
	readonly tab: ResponseTab;
	readonly query: string;
	/** The match the cursor was taken to, counted among all. */
	readonly match: number;
};

const start: Spot = {cursor: 0, offset: 0};
const noFolds: ReadonlySet<number> = new Set();

export const freshPage = (answer: ApiAnswer, draft: RequestDraft): ResponsePage => ({
	answer,
	draft,
	spots: {body: start, headers: start, timing: start},
	folds: noFolds,
});

export const freshView = (answer: ApiAnswer, draft: RequestDraft): ResponseView => ({
	pages: [freshPage(answer, draft)],
	at: 0,
	tab: 'body',
	query: '',
	match: 0,
});

/** The page that is open; there always is one. */
export function openPage({pages, at}: ResponseView): ResponsePage {
	const page = pages[at];
	if (!page) {
		throw new Error('A response has no such page.');
	}

	return page;
}

/** The view with another page in place of the open one. */
export const withPage = (view: ResponseView, changed: ResponsePage): ResponseView => ({
	...view,
	pages: view.pages.map((page, index) => (index === view.at ? changed : page)),
});

/** The page with another place in one of its tabs. */
export const withSpot = (page: ResponsePage, tab: ResponseTab, spot: Spot): ResponsePage => ({
	...page,
	spots: {...page.spots, [tab]: spot},
});
