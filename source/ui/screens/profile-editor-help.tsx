import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Mark} from '../../core/document.ts';
import {faultOf, faultyFields} from '../../session/workbench/editor/check.ts';
import type {ProfileDraft} from '../../session/workbench/editor/draft.ts';
import {draftChanges} from '../../session/workbench/editor/draft-json.ts';
import {helpOf, labelOf} from '../../session/workbench/editor/fields.ts';
import type {Rect} from '../../session/workbench/layout.ts';
import {MarkedText} from '../components/marked-text.tsx';
import {Panel} from '../components/panel.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {wrapText} from '../wrap.ts';

type HelpLine = {readonly text: string; readonly mark?: Mark};

/** What stands about the field with the focus, what is still wrong, and what was changed. */
export function ProfileEditorHelp({draft, rect}: {readonly draft: ProfileDraft; readonly rect: Rect}): ReactNode {
	const {workbench} = useWorkbench();
	const {all} = workbench.session.savedProfiles;
	const width = rect.width - 2;
	const fault = faultOf(draft, draft.focus, all);
	const broken = (text: string, mark?: Mark): readonly HelpLine[] =>
		wrapText(workbench.doors.show(text), width - 6).map((line, index) => ({
			text: `${mark === undefined ? '' : index === 0 ? `${markWords[mark]} ` : '   '}${line}`,
			mark,
		}));
	const faulty = faultyFields(draft, all);
	const changes = draftChanges(draft);
	const lines: readonly HelpLine[] = [
		...(fault ? [...broken(fault.long, fault.isEmpty ? 'warn' : 'no'), {text: ''}] : []),
		...helpOf(draft.focus).flatMap(text => [...broken(text), {text: ''}]),
		{text: 'Check'},
		...(faulty.length === 0
			? broken('every field is right', 'ok')
			: faulty.flatMap(id => {
					const found = faultOf(draft, id, all);
					return broken(`${labelOf(id)}: ${found?.short}`, found?.isEmpty ? 'warn' : 'no');
				})),
		{text: ''},
		...(draft.base && changes.length > 0 ? [{text: 'Changes'}, ...changes.map(name => ({text: `~ ${name}`}))] : []),
	];
	return (
		<Panel rect={rect} title={`About ${labelOf(draft.focus)}`} isFocused={false}>
			{lines.slice(0, rect.height - 2).map(({text, mark}, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
				<Box key={index} width={width} height={1} flexShrink={0}>
					<Text wrap="truncate">
						{' '}
						<MarkedText mark={mark} text={text} />
					</Text>
				</Box>
			))}
		</Panel>
	);
}
