import {firstAfterMove, innerHeight, responseRect} from '../layout.ts';
import type {Workbench} from '../workbench.ts';
import {type Folded, openedTo} from './folds.ts';
import {placeOf, rowsOfTab, visibleRows} from './lines.ts';
import {openPage, type ResponseView, type Spot, withPage, withSpot} from './view.ts';

/** Rows of the response that are not lines of the answer: what was asked, and where one is. */
export const responseFrameRows = 2;

/** How many lines of an answer are seen at once. */
export const responseHeight = ({state}: Workbench): number =>
	Math.max(1, innerHeight(responseRect(state.size, state.focus, state.isZoomed)) - responseFrameRows);

export const spotOf = (view: ResponseView): Spot => openPage(view).spots[view.tab];

/** The view with the cursor on a line, and the folds of the body changed where they are given. */
export function atLine(workbench: Workbench, view: ResponseView, {line, folds}: Partial<Folded>): ResponseView {
	const {tab} = view;
	const page = {...openPage(view), ...(folds && {folds})};
	const indexes = visibleRows(page, tab);
	const spot = page.spots[tab];
	const place = placeOf(indexes, Math.max(0, line ?? spot.cursor));
	const before = {cursor: placeOf(indexes, spot.cursor), offset: spot.offset};
	const offset = firstAfterMove(before, place, indexes.length, responseHeight(workbench));
	return withPage(view, withSpot(page, tab, {cursor: indexes[place] ?? 0, offset}));
}

/** The view with the cursor on a line that may be hidden by folds. */
export const atFoundLine = (workbench: Workbench, view: ResponseView, line: number): ResponseView =>
	atLine(workbench, view, view.tab === 'body' ? openedTo(openPage(view), line) : {line});

/** Moves the cursor among the lines that are seen. */
export function scroll(workbench: Workbench, to: (place: number, page: number) => number): void {
	const {response} = workbench.state;
	if (!response) {
		return;
	}

	const indexes = visibleRows(openPage(response), response.tab);
	const place = to(placeOf(indexes, spotOf(response).cursor), responseHeight(workbench));
	const line = indexes[Math.max(0, Math.min(indexes.length - 1, place))];
	workbench.change({response: atLine(workbench, response, {line})});
}

/** All lines of the tab that is open. */
export const openRows = (view: ResponseView) => rowsOfTab(openPage(view).answer, view.tab);
