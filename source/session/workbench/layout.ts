import type {PanelId} from './state.ts';

/** Cells. */
export type Size = {readonly columns: number; readonly rows: number};

/** A panel's size, borders included. */
export type Rect = {readonly width: number; readonly height: number};

/** The same with its place on the screen; the header is row 0. */
export type PlacedRect = Rect & {readonly left: number; readonly top: number};

/** The four layouts by size: three columns, two columns, one panel at a time, and a message only. */
export type Layout =
	| {
			readonly kind: 'wide' | 'normal';
			readonly left: readonly PanelRect[];
			readonly right: readonly PanelRect[];
			readonly response?: PlacedRect;
	  }
	| {readonly kind: 'single'; readonly panel: PanelRect}
	| {readonly kind: 'too-small'};

export type PanelRect = PlacedRect & {readonly id: PanelId};

/** Rows every layout but the smallest spends on header, status and hints. */
export const chromeRows = 3;

/** The rows above the panels: the header. */
export const headerRows = 1;

const leftPanels = ['profile', 'flow', 'scope'] as const;

/** The panels of the left column one below the other. */
function column(width: number, heightOf: (id: PanelId, index: number) => number): readonly PanelRect[] {
	let top = headerRows;
	return leftPanels.map((id, index) => {
		const rect = {id, left: 0, top, width, height: heightOf(id, index)};
		top += rect.height;
		return rect;
	});
}

/** Shares out rows: each panel its smallest height, the focused one the rest. */
function accordion(height: number, smallest: number, focus: PanelId, width: number): readonly PanelRect[] {
	const open = leftPanels.find(id => id === focus) ?? 'profile';
	return column(width, id => (id === open ? height - smallest * 2 : smallest));
}

function evenly(height: number, width: number): readonly PanelRect[] {
	const third = Math.floor(height / 3);
	return column(width, (_, index) => (index === 0 ? height - third * 2 : third));
}

/** Where everything stands on a screen of this size. Nothing is ever wider or higher than the screen. */
export function layoutOf({columns, rows}: Size, focus: PanelId, isZoomed: boolean, hasResponse: boolean): Layout {
	if (columns < 40 || rows < 10) {
		return {kind: 'too-small'};
	}

	const height = rows - chromeRows;
	if (isZoomed || columns < 60 || rows < 20) {
		return {kind: 'single', panel: {id: focus, left: 0, top: headerRows, width: columns, height}};
	}

	const isWide = columns >= 100 && rows >= 30;
	const leftWidth = isWide ? Math.min(36, Math.floor(columns * 0.28)) : Math.max(22, Math.floor(columns * 0.33));
	const rightWidth = columns - leftWidth;
	const tokenHeight = Math.floor(height * (isWide ? 0.45 : focus === 'requests' ? 0.38 : 0.55));
	const left = isWide ? evenly(height, leftWidth) : accordion(height, 5, focus, leftWidth);
	const place = {left: leftWidth, width: rightWidth};
	const token: PanelRect = {id: 'token', ...place, top: headerRows, height: tokenHeight};
	const requests: PanelRect = {
		id: 'requests',
		...place,
		top: headerRows + tokenHeight,
		height: height - tokenHeight,
	};
	if (!isWide || !hasResponse) {
		return {kind: isWide ? 'wide' : 'normal', left, right: [token, requests]};
	}

	const requestsWidth = Math.floor(rightWidth * 0.48);
	return {
		kind: 'wide',
		left,
		right: [token, {...requests, width: requestsWidth}],
		response: {
			left: leftWidth + requestsWidth,
			top: requests.top,
			width: rightWidth - requestsWidth,
			height: requests.height,
		},
	};
}

/** What lies over the panels is as large as all of them. */
export const panelsRect = ({columns, rows}: Size): PlacedRect => ({
	left: 0,
	top: headerRows,
	width: columns,
	height: Math.max(0, rows - chromeRows),
});

/** Where the answer is painted: beside the requests where there is room, else in the panels' place. */
export function responseRect(size: Size, focus: PanelId, isZoomed: boolean): PlacedRect {
	const layout = layoutOf(size, focus, isZoomed, true);
	return layout.kind === 'wide' && layout.response ? layout.response : panelsRect(size);
}

/** Whether the answer stands beside the requests. */
export const isResponseBeside = (size: Size, focus: PanelId, isZoomed: boolean): boolean =>
	layoutOf(size, focus, isZoomed, true).kind === 'wide';

/** The rows inside a panel's borders. */
export const innerHeight = (rect: Rect): number => Math.max(0, rect.height - 2);

/** A list this high gives its last row to what is to be known before a request is sent. */
const roomForPreflight = 6;

export const hasPreflightLine = (rect: PanelRect): boolean =>
	rect.id === 'requests' && innerHeight(rect) >= roomForPreflight;

/** The rows of a panel that its list has; above the token's stands the bar of its life. */
export const listHeight = (rect: PanelRect): number =>
	Math.max(1, innerHeight(rect) - (hasPreflightLine(rect) || rect.id === 'token' ? 1 : 0));

/** On fewer rows the help needs them all for its actions. */
const roomForKeysLine = 10;

/** Whether the help says in its last row how keys are changed. */
export const hasKeysLine = (kind: 'help' | 'palette', rect: Rect): boolean =>
	kind === 'help' && rect.height >= roomForKeysLine;

/** The rows that the help and the palette have for actions: the first is for what is typed. */
export const actionsHeight = (kind: 'help' | 'palette', rect: Rect): number =>
	Math.max(1, innerHeight(rect) - (hasKeysLine(kind, rect) ? 2 : 1));

/** From this height on a window keeps a row for what comes next; a smaller one would scroll too often. */
const roomForNext = 7;

/**
 * The first visible row so that the cursor is seen: the old one where that still works, else one that leaves a quarter of
 * the rows on the side the cursor comes from. Moved by one row only, the whole window would be written anew with every
 * arrow key, which a slow line feels.
 */
export function firstVisible(offset: number, cursor: number, count: number, height: number): number {
	const spare = height < roomForNext ? 0 : 1;
	const behind = Math.min(height - 1, Math.max(1, Math.floor(height / 4)));
	const wanted =
		cursor < offset + spare
			? cursor - (height - 1 - behind)
			: cursor >= offset + height - spare
				? cursor - behind
				: offset;
	return Math.max(0, Math.min(wanted, count - height));
}

/** The first visible row after the cursor went from one row to another, the window having been where it was seen last. */
export const firstAfterMove = (
	{cursor, offset}: {readonly cursor: number; readonly offset: number},
	to: number,
	count: number,
	height: number,
): number => firstVisible(firstVisible(offset, cursor, count, height), to, count, height);
