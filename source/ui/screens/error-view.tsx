import type {CursorPosition} from 'ink';
import type {ReactNode} from 'react';
import {Fragment} from 'react';
import type {Row} from '../../core/document.ts';
import {utcText} from '../../core/duration.ts';
import {errorParts} from '../../session/documents/error-document.ts';
import {type ErrorLayer, errorOffers, type Offer} from '../../session/workbench/error-screen/offers.ts';
import {firstVisible, innerHeight, type Rect} from '../../session/workbench/layout.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {DocumentLine} from '../components/document-line.tsx';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {spaced, wrapped} from '../wrap.ts';
import {hasTitleRoom} from './list-heading.ts';

type Line = {readonly row: Row} | {readonly offer: Offer; readonly index: number};

const heading = (text: string): Row => ({kind: 'heading', text});

const asLines = (rows: readonly Row[]): readonly Line[] => rows.map(row => ({row}));

/** All lines in their order: with blank ones and a heading more where there is room for that. */
function linesOf(workbench: Workbench, layer: ErrorLayer, rect: Rect): readonly Line[] {
	const width = rect.width - 4;
	const {before, hint, after} = errorParts(layer.error, workbench.doors.show, utcText(layer.at));
	const offers = errorOffers(workbench, layer).map((offer, index): Line => ({offer, index}));
	const doThis = hint.length + offers.length === 0 ? [] : [heading('Do this'), ...hint];
	const upper = wrapped([...before, ...doThis], width);
	const lower = wrapped(after, width);
	const gap: readonly Row[] = lower.length === 0 ? [] : [{kind: 'blank'}];
	const roomy = [
		...asLines(spaced([heading('What happened'), ...upper])),
		...offers,
		...asLines([...gap, ...spaced(lower)]),
	];
	return roomy.length <= innerHeight(rect) ? roomy : [...asLines(upper), ...offers, ...asLines(lower)];
}

/** The lines that are seen, and which of them the cursor is on. */
function windowOf(workbench: Workbench, layer: ErrorLayer, rect: Rect) {
	const lines = linesOf(workbench, layer, rect);
	const height = innerHeight(rect);
	const at = lines.findIndex(line => 'offer' in line && line.index === layer.cursor);
	const followed = layer.follows ? firstVisible(0, Math.max(0, at), lines.length, height) : 0;
	const last = Math.max(0, lines.length - height);
	const first = Math.max(0, Math.min(last, followed + layer.offset));
	return {lines: lines.slice(first, first + height), first, last, followed, at: at - first};
}

/** What was scrolled beyond an end is taken back: only the paint knows where that is. */
export function stayInError(workbench: Workbench, layer: ErrorLayer, rect: Rect): void {
	const {first, followed} = windowOf(workbench, layer, rect);
	if (first !== followed + layer.offset) {
		workbench.replaceLayer({...layer, offset: first - followed});
	}
}

/** Where the pointer stands in the panel, when it is seen. */
export function errorCursor(workbench: Workbench, layer: ErrorLayer, rect: Rect): CursorPosition | undefined {
	const {at} = windowOf(workbench, layer, rect);
	return at >= 0 && at < innerHeight(rect) ? {x: 1, y: 1 + at} : undefined;
}

/** What happened, what is likely, what can be done about it with a key, and what to give to others; it stays until it is left. */
export function ErrorView({layer, rect}: {readonly layer: ErrorLayer; readonly rect: Rect}): ReactNode {
	const {workbench} = useWorkbench();
	const {aadsts, code, status} = layer.error.facts;
	const note = workbench.doors.show(
		[aadsts === undefined ? code : `AADSTS${aadsts}`, status].filter(Boolean).join('  '),
	);
	const {title} = layer;
	const width = rect.width - 2;
	const {lines, first} = windowOf(workbench, layer, rect);
	const names = lines.flatMap(line => ('row' in line && line.row.kind === 'field' ? [cellWidth(line.row.name)] : []));
	return (
		<Panel rect={rect} title={title} note={hasTitleRoom(rect, {title, note}) ? note : ''} isFocused>
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
				<Fragment key={first + index}>
					{'row' in line ? (
						<DocumentLine row={line.row} width={width} nameWidth={Math.max(4, ...names)} />
					) : (
						<ListLine
							width={width}
							text={`${line.offer.key}  ${line.offer.title}`}
							note=""
							detail={width > cellWidth(line.offer.title + line.offer.note) + 10 ? line.offer.note : ''}
							isSelected={line.index === layer.cursor}
							isChosen={false}
							isBlocked={false}
						/>
					)}
				</Fragment>
			))}
		</Panel>
	);
}
