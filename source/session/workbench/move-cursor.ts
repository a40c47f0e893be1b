import {firstAfterMove} from './layout.ts';
import type {PanelId} from './state.ts';
import type {Workbench} from './workbench.ts';
import {contentLength} from './workbench-content.ts';

/** Takes the cursor of a panel to a row, or to the end that lies before it, and the window with it. */
export function moveCursor(workbench: Workbench, panel: PanelId, cursor: number): void {
	const count = contentLength(workbench, panel);
	const list = workbench.state.lists[panel];
	const at = Math.max(0, Math.min(count - 1, cursor));
	if (at !== list.cursor) {
		workbench.changeList(panel, {
			cursor: at,
			offset: firstAfterMove(list, at, count, workbench.pageHeight(panel)),
		});
	}
}
