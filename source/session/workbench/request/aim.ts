import {findProbe} from '../../../catalogue/probes.ts';
import type {ServiceId} from '../../../core/cloud.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {fillIds, idsFor} from '../found-ids.ts';
import type {Workbench} from '../workbench.ts';
import {draftOf} from './draft.ts';
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
