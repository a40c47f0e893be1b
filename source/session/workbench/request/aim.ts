import {findProbe} from '../../../catalogue/probes.ts';
import type {ServiceId} from '../../../core/cloud.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {fillIds, idsFor} from '../found-ids.ts';
import type {Workbench} from '../workbench.ts';
import {draftOf, leftOut} from './draft.ts';
import {identityOf} from './results.ts';

/** The request under the cursor. */
export type AimedRequest = {
	readonly draft: RequestDraft;
	/** The service it must go to: the catalogue's requests only make sense there. */
	readonly service?: ServiceId;
	/** The id its path needs and nobody knows yet. */
	readonly missing?: string;
};

/** The request of a row of the requests panel. */
export function requestOfRow(workbench: Workbench, rowId: string): AimedRequest | undefined {
	const {requestsTab, history, ownRequests} = workbench.state;
	if (requestsTab === 'mine' || requestsTab === 'history') {
		const draft = requestsTab === 'mine' ? ownRequests[Number(rowId)] : history[Number(rowId)]?.draft;
		return draft && {draft};
	}

	const probe = findProbe(rowId);
	if (!probe) {
		return undefined;
	}

	const ids = idsFor(workbench.foundIds, identityOf(workbench.session).tenant);
	const {path, missing} = fillIds(probe.path, ids);
	const body = probe.body === undefined ? undefined : fillIds(probe.body, ids);
	return {
		draft: draftOf(probe.method, path, {body: body?.path}),
		service: probe.service,
		missing: missing ?? body?.missing,
	};
}

export function aimedRequest(workbench: Workbench): AimedRequest | undefined {
	const row = workbench.currentRow('requests');
	return row && requestOfRow(workbench, row.id);
}

/** What a request lacks before it is one, and what to do about it; undefined when it is whole. */
export function whatIsMissing({state}: Workbench, {draft, missing}: AimedRequest): string | undefined {
	if (missing !== undefined) {
		return `Which ${missing}? Put its id in, or send the list of them first.`;
	}

	const lost = leftOut(draft);
	if (lost !== undefined) {
		return `Not kept on disk: ${lost}. Put it in again.`;
	}

	const isEarlierWrite = state.requestsTab === 'history' && draft.method !== 'GET' && draft.body === undefined;
	return isEarlierWrite ? 'The history keeps no bodies. Put it in again, if there was one.' : undefined;
}
