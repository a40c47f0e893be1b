import type {Action} from '../action.ts';
import {emptyField} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {goToMatch} from './find.ts';
import {allFolded, type Folded, nodeOf, toggled} from './folds.ts';
import {rowsOfTab} from './lines.ts';
import {editResponse, saveResponse} from './out.ts';
import {goToNextPage, goToPreviousPage, noNextPage, sendAgain} from './pages.ts';
import {atLine, openRows, scroll, spotOf} from './scroll.ts';
import {openPage, type ResponsePage, type ResponseView, responseTabs} from './view.ts';

type Row = Omit<Action, 'place' | 'short' | 'run' | 'blocked'> & {
	readonly short?: string;
	blocked?(view: ResponseView): string | undefined;
	run(workbench: Workbench, view: ResponseView): void | Promise<void>;
};

const inResponse = ({short, blocked, run, ...rest}: Row): Action => ({
	...rest,
	short: short ?? rest.title,
	place: 'response',
	blocked: ({state}) => (state.response ? blocked?.(state.response) : 'Nothing was answered yet.'),
	run: workbench => (workbench.state.response ? run(workbench, workbench.state.response) : undefined),
});

const move = (
	id: string,
	title: string,
	keys: readonly string[],
	to: (place: number, page: number) => number,
): Action => inResponse({id: `response.${id}`, title, keys, run: workbench => scroll(workbench, to)});

const noTree = (view: ResponseView): string | undefined =>
	view.tab === 'body' && openRows(view).some(({end}) => end !== undefined)
		? undefined
		: 'There is nothing to fold here.';

/** Changes the folds by a function of the page and the cursor's line. */
function fold(
	workbench: Workbench,
	view: ResponseView,
	change: (page: ResponsePage, line: number) => Folded | undefined,
): void {
	const folded = change(openPage(view), spotOf(view).cursor);
	if (folded) {
		workbench.change({response: atLine(workbench, view, folded)});
	}
}

/** Folds the node of a line, or opens it, and never the other way round. */
const folds =
	(isFolding: boolean) =>
	(page: ResponsePage, line: number): Folded | undefined => {
		const node = nodeOf(rowsOfTab(page.answer, 'body'), line);
		return node !== undefined && page.folds.has(node) !== isFolding ? toggled(page, line) : undefined;
	};

function changeTab(workbench: Workbench, view: ResponseView, by: number): void {
	const at = responseTabs.indexOf(view.tab);
	const tab = responseTabs[(at + by + responseTabs.length) % responseTabs.length] ?? 'body';
	workbench.change({response: {...view, tab, match: 0}});
}

const needsQuery = ({query}: ResponseView): string | undefined =>
	query === '' ? 'Nothing is searched for yet: press /.' : undefined;

/** Reading an answer. */
export const responseActions: readonly Action[] = [
	inResponse({
		id: 'response.again',
		title: 'send the request again',
		short: 'again',
		keys: ['r'],
		hint: 1,
		run: sendAgain,
	}),
	inResponse({
		id: 'response.find',
		title: 'search in the answer',
		short: 'find',
		keys: ['/'],
		hint: 2,
		run: (workbench, before) => workbench.open({kind: 'search', field: emptyField, before}),
	}),
	inResponse({
		id: 'response.next-match',
		title: 'next match',
		short: 'next',
		keys: ['n'],
		blocked: needsQuery,
		run: workbench => goToMatch(workbench, false),
	}),
	inResponse({
		id: 'response.previous-match',
		title: 'previous match',
		keys: ['N'],
		blocked: needsQuery,
		run: workbench => goToMatch(workbench, true),
	}),
	inResponse({
		id: 'response.fold',
		title: 'fold the node of this line, or open it',
		short: 'fold',
		keys: ['enter'],
		hint: 3,
		blocked: noTree,
		run: (workbench, view) => fold(workbench, view, toggled),
	}),
	inResponse({
		id: 'response.fold-all',
		title: 'fold all',
		keys: ['-'],
		hint: 8,
		short: 'fold all',
		blocked: noTree,
		run: (workbench, view) => fold(workbench, view, allFolded),
	}),
	inResponse({
		id: 'response.open-all',
		title: 'open all',
		keys: ['='],
		hint: 9,
		short: 'open all',
		blocked: noTree,
		run: (workbench, view) => fold(workbench, view, (_page, line) => ({folds: new Set(), line})),
	}),
	inResponse({
		id: 'response.fold-node',
		title: 'fold the node of this line',
		keys: ['h', 'left'],
		blocked: noTree,
		run: (workbench, view) => fold(workbench, view, folds(true)),
	}),
	inResponse({
		id: 'response.open-node',
		title: 'open the node of this line',
		keys: ['l', 'right'],
		blocked: noTree,
		run: (workbench, view) => fold(workbench, view, folds(false)),
	}),
	inResponse({
		id: 'response.why',
		title: 'why this request was refused, and what it needs',
		short: 'why',
		keys: ['i'],
		blocked: view => (openPage(view).answer.response.status < 400 ? 'Nothing was refused.' : undefined),
		run: (workbench, view) => workbench.open({kind: 'refusal', answer: openPage(view).answer, offset: 0}),
	}),
	inResponse({
		id: 'response.next-tab',
		title: 'next tab: body, headers, timing',
		short: 'tab',
		keys: [']'],
		hint: 4,
		run: (workbench, view) => changeTab(workbench, view, 1),
	}),
	inResponse({
		id: 'response.previous-tab',
		title: 'previous tab',
		keys: ['['],
		run: (workbench, view) => changeTab(workbench, view, -1),
	}),
	inResponse({
		id: 'response.next-page',
		title: 'next page of the result',
		short: 'next page',
		keys: ['>'],
		blocked: noNextPage,
		run: goToNextPage,
	}),
	inResponse({
		id: 'response.previous-page',
		title: 'previous page of the result',
		short: 'previous page',
		keys: ['<'],
		blocked: ({at}) => (at > 0 ? undefined : 'This is the first page.'),
		run: goToPreviousPage,
	}),
	inResponse({
		id: 'response.editor',
		title: 'open the answer in your editor',
		short: 'editor',
		keys: ['E'],
		hint: 6,
		run: editResponse,
	}),
	inResponse({
		id: 'response.pipe',
		title: 'give the answer to a command',
		short: 'pipe',
		keys: ['|'],
		hint: 7,
		run: workbench => workbench.open({kind: 'pipe', field: emptyField}),
	}),
	inResponse({
		id: 'response.save',
		title: 'save the answer to a file only you can read',
		short: 'save',
		keys: ['b'],
		hint: 5,
		run: saveResponse,
	}),
	move('down', 'down', ['j', 'down'], place => place + 1),
	move('up', 'up', ['k', 'up'], place => place - 1),
	move('top', 'top', ['g', 'home'], () => 0),
	move('bottom', 'bottom', ['G', 'end'], () => Number.MAX_SAFE_INTEGER),
	move('page-down', 'half a page down', ['ctrl-d', 'page-down'], (place, page) => place + Math.ceil(page / 2)),
	move('page-up', 'half a page up', ['ctrl-u', 'page-up'], (place, page) => place - Math.ceil(page / 2)),
];
