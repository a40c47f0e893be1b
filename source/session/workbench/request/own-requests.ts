import type {RequestDraft} from '../../api-answer.ts';
import {freshList} from '../state.ts';
import type {Workbench} from '../workbench.ts';
import {isSameRequest, keptDraft} from './draft.ts';
import {longestHistory} from './memory.ts';

type OwnRequests = readonly RequestDraft[];

/** Changes the person's requests, here and on disk, where another entok may have changed them too. */
function change(
	workbench: Workbench,
	changed: (own: OwnRequests, like: (draft: RequestDraft) => RequestDraft) => OwnRequests,
): void {
	const kept = (draft: RequestDraft): RequestDraft => keptDraft(draft, text => workbench.session.redact(text));
	workbench.change({ownRequests: changed(workbench.state.ownRequests, draft => draft)});
	workbench.requestMemory.change(({own, history}) => ({own: changed(own, kept), history}));
}

const indexOf = (own: OwnRequests, draft: RequestDraft | undefined): number =>
	draft === undefined ? -1 : own.findIndex(other => isSameRequest(other, draft));

/** Keeps a request, in place of `before` where that is given; the same request is not kept twice. */
export function keepOwnRequest(workbench: Workbench, draft: RequestDraft, before?: RequestDraft): void {
	change(workbench, (own, like) => {
		const old = indexOf(own, before && like(before));
		const without = old < 0 ? own : own.toSpliced(old, 1);
		const same = indexOf(without, like(draft));
		return same < 0 ? without.toSpliced(old < 0 ? without.length : old, 0, like(draft)) : without;
	});
	const cursor = Math.max(0, indexOf(workbench.state.ownRequests, draft));
	workbench.change({requestsTab: 'mine'});
	workbench.changeList('requests', {...freshList, cursor});
}

/** Forgets one of the person's requests. */
export const removeOwnRequest = (workbench: Workbench, draft: RequestDraft): void =>
	change(workbench, (own, like) => own.filter(other => !isSameRequest(other, like(draft))));

/** Takes over what earlier runs kept; what this run has already comes after it. */
export async function loadRequests(workbench: Workbench): Promise<void> {
	const {own, history} = await workbench.requestMemory.load();
	const {state, requestMemory} = workbench;
	workbench.change({
		ownRequests: [...own, ...state.ownRequests.filter(draft => indexOf(own, draft) < 0)],
		history: [...history, ...state.history].slice(-longestHistory),
	});
	if (requestMemory.failure) {
		workbench.say(`Your own requests could not be read: ${requestMemory.failure.message}`, 'warn');
	}
}
