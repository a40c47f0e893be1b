import type {CursorPosition} from 'ink';
import type {ReactNode} from 'react';
import {copyActions} from '../../session/workbench/copy/actions.ts';
import {copyLines} from '../../session/workbench/copy/menu.ts';
import {firstVisible, innerHeight, type Rect} from '../../session/workbench/layout.ts';
import {shownKey} from '../../session/workbench/shown-key.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {ListLine} from '../components/list-line.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';

type CopyMenuProps = {readonly layer: Extract<Layer, {readonly kind: 'copy'}>; readonly rect: Rect};

const firstLine = ({layer, rect}: CopyMenuProps): number =>
	firstVisible(0, layer.cursor, copyActions.length, innerHeight(rect));

/** The row the cursor is on, in the panel. */
export const copyMenuCursor = (props: CopyMenuProps): CursorPosition => ({
	x: 1,
	y: 1 + props.layer.cursor - firstLine(props),
});

/** What can be copied, each with its letter; what cannot says why. */
export function CopyMenuView(props: CopyMenuProps): ReactNode {
	const {workbench} = useWorkbench();
	const {layer, rect} = props;
	const lines = copyLines(workbench);
	const first = firstLine(props);
	return (
		<Panel rect={rect} title="Copy" note={workbench.doors.clipboard?.way ?? ''} isFocused>
			{lines.slice(first, first + innerHeight(rect)).map(({action, note, reason}, index) => (
				<ListLine
					key={action.id}
					width={rect.width - 2}
					text={`${shownKey(action.keys[0] ?? '')}  ${action.short}${reason === undefined ? (note === '' ? '' : `: ${note}`) : `  (off: ${reason})`}`}
					note=""
					isSelected={first + index === layer.cursor}
					isChosen={false}
					isBlocked={reason !== undefined}
				/>
			))}
		</Panel>
	);
}
