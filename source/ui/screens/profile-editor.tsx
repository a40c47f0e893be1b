import {Box, type CursorPosition, Text} from 'ink';
import type {ReactNode} from 'react';
import {faultOf} from '../../session/workbench/editor/check.ts';
import type {ProfileDraft} from '../../session/workbench/editor/draft.ts';
import {draftChanges} from '../../session/workbench/editor/draft-json.ts';
import {helpOf} from '../../session/workbench/editor/fields.ts';
import {editorRows, holdsPlainSecret} from '../../session/workbench/editor/rows.ts';
import {firstVisible, type Rect} from '../../session/workbench/layout.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {MarkedText} from '../components/marked-text.tsx';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {wrapText} from '../wrap.ts';
import {ProfileEditorHelp} from './profile-editor-help.tsx';
import {EditorLine, valueCell} from './profile-editor-line.tsx';

const helpWidth = 46;

/** From how many columns on the help stands beside the fields instead of below them. */
const wideColumns = 100;

/** What stands below the fields where the help has no panel of its own: what is wrong, else what the field is for. */
function HelpLines({
	draft,
	width,
	count,
}: {
	readonly draft: ProfileDraft;
	readonly width: number;
	readonly count: number;
}): ReactNode {
	const theme = useTheme();
	const {workbench} = useWorkbench();
	const fault = faultOf(draft, draft.focus, workbench.session.savedProfiles.all);
	const isWrong = fault !== undefined && !fault.isEmpty;
	const lines = isWrong
		? wrapText(fault.long, width - 5)
		: helpOf(draft.focus).flatMap(text => wrapText(text, width - 5));
	return (
		<Box flexDirection="column" width={width} height={count} flexShrink={0} overflow="hidden">
			{lines.slice(0, count).map((line, index) => (
				<Box key={line} width={width} height={1} flexShrink={0}>
					<Text wrap="truncate">
						{isWrong && index === 0 ? <MarkedText mark="no" text={`${markWords.no} `} /> : '   '}
						{workbench.doors.show(line)}
						{index === count - 1 && lines.length > count && isWrong ? theme.ellipsis : ''}
					</Text>
				</Box>
			))}
		</Box>
	);
}

/** Where the profile is kept, and that no secret is. */
function FileLine({draft, width}: {readonly draft: ProfileDraft; readonly width: number}): ReactNode {
	const {workbench} = useWorkbench();
	const isPlain = holdsPlainSecret(draft);
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Box flexShrink={0}>
				<Text wrap="truncate">
					{'   '}
					{isPlain ? (
						<MarkedText mark="no" text="NO a secret stands in this file (plain:): " />
					) : (
						'No secret is written into this file: '
					)}
				</Text>
			</Box>
			<Text wrap="truncate-start">{workbench.doors.show(workbench.session.savedProfiles.place)}</Text>
		</Box>
	);
}

/** The fields that are seen, the panel they stand in, and how many rows are left below them and for help. */
function editorWindow(workbench: Workbench, draft: ProfileDraft, rect: Rect) {
	const isWide = rect.width >= wideColumns;
	const rows = editorRows(draft, workbench.session.savedProfiles.all, workbench.doors.show);
	// Two borders, the line about the file, and at least one of help where it stands here.
	const height = rect.height - (isWide ? 3 : 4);
	const focused = Math.max(
		0,
		rows.findIndex(({isFocused}) => isFocused),
	);
	const first = firstVisible(0, focused, rows.length, height);
	const visible = rows.slice(first, first + height);
	const spare = Math.max(0, height - visible.length);
	return {
		isWide,
		panel: {...rect, width: isWide ? rect.width - helpWidth : rect.width},
		visible,
		at: focused - first,
		spare,
		helpCount: isWide ? 0 : 1 + Math.min(2, spare),
	};
}

/** Where the cursor stands in the editor: at the typing position, or at the value of a field that is not typed. */
export function profileEditorCursor(workbench: Workbench, draftKey: string, rect: Rect): CursorPosition | undefined {
	const draft = workbench.state.drafts.get(draftKey);
	if (!draft) {
		return undefined;
	}

	const {panel, visible, at} = editorWindow(workbench, draft, rect);
	const row = visible[at];
	return row && {x: 1 + valueCell(row, panel.width - 2), y: 1 + at};
}

/** The form of a profile: fields, what is right or wrong beside each, and help for the one with the focus. */
export function ProfileEditor({draftKey, rect}: {readonly draftKey: string; readonly rect: Rect}): ReactNode {
	const {workbench, state} = useWorkbench();
	const draft = state.drafts.get(draftKey);
	if (!draft) {
		return null;
	}

	const {show} = workbench.doors;
	const {isWide, panel, visible, spare, helpCount} = editorWindow(workbench, draft, rect);
	const width = panel.width - 2;
	const count = draftChanges(draft).length;
	const note = count === 0 ? 'no changes' : `not saved  ${count} ${count === 1 ? 'change' : 'changes'}`;
	const title = draft.base ? `Edit profile  ${show(draft.base.name, 'name')}` : 'New profile';
	return (
		<Box width={rect.width} height={rect.height} flexShrink={0}>
			<Panel rect={panel} title={title} note={note} isFocused>
				{visible.map(row => (
					<EditorLine key={row.id} row={row} width={width} />
				))}
				<Box width={width} height={spare - helpCount + (isWide ? 0 : 1)} flexShrink={0} overflow="hidden" />
				{isWide ? null : <HelpLines draft={draft} width={width} count={helpCount} />}
				<FileLine draft={draft} width={width} />
			</Panel>
			{isWide ? <ProfileEditorHelp draft={draft} rect={{width: helpWidth, height: rect.height}} /> : null}
		</Box>
	);
}
