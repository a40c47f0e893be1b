import {parseJsonObject} from '../../core/json.ts';
import {nextPage} from '../next-page.ts';
import {sendAndRecord} from './request-send.ts';
import {responseBody} from './response-body.ts';
import {freshPage, freshView, openPage, type ResponseView} from './response-view.ts';
import type {Workbench} from './workbench.ts';

const hasNext = (view: ResponseView): boolean =>
	view.at + 1 < view.pages.length || responseBody(openPage(view).answer).hasNextPage;

/** Why there is no page to go on to. */
export const noNextPage = (view: ResponseView): string | undefined =>
	hasNext(view) ? undefined : 'This answer links to no further page.';

/** Goes on to the next page: one that was fetched before, or the one the answer links to. */
export async function goToNextPage(workbench: Workbench, view: ResponseView): Promise<void> {
	const {pages, at} = view;
	if (at + 1 < pages.length) {
		workbench.change({response: {...view, at: at + 1, match: 0}});
		return;
	}

	const {answer, draft} = openPage(view);
	const body = parseJsonObject(answer.response.body);
	const next = body && nextPage(body, draft, pages[0]?.answer.url ?? answer.url);
	const further = next && (await sendAndRecord(workbench, next));
	// Meanwhile another request may have been answered: its answer stays.
	if (further && workbench.state.response?.pages === pages) {
		workbench.change({
			response: {...view, pages: [...pages, freshPage(further, next)], at: at + 1, match: 0},
		});
	}
}

/** Back to the page before, which was kept. */
export const goToPreviousPage = (workbench: Workbench, view: ResponseView): void =>
	workbench.change({response: {...view, at: view.at - 1, match: 0}});

/** Sends the request of the open page again and shows the new answer in the same tab. */
export async function sendAgain(workbench: Workbench, view: ResponseView): Promise<void> {
	const {draft} = openPage(view);
	const answer = await sendAndRecord(workbench, draft);
	if (answer) {
		workbench.change({response: {...freshView(answer, draft), tab: view.tab, query: view.query}});
	}
}
