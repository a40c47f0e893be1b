import {Text} from 'ink';
import type {ReactNode} from 'react';
import type {TokenSet} from '../../core/token-set.ts';
import {keyFor} from '../../session/workbench/keys/key-for.ts';
import type {PanelRect} from '../../session/workbench/layout.ts';
import {tokenTabs, type WorkbenchState} from '../../session/workbench/state.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {LifeBar} from '../components/countdown.tsx';
import {DocumentLine} from '../components/document-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {wrapText} from '../wrap.ts';
import {tabsText} from './list-heading.ts';
import {tokenWindow} from './list-window.ts';

const tabTitles = {claims: 'Claims', header: 'Header', raw: 'Raw'} as const;

/** Fields' names are cut to this many cells, so that one long claim does not push all values aside. */
const widestName = 14;

/** An answer being read beside the panels has the keys. */
const hasFocus = ({focus, layers}: WorkbenchState): boolean =>
	focus === 'token' && !layers.some(({kind}) => kind === 'response');

function TokenRows({token, rect}: {readonly token: TokenSet; readonly rect: PanelRect}): ReactNode {
	const {workbench, state} = useWorkbench();
	const {all: rows, visible, first, at} = tokenWindow(workbench, rect);
	const hasKeys = hasFocus(state);
	const names = rows.flatMap(({row}) => (row.kind === 'field' ? [cellWidth(row.name)] : []));
	const nameWidth = Math.min(widestName, Math.max(4, ...names));
	const width = rect.width - 2;
	return (
		<>
			<LifeBar token={token} width={width} />
			{visible.map(({row}, index) => (
				<DocumentLine
					// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, and never move
					key={first + index}
					row={row}
					width={width}
					nameWidth={nameWidth}
					isSelected={hasKeys && first + index === at}
				/>
			))}
		</>
	);
}

/** The token: its claims, its header, or itself under the mask. */
export function TokenPanel({rect}: {readonly rect: PanelRect}): ReactNode {
	const {workbench, state, session} = useWorkbench();
	const {token} = session;
	const title = `4 Token  ${tabsText(tokenTabs, state.tokenTab, tab => tabTitles[tab])}`;
	const note = state.isRenewing ? 'auto-renew' : '';
	return (
		<Panel rect={rect} title={title} note={note} isFocused={hasFocus(state)}>
			{token.status === 'done' ? (
				<TokenRows token={token.result} rect={rect} />
			) : (
				wrapText(waitingText(workbench, token.status), rect.width - 3).map(line => (
					<Text key={line} wrap="truncate">
						{' '}
						{line}
					</Text>
				))
			)}
		</Panel>
	);
}

function waitingText(workbench: Workbench, status: 'idle' | 'running' | 'failed'): string {
	const key = keyFor(workbench, 'token.get');
	switch (status) {
		case 'idle':
			return `No token yet. Choose profile, flow and scope with Enter, or press ${key}.`;
		case 'running':
			return '.. asking Entra for a token';
		case 'failed':
			return `NO token. Press ${key} to try again.`;
	}
}
