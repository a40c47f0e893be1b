import type {ReactNode} from 'react';
import {Fragment} from 'react';
import type {Document, Row} from '../../core/document.ts';
import {utcText} from '../../core/duration.ts';
import {errorParts} from '../../session/documents/error-document.ts';
import {type ErrorLayer, errorOffers, type Offer} from '../../session/workbench/error-screen/offers.ts';
import {firstVisible, innerHeight, type Rect} from '../../session/workbench/layout.ts';
import {DocumentLine} from '../components/document-line.tsx';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {wrapped} from '../wrap.ts';

type Line = {readonly row: Row} | {readonly offer: Offer; readonly index: number};

const rowsOf = (document: Document, width: number): readonly Line[] => wrapped(document, width).map(row => ({row}));

/** Cells of an offer beside its words. */
const roomAroundOffer = 10;

/** Blank lines above the headings but the first, where all lines fit with them. */
function spaced(lines: readonly Line[], height: number): readonly Line[] {
	const isHeading = (line: Line): boolean => 'row' in line && line.row.kind === 'heading';
	return lines.length + lines.filter(isHeading).length - 1 <= height
		? lines.flatMap((line, index) => (index > 0 && isHeading(line) ? [{row: {kind: 'blank'}}, line] : [line]))
		: lines;
}

const heading = (text: string): Row => ({kind: 'heading', text});

/** What happened, what is likely, what can be done about it with a key, and what to give to others; it stays until it is left. */
export function ErrorView({layer, rect}: {readonly layer: ErrorLayer; readonly rect: Rect}): ReactNode {
	const {workbench} = useWorkbench();
	const {show} = workbench.doors;
	const {aadsts, code, status} = layer.error.facts;
	const note = show([aadsts === undefined ? code : `AADSTS${aadsts}`, status].filter(Boolean).join('  '));
	const width = rect.width - 2;
	const offers = errorOffers(workbench, layer);
	const {before, hint, after} = errorParts(layer.error, show, utcText(layer.at));
	const doThis = hint.length + offers.length === 0 ? [] : [heading('Do this'), ...hint];
	const upper = rowsOf([heading('What happened'), ...before, ...doThis], width - 2);
	const all: readonly Line[] = [
		...upper,
		...offers.map((offer, index) => ({offer, index})),
		...rowsOf(after, width - 2),
	];
	const height = innerHeight(rect);
	const lines = spaced(all, height);
	const names = lines.flatMap(line => ('row' in line && line.row.kind === 'field' ? [line.row.name.length] : []));
	const selected = Math.max(
		0,
		lines.findIndex(line => 'offer' in line && line.index === layer.cursor),
	);
	const last = Math.max(0, lines.length - height);
	const first = Math.max(0, Math.min(last, firstVisible(0, selected, lines.length, height) + layer.offset));
	return (
		<Panel rect={rect} title={layer.title} note={note} noteWidth={note.length} isFocused>
			{lines.slice(first, first + height).map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
				<Fragment key={first + index}>
					{'row' in line ? (
						<DocumentLine row={line.row} width={width} nameWidth={Math.max(4, ...names)} />
					) : (
						<ListLine
							width={width}
							text={`${line.offer.key}  ${line.offer.title}`}
							note={line.offer.title.length + line.offer.note.length + roomAroundOffer < width ? line.offer.note : ''}
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
