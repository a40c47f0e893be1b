import {parseJsonObject} from '../../../core/json.ts';
import {nextPage} from '../../next-page.ts';
import {mayWriteBy} from '../../planned-request.ts';
import {askAndSend} from '../request/questions.ts';
import {sendAndRecord} from '../request/send.ts';
import type {Workbench} from '../workbench.ts';
import {responseBody} from './body.ts';
import {freshPage, openPage, type ResponsePage, type ResponseView} from './view.ts';

/** The link of an answer to something that writes is not followed: the same would be written again, there. */
const onlyReads = ({draft}: ResponsePage): boolean =>
	draft.method === 'GET' && !draft.body && mayWriteBy(draft, undefined) === undefined;

const hasNext = (view: ResponseView): boolean =>
	view.at + 1 < view.pages.length || (onlyReads(openPage(view)) && responseBody(openPage(view).answer).hasNextPage);

/** Why there is no page to go on to. */
export const noNextPage = (view: ResponseView): string | undefined =>
	hasNext(view)
		? undefined
		: onlyReads(openPage(view))
			? 'This answer links to no further page.'
			: 'Only the pages of a GET without a body are followed.';

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

/** Sends the request of the open page again, asking first what is to be asked, and shows the new answer in the same tab. */
export const sendAgain = (workbench: Workbench, view: ResponseView): Promise<void> =>
	askAndSend(workbench, openPage(view).draft, false);
