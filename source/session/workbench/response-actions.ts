import type {Action} from './action.ts';
import {firstVisible} from './layout.ts';
import {responseLines} from './response-lines.ts';
import type {Workbench} from './workbench.ts';

function scrollTo(workbench: Workbench, to: (cursor: number, page: number) => number): void {
	const layer = workbench.topLayer;
	if (layer?.kind !== 'response') {
		return;
	}

	const count = responseLines(layer.answer).length;
	const height = Math.max(1, workbench.state.size.rows - 6);
	const cursor = Math.max(0, Math.min(count - 1, to(layer.cursor, height)));
	workbench.replaceLayer({...layer, cursor, offset: firstVisible(layer.offset, cursor, count, height)});
}

const move = (
	id: string,
	title: string,
	keys: readonly string[],
	to: (cursor: number, page: number) => number,
): Action => ({
	id,
	title,
	short: title,
	place: 'response',
	keys,
	run: workbench => scrollTo(workbench, to),
});

/** Reading an answer. */
export const responseActions: readonly Action[] = [
	move('response.down', 'down', ['j', 'down'], cursor => cursor + 1),
	move('response.up', 'up', ['k', 'up'], cursor => cursor - 1),
	move('response.top', 'top', ['g', 'home'], () => 0),
	move('response.bottom', 'bottom', ['G', 'end'], () => Number.MAX_SAFE_INTEGER),
	move(
		'response.page-down',
		'half a page down',
		['ctrl-d', 'page-down'],
		(cursor, page) => cursor + Math.ceil(page / 2),
	),
	move('response.page-up', 'half a page up', ['ctrl-u', 'page-up'], (cursor, page) => cursor - Math.ceil(page / 2)),
];
