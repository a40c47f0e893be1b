import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {keyFor} from '../../session/workbench/keys/key-for.ts';
import {hasPreflightLine, type PanelRect} from '../../session/workbench/layout.ts';
import {aimedRequest} from '../../session/workbench/request/aim.ts';
import {preflightLine} from '../../session/workbench/request/preflight.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {wrapText} from '../wrap.ts';
import {listHeading} from './list-heading.ts';
import {listWindow} from './list-window.ts';

/** The panels that are lists: profiles, flows, scopes, requests. Only the visible rows are painted. */
export function ListPanel({rect}: {readonly rect: PanelRect}): ReactNode {
	const {workbench, state} = useWorkbench();
	const {id} = rect;
	const {all: rows, visible, first, at, height} = listWindow(workbench, rect);
	const width = rect.width - 2;
	const isFocused = state.focus === id && !state.layers.some(({kind}) => kind === 'response');
	const emptyLines = rows.length === 0 ? wrapText(emptyText(workbench, id), width - 1).slice(0, height) : [];
	return (
		<Panel rect={rect} {...listHeading(workbench, rect, rows)} isFocused={isFocused}>
			{visible.map((row, index) => (
				<ListLine
					key={row.id}
					width={width}
					text={workbench.doors.show(row.text, id === 'profile' ? 'name' : 'text')}
					// A highlight over a whole address is written twice with every arrow key.
					head={id === 'requests' ? row.text.indexOf(' ') : undefined}
					note={workbench.doors.show(row.note)}
					detail={workbench.doors.show(row.detail ?? '')}
					// Addresses are told apart by how they begin, names also by how they end.
					isCutInside={id === 'profile' || id === 'scope'}
					mark={row.mark}
					isSelected={isFocused && first + index === at}
					isChosen={row.isChosen}
					isBlocked={row.blocked !== undefined}
				/>
			))}
			{emptyLines.map(line => (
				<Text key={line} wrap="truncate">
					{' '}
					{line}
				</Text>
			))}
			{hasPreflightLine(rect) ? (
				<PreflightLine width={width} listed={visible.length + emptyLines.length} height={height} />
			) : null}
		</Panel>
	);
}

/** What stands in a list without rows. */
function emptyText(workbench: Workbench, id: PanelRect['id']): string {
	const {lists, requestsTab} = workbench.state;
	if (lists[id].filter !== '') {
		return 'Nothing matches. Esc clears the filter.';
	}

	if (id !== 'requests') {
		return '';
	}

	return requestsTab === 'mine'
		? `None of yours yet: ${keyFor(workbench, 'request.own')} writes one.`
		: 'Nothing was sent yet.';
}

/** What sending the request under the cursor would come to, in the panel's last row. */
function PreflightLine({
	width,
	listed,
	height,
}: {
	readonly width: number;
	readonly listed: number;
	readonly height: number;
}) {
	const {workbench} = useWorkbench();
	const aimed = aimedRequest(workbench);
	const line = aimed && preflightLine(workbench, aimed.draft, text => cellWidth(text) < width);
	return (
		<Box width={width} height={1} flexShrink={0} marginTop={height - listed} overflow="hidden">
			<Text wrap="truncate"> {line?.text ?? ''}</Text>
		</Box>
	);
}
