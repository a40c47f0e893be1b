import type {CursorPosition} from 'ink';
import {layoutOf, type PanelRect, type PlacedRect, panelsRect, responseRect} from '../session/workbench/layout.ts';
import type {Layer} from '../session/workbench/state.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {copyMenuCursor} from './screens/copy-menu.tsx';
import {errorCursor} from './screens/error-view.tsx';
import {welcomeCursor} from './screens/first-run.tsx';
import {actionsCursor} from './screens/layer-view.tsx';
import {listWindow, tokenRowsTop, tokenWindow} from './screens/list-window.ts';
import {profileEditorCursor} from './screens/profile-editor.tsx';
import {requestEditorCursor} from './screens/request-editor.tsx';
import {linesWindow, responseLinesTop} from './screens/response-panel.tsx';
import {secretPlaceRow} from './screens/secret-place.tsx';
import {signInCursor} from './screens/sign-in.tsx';
import {statusContent} from './status-content.ts';

/** The column of the pointer in a panel, and the row of the first line below its title. */
const pointerCell = 1;
const firstRow = 1;

/** On the screen, from a place in a panel. */
const within = ({left, top}: PlacedRect, place: CursorPosition | undefined): CursorPosition | undefined =>
	place && {x: left + place.x, y: top + place.y};

function inPanel(workbench: Workbench, rect: PanelRect): CursorPosition | undefined {
	const {visible, first, at} = rect.id === 'token' ? tokenWindow(workbench, rect) : listWindow(workbench, rect);
	const top = rect.id === 'token' ? tokenRowsTop : firstRow;
	return visible.length === 0 ? undefined : within(rect, {x: pointerCell, y: top + at - first});
}

/** The panel with the focus. */
function onPanels(workbench: Workbench): CursorPosition | undefined {
	const {size, focus, isZoomed} = workbench.state;
	const layout = layoutOf(size, focus, isZoomed, workbench.hasResponse);
	if (layout.kind === 'too-small') {
		return undefined;
	}

	const rects = layout.kind === 'single' ? [layout.panel] : [...layout.left, ...layout.right];
	const rect = rects.find(({id}) => id === focus);
	return rect && inPanel(workbench, rect);
}

function inLayer(workbench: Workbench, layer: Layer): CursorPosition | undefined {
	const {size, focus, isZoomed, response} = workbench.state;
	const rect = panelsRect(size);
	switch (layer.kind) {
		case 'help':
		case 'palette':
			return within(rect, actionsCursor({layer, rect}, workbench.doors.show));
		case 'welcome':
			return within(rect, {x: pointerCell, y: welcomeCursor(workbench, layer.cursor, rect)});
		case 'secret-place':
			return within(rect, {x: pointerCell, y: secretPlaceRow({layer, rect})});
		case 'profile-editor':
			return within(rect, profileEditorCursor(workbench, layer.draftKey, rect));
		case 'request-editor':
			return within(rect, requestEditorCursor(workbench, {layer, rect}));
		case 'response': {
			const place = responseRect(size, focus, isZoomed);
			return response && within(place, {x: pointerCell, y: responseLinesTop + linesWindow(response, place).at});
		}

		case 'sign-in':
			return within(rect, signInCursor(workbench, layer, rect));
		case 'copy':
			return within(rect, copyMenuCursor({layer, rect}));
		case 'error':
			return within(rect, errorCursor(workbench, layer, rect));
		default:
			return undefined;
	}
}

/**
 * Where the terminal's own cursor belongs: at the typing position of the field that is open, else on the selected row of
 * what has the keys. Screen readers, magnifiers and input methods go by it. Undefined where there is neither.
 */
export function cursorPosition(workbench: Workbench): CursorPosition | undefined {
	const {state, topLayer, doors} = workbench;
	const {columns, rows} = state.size;
	if (layoutOf(state.size, state.focus, false, false).kind === 'too-small') {
		return undefined;
	}

	const status = topLayer && statusContent(topLayer, doors.show, columns - 1);
	if (status) {
		return {x: 1 + status.x, y: rows - 2};
	}

	return topLayer ? inLayer(workbench, topLayer) : onPanels(workbench);
}
