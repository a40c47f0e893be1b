import type {ReactNode} from 'react';
import type {Document} from '../../core/document.ts';
import {outcomeOf, refusalDocument} from '../../session/documents/answer-document.ts';
import {panelsRect, type Rect} from '../../session/workbench/layout.ts';
import {type DocumentLayer, isDocument} from '../../session/workbench/state.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {DocumentLine} from '../components/document-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {spaced, wrapped} from '../wrap.ts';
import {stayInError} from './error-view.tsx';
import {hasTitleRoom} from './list-heading.ts';

type Page = {readonly title: string; readonly note: string; readonly document: Document};

/** What a layer that is only read has to say. */
function pageOf({doors: {show}}: Workbench, layer: DocumentLayer): Page {
	switch (layer.kind) {
		case 'explain':
			return {title: layer.title, note: '', document: [{kind: 'text', text: show(layer.text)}]};
		case 'page':
			return {title: layer.title, note: '', document: layer.document};
		case 'refusal': {
			const {
				method,
				response: {status},
			} = layer.answer;
			return {
				title: `${method} ${outcomeOf(status)}: ${status}`,
				note: '',
				document: refusalDocument(layer.answer, show),
			};
		}
	}
}

/** A document as rows of a panel, with long lines broken, and blank rows where there is room for all of it. */
function rowsOf(document: Document, rect: Rect): Document {
	const dense = wrapped(document, rect.width - 4);
	const roomy = spaced(dense);
	return roomy.length <= rect.height - 2 ? roomy : dense;
}

/** How far a document can be scrolled so that its last row is the last one seen. */
const lastOffset = (rows: Document, rect: Rect): number => Math.max(0, rows.length - (rect.height - 2));

/** Takes back what was scrolled beyond the end of a document: only its paint knows where that is. */
export function stayInDocument(workbench: Workbench): void {
	const {topLayer: layer, state} = workbench;
	const rect = panelsRect(state.size);
	if (layer?.kind === 'error') {
		stayInError(workbench, layer, rect);
	} else if (layer && isDocument(layer)) {
		const last = lastOffset(rowsOf(pageOf(workbench, layer).document, rect), rect);
		if (layer.offset > last) {
			workbench.replaceLayer({...layer, offset: last});
		}
	}
}

/** A text to be read, in a panel of its own, from the layer's offset on. */
export function DocumentView({layer, rect}: {readonly layer: DocumentLayer; readonly rect: Rect}): ReactNode {
	const {workbench} = useWorkbench();
	const {title, note, document} = pageOf(workbench, layer);
	const rows = rowsOf(document, rect);
	const first = Math.min(layer.offset, lastOffset(rows, rect));
	const names = rows.flatMap(row => (row.kind === 'field' ? [cellWidth(row.name)] : []));
	return (
		<Panel rect={rect} title={title} note={hasTitleRoom(rect, {title, note}) ? note : ''} isFocused>
			{rows.slice(first, first + rect.height - 2).map((row, index) => (
				<DocumentLine
					// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
					key={first + index}
					row={row}
					width={rect.width - 2}
					nameWidth={Math.max(4, ...names)}
				/>
			))}
		</Panel>
	);
}
