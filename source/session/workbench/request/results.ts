import type {Mark} from '../../../core/document.ts';
import type {RequestDraft} from '../../api-answer.ts';
import type {Session} from '../../session.ts';
import type {Sent} from '../state.ts';

/** Whose results are shown: another profile, flow or scope has others; ids are found for a tenant. */
export type Identity = {readonly key: string; readonly tenant: string};

/** As whom requests are sent now. */
export function identityOf(session: Session): Identity {
	try {
		const {profile, flow, cloud, tenant, scope} = session.resolved();
		return {
			key: JSON.stringify([profile.id, flow.id, cloud.authority, tenant, scope]),
			tenant: `${cloud.authority}/${tenant}`,
		};
	} catch {
		return {key: '', tenant: ''};
	}
}

/** How a request went, for its row. */
export type RowResult = {readonly note: string; readonly detail?: string; readonly mark: Mark};

/** Whether a draft is the request of a row. */
export const isRequest = (
	{method, url}: RequestDraft,
	other: {readonly method: string; readonly url: string},
): boolean => method === other.method && url === other.url;

/** How a request went last, as somebody; a dash when it was not sent. */
export function resultOf(last: Sent | undefined, isRunning: boolean): RowResult {
	if (isRunning) {
		return {note: '', mark: 'running'};
	}

	if (last === undefined) {
		return {note: '-', mark: 'none'};
	}

	const isGood = typeof last.status === 'number' && last.status < 300;
	const milliseconds = last.milliseconds === undefined ? undefined : `${Math.round(last.milliseconds)} ms`;
	return {note: String(last.status), detail: milliseconds?.padStart(7), mark: isGood ? 'ok' : 'no'};
}
