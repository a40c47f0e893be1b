import type {ApiAnswer, RequestDraft} from '../../api-answer.ts';
import {draftOf} from '../request/draft.ts';
import {askAndSend} from '../request/questions.ts';
import type {Workbench} from '../workbench.ts';
import {freshView, openPage, type ResponseView} from './view.ts';

/** The view of an answer: the one that is there, where one stands in it, or a new one. */
function viewOf({state}: Workbench, answer: ApiAnswer): ResponseView {
	const {response} = state;
	return response && openPage(response).answer === answer
		? response
		: freshView(answer, draftOf(answer.method, answer.url));
}

/** Opens an answer. */
export function openAnswer(workbench: Workbench, answer: ApiAnswer): void {
	workbench.change({response: viewOf(workbench, answer)});
	workbench.open({kind: 'response'});
}

/** The request of an answer, as far as it is known still. */
export const draftOfAnswer = (workbench: Workbench, answer: ApiAnswer): RequestDraft =>
	openPage(viewOf(workbench, answer)).draft;

/** Sends the request of an answer once more and shows what comes. */
export const sendAnswerAgain = (workbench: Workbench, answer: ApiAnswer): void =>
	void askAndSend(workbench, draftOfAnswer(workbench, answer), true);
