import {firstVisible, listHeight, type PanelRect} from '../../session/workbench/layout.ts';
import type {ListRow} from '../../session/workbench/lists.ts';
import type {ContentRow} from '../../session/workbench/token-content.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {tokenContent} from '../../session/workbench/workbench-content.ts';

/** The rows of a panel that are seen, from the first on; `at` is the one the cursor is on, counted among all. */
export type RowWindow<Row> = {
	readonly all: readonly Row[];
	readonly visible: readonly Row[];
	readonly first: number;
	readonly at: number;
	readonly height: number;
};

function windowOn<Row>(workbench: Workbench, rect: PanelRect, all: readonly Row[]): RowWindow<Row> {
	const {cursor, offset} = workbench.state.lists[rect.id];
	const height = listHeight(rect);
	const at = Math.min(cursor, Math.max(0, all.length - 1));
	const first = firstVisible(offset, at, all.length, height);
	return {all, visible: all.slice(first, first + height), first, at, height};
}

export const listWindow = (workbench: Workbench, rect: PanelRect): RowWindow<ListRow> =>
	windowOn(workbench, rect, workbench.rowsOf(rect.id));

/** Above the token's rows stands the bar of its life. */
export const tokenRowsTop = 2;

export const tokenWindow = (workbench: Workbench, rect: PanelRect): RowWindow<ContentRow> =>
	windowOn(workbench, rect, tokenContent(workbench));
