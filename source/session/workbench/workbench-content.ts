import {coveringLayer} from './covering.ts';
import {layoutOf} from './layout.ts';
import type {PanelId} from './state.ts';
import {type ContentRow, claimsContent, headerContent, rawContent} from './token-content.ts';
import type {Workbench} from './workbench.ts';

/** What the token panel shows, for the tab that is open. */
export function tokenContent({session, state, doors, revealed}: Workbench): readonly ContentRow[] {
	const {token} = session.state;
	if (token.status !== 'done') {
		return [];
	}

	const signature = state.signatures.get(token.result.fingerprint);
	switch (state.tokenTab) {
		case 'claims':
			return claimsContent(token.result, doors.show, state.isLocalTime, signature);
		case 'header':
			return headerContent(token.result, doors.show, signature);
		case 'raw':
			return rawContent(token.result, revealed !== undefined, Math.max(20, Math.floor(state.size.columns * 0.6)));
	}
}

/** How many rows a panel has to move through. */
export const contentLength = (workbench: Workbench, panel: PanelId): number =>
	panel === 'token' ? tokenContent(workbench).length : workbench.rowsOf(panel).length;

/** What `i` says about the row under the cursor. */
export const selectedExplanation = (workbench: Workbench): ContentRow['explanation'] =>
	tokenContent(workbench)[workbench.state.lists.token.cursor]?.explanation;

/** Whether the token itself can be read on the screen now: revealed, in its tab, with nothing over it. */
export function isTokenSeen({state, revealed}: Workbench): boolean {
	const {size, focus, isZoomed, tokenTab} = state;
	const isPanelSeen = focus === 'token' || layoutOf(size, focus, isZoomed, true).kind !== 'single';
	return revealed !== undefined && tokenTab === 'raw' && isPanelSeen && !coveringLayer(state);
}
