import {rowsOfTab} from '../session/workbench/response/lines.ts';
import {openPage} from '../session/workbench/response/view.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import type {Reading} from './reading.ts';
import {counted, marked} from './words.ts';

/** The answer that is open: what was asked, how it went, and the tab's lines, nothing folded. */
export function answerReading({state, doors}: Workbench): Reading {
	const {show} = doors;
	const view = state.response;
	if (!view) {
		return {kind: 'place', title: ['There is no answer here.'], lines: [], choices: [], prompt: 'Key or text:'};
	}

	const {method, url, response} = openPage(view).answer;
	const lines = rowsOfTab(openPage(view).answer, view.tab).map(({text, depth}) => '  '.repeat(depth) + show(text));
	const page = view.pages.length > 1 ? `, page ${view.at + 1} of ${view.pages.length} so far` : '';
	return {
		kind: 'place',
		title: [
			`Step 6 of 6, answer, tab ${view.tab}${page}. ${counted(lines.length, 'line')}.`,
			`request: ${method} ${show(url, 'address')}`,
			`status: ${marked(response.status < 300 ? 'ok' : 'no', String(response.status), ' ')}`,
			`time: ${Math.round(response.milliseconds)} ms`,
			`${view.tab}:`,
		],
		lines,
		choices: [],
		prompt: 'Text to find, or q to go back:',
	};
}

/** What changes when there is something else to read of the answer. */
export function answerMark({state}: Workbench): readonly unknown[] {
	const view = state.response;
	return ['answer', view && openPage(view).answer, view?.tab, view?.at];
}
