import type {Workbench} from '../workbench.ts';
import {atFoundLine, openRows, spotOf} from './scroll.ts';
import {matchesIn, matchFrom} from './search.ts';
import type {ResponseView} from './view.ts';

/** The view with something searched for and the cursor on the first match from where one stood before. */
export function searched(workbench: Workbench, before: ResponseView, query: string): ResponseView {
	const view = {...before, query};
	const matches = matchesIn(openRows(view), query);
	const match = matchFrom(matches, spotOf(before).cursor);
	const line = matches[match];
	return line === undefined ? view : {...atFoundLine(workbench, view, line), match};
}

/** Goes to the next match, or back to the one before, around the end. */
export function goToMatch(workbench: Workbench, isBack: boolean): void {
	const {response} = workbench.state;
	if (!response) {
		return;
	}

	const matches = matchesIn(openRows(response), response.query);
	if (matches.length === 0) {
		workbench.say(`«${workbench.doors.show(response.query)}» is not in this answer.`, 'warn');
		return;
	}

	const {cursor} = spotOf(response);
	const step = isBack ? -1 : 1;
	const match =
		matches[response.match] === cursor
			? (response.match + step + matches.length) % matches.length
			: matchFrom(matches, cursor + step, isBack);
	workbench.change({response: {...atFoundLine(workbench, response, matches[match] ?? 0), match}});
}

/** Which match the cursor is on, of how many: `match 1 of 2`. */
export function matchText(view: ResponseView): string {
	if (view.query === '') {
		return '';
	}

	const matches = matchesIn(openRows(view), view.query);
	const {cursor} = spotOf(view);
	if (matches.length === 0) {
		return 'no match';
	}

	return matches[view.match] === cursor ? `match ${view.match + 1} of ${matches.length}` : `${matches.length} matches`;
}
