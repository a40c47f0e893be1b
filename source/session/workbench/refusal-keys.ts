import {answerAndSend} from './challenge-actions.ts';
import {openAnswer, sendAnswerAgain} from './response/open.ts';
import type {Layer} from './state.ts';
import type {Workbench} from './workbench.ts';

/** What can be done about a refused request from its explanation; false for a key that is none of these. */
export function refusalKey(
	workbench: Workbench,
	{answer}: Extract<Layer, {readonly kind: 'refusal'}>,
	key: string,
): boolean {
	switch (key) {
		case 'o':
			openAnswer(workbench, answer);
			return true;
		case 'r':
			workbench.close();
			sendAnswerAgain(workbench, answer);
			return true;
		case 'C':
			void answerAndSend(workbench, answer);
			return true;
		default:
			return false;
	}
}
