import {sameName} from '../../../core/profile-name.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {mayWriteBy, plannedRequest} from '../../planned-request.ts';
import type {Layer} from '../state.ts';
import {emptyField} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {removeOwnRequest} from './own-requests.ts';
import {sendDraft} from './send.ts';

type QuestionLayer = Extract<Layer, {kind: 'request-question'}>;
type ConfirmLayer = Extract<Layer, {kind: 'confirm-write'}>;

/** Whether a draft would write with a profile that is marked as production. */
function writesToProduction({session, doors}: Workbench, draft: RequestDraft): boolean {
	try {
		const choice = session.resolved();
		const by = mayWriteBy(draft, plannedRequest(draft, choice).probe);
		return by !== undefined && choice.profile.production === true && doors.allowed?.allowWrites === true;
	} catch {
		// Sending it says what is wrong.
		return false;
	}
}

/** Sends a request; a write with a production profile only after its name was typed. */
export async function askAndSend(workbench: Workbench, draft: RequestDraft, opens: boolean): Promise<void> {
	if (writesToProduction(workbench, draft)) {
		const {name} = workbench.session.resolved().profile;
		workbench.open({kind: 'confirm-write', name, draft, opens, field: emptyField});
	} else {
		await sendDraft(workbench, draft, opens);
	}
}

/** Yes is y; every other key means no. */
export function answerQuestion(workbench: Workbench, {ask}: QuestionLayer, key: string): void {
	workbench.close();
	if (key !== 'y') {
		workbench.say(ask.kind === 'delete' ? 'Nothing was deleted.' : 'Nothing was sent.');
	} else if (ask.kind === 'delete') {
		removeOwnRequest(workbench, ask.draft);
		workbench.say('Deleted.', 'ok');
	} else {
		workbench.session.choose({scope: ask.scope});
		void askAndSend(workbench, ask.draft, ask.opens);
	}
}

/** A write goes out when the name that was typed is the profile's. */
export function confirmWrite(workbench: Workbench, {name, draft, opens, field}: ConfirmLayer): void {
	workbench.close();
	if (sameName(field.text.trim(), name)) {
		void sendDraft(workbench, draft, opens);
	} else {
		workbench.say('That is not the name of the profile: nothing was sent.', 'warn');
	}
}
