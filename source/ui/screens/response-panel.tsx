import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Mark} from '../../core/document.ts';
import {requestIdOf} from '../../session/request-id.ts';
import {firstVisible, innerHeight, type Rect} from '../../session/workbench/layout.ts';
import {longestWhole, responseBody, sizeText} from '../../session/workbench/response/body.ts';
import {matchText} from '../../session/workbench/response/find.ts';
import {placeOf, rowsOfTab, shownText, visibleRows} from '../../session/workbench/response/lines.ts';
import {noNextPage} from '../../session/workbench/response/pages.ts';
import {responseFrameRows} from '../../session/workbench/response/scroll.ts';
import {openPage, type ResponseView, responseTabs} from '../../session/workbench/response/view.ts';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {tabsText} from './list-heading.ts';
import {ResponseLine} from './response-line.tsx';

const tabTitles = {body: 'Body', headers: 'Headers', timing: 'Timing'} as const;

/** Longer lines are cut when they are painted: nobody sees their ends. */
const longestPainted = 2048;

/** The lines that are seen, by their index, and which of them the cursor is on. */
export function linesWindow(
	view: ResponseView,
	rect: Rect,
): {readonly indexes: readonly number[]; readonly at: number} {
	const page = openPage(view);
	const {cursor, offset} = page.spots[view.tab];
	const indexes = visibleRows(page, view.tab);
	const height = Math.max(0, innerHeight(rect) - responseFrameRows);
	const place = placeOf(indexes, cursor);
	const first = firstVisible(offset, place, indexes.length, height);
	return {indexes: indexes.slice(first, first + height), at: place - first};
}

/** Above the lines stand the title and what was asked. */
export const responseLinesTop = 2;

function Lines({view, rect, isFocused}: ResponsePanelProps): ReactNode {
	const {workbench} = useWorkbench();
	const page = openPage(view);
	const rows = rowsOfTab(page.answer, view.tab);
	return linesWindow(view, rect).indexes.map(index => {
		const row = rows[index];
		const isNode = row?.end !== undefined;
		const isFolded = isNode && view.tab === 'body' && page.folds.has(index);
		const text = shownText(rows, index, isFolded);
		return (
			<ResponseLine
				key={index}
				width={rect.width - 2}
				number={index + 1}
				numberWidth={String(rows.length).length}
				depth={row?.depth ?? 0}
				sign={isNode ? (isFolded ? '>' : 'v') : ' '}
				// Cleaning megabytes takes long; a body's longer lines were redacted whole, the headers are short.
				text={workbench.doors.show(view.tab === 'body' ? text.slice(0, longestWhole) : text).slice(0, longestPainted)}
				note={isNode && !isFolded ? (row?.holds ?? '') : ''}
				query={view.query}
				isSelected={isFocused && index === page.spots[view.tab].cursor}
			/>
		);
	});
}

const markOf = (status: number): Mark => (status < 300 ? 'ok' : status < 400 ? 'warn' : 'no');

/** Ids are cut in the middle where there is no room for them; the tab Timing has them whole. */
const shortened = (id: string, width: number): string =>
	width >= 100 || id.length <= 12 ? id : `${id.slice(0, 4)}..${id.slice(-4)}`;

/** What stays to be seen below the lines: where one is, which match, which page, the request's id. */
function placeText(view: ResponseView, requestId: string | undefined): string {
	const page = openPage(view);
	const {cursor} = page.spots[view.tab];
	return [
		`line ${cursor + 1} of ${rowsOfTab(page.answer, view.tab).length}`,
		matchText(view),
		view.pages.length > 1 ? `page ${view.at + 1}` : '',
		noNextPage(view) === undefined ? '> next page' : '',
		view.at > 0 ? '< back' : '',
		requestId === undefined ? '' : `request id ${requestId}`,
	]
		.filter(text => text !== '')
		.join('  ');
}

type ResponsePanelProps = {readonly view: ResponseView; readonly rect: Rect; readonly isFocused: boolean};

/** The answer that is read. Only the lines that are seen are painted; status, time, size and id always are. */
export function ResponsePanel({view, rect, isFocused}: ResponsePanelProps): ReactNode {
	const {workbench} = useWorkbench();
	const {show} = workbench.doors;
	const {answer} = openPage(view);
	const {response, method, url} = answer;
	const {bytes, kind} = responseBody(answer);
	const width = rect.width - 2;
	const facts = [`${markWords[markOf(response.status)]} ${response.status}`, `${Math.round(response.milliseconds)} ms`];
	const isRoomy = rect.width >= 70;
	const note = [...facts, ...(isRoomy ? [sizeText(bytes), kind] : [])].join('  ');
	const {pathname, search} = new URL(url);
	const title = isRoomy ? 'Response  ' : '';
	const id = requestIdOf(response);
	return (
		<Panel
			rect={rect}
			title={`${title}${tabsText(responseTabs, view.tab, tab => tabTitles[tab])}`}
			note={note}
			isFocused={isFocused}
		>
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{' '}
					{method} {show(`${pathname}${search}`)}
				</Text>
			</Box>
			<Box flexDirection="column" height={Math.max(0, innerHeight(rect) - responseFrameRows)} overflow="hidden">
				<Lines view={view} rect={rect} isFocused={isFocused} />
			</Box>
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{' '}
					{isRoomy ? '' : `${sizeText(bytes)}  `}
					{placeText(view, id === undefined ? undefined : shortened(show(id), rect.width))}
				</Text>
			</Box>
		</Panel>
	);
}
