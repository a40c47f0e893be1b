import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {welcomeChoices} from '../../session/workbench/first-run/first-run.ts';
import {fitted} from '../../session/workbench/fitting.ts';
import type {Rect} from '../../session/workbench/layout.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {wrapText} from '../wrap.ts';

const intro =
	'entok gets a token from Microsoft Entra ID, shows what is in it, and tries it against Microsoft Graph or Azure Resource Manager.';
const promise = 'Nothing has been sent anywhere. Nothing is stored unless you save a profile.';
const script = 'Script   entok profile add NAME --tenant T --client-id ID';

const aboutWidth = 46;

/** From how many columns on there is room for what stands about a choice. */
const wideColumns = 100;

function Line({text, width}: {readonly text: string; readonly width: number}): ReactNode {
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate-middle"> {text}</Text>
		</Box>
	);
}

/** The panel with the choices, beside what stands about them where there is room for both. */
const choicesRect = (rect: Rect): Rect =>
	rect.width >= wideColumns ? {...rect, width: rect.width - aboutWidth} : rect;

/** What stands above and below the choices, as far as there is room. */
function textsAround(
	workbench: Workbench,
	rect: Rect,
): {readonly upper: readonly string[]; readonly lower: readonly string[]} {
	const {session, doors} = workbench;
	const panel = choicesRect(rect);
	const width = panel.width - 2;
	const height = panel.height - 2 - welcomeChoices(workbench).length;
	const hasSaved = session.savedProfiles.all.length > 0;
	const above = [
		{lines: wrapText(intro, width - 4), rank: 4},
		{lines: wrapText(promise, width - 4), rank: 1},
	];
	const below = [
		{lines: [script], rank: 3},
		{lines: [`Profiles ${doors.show(session.savedProfiles.place)}${hasSaved ? '' : '  (none)'}`], rank: 2},
	];
	const lines = fitted([...above, ...below], height, '');
	const at = lines.indexOf(script);
	const upper = at === -1 ? lines : lines.slice(0, at);
	const lower = at === -1 ? [] : ['', ...lines.slice(at)].slice(0, Math.max(0, height - upper.length));
	return {upper, lower};
}

/** The row of the choice the cursor is on. */
export const welcomeCursor = (workbench: Workbench, cursor: number, rect: Rect): number =>
	1 + textsAround(workbench, rect).upper.length + cursor;

/** The first page of a person without a profile. */
export function WelcomeView({cursor, rect}: {readonly cursor: number; readonly rect: Rect}): ReactNode {
	const {workbench} = useWorkbench();
	const theme = useTheme();
	const {show} = workbench.doors;
	const choices = welcomeChoices(workbench);
	const panel = choicesRect(rect);
	const isWide = panel !== rect;
	const width = panel.width - 2;
	const {upper, lower} = textsAround(workbench, rect);
	const note = workbench.session.savedProfiles.all.length > 0 ? '' : 'no profiles yet';
	const titleWidth = Math.max(...choices.filter(({letter}) => letter !== '?').map(({title}) => title.length)) + 3;
	return (
		<Box width={rect.width} height={rect.height} flexShrink={0}>
			<Panel rect={panel} title="Welcome" note={note} isFocused>
				{upper.map((text, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
					<Line key={`upper ${index}`} text={text} width={width} />
				))}
				{choices.map(({letter, title, note: what}, index) => (
					<Box key={letter} width={width} height={1} flexShrink={0}>
						<Text wrap="truncate" inverse={index === cursor && theme.hasStyles}>
							{index === cursor ? '>' : ' '} {letter} {title.padEnd(titleWidth)}
							{what === '' ? '' : `  ${show(what)}`}
						</Text>
					</Box>
				))}
				{lower.map((text, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
					<Line key={`lower ${index}`} text={text} width={width} />
				))}
			</Panel>
			{isWide ? <About rect={{width: aboutWidth, height: rect.height}} cursor={cursor} /> : null}
		</Box>
	);
}

function About({rect, cursor}: {readonly rect: Rect; readonly cursor: number}): ReactNode {
	const {workbench} = useWorkbench();
	const choice = welcomeChoices(workbench)[cursor];
	const lines = (choice?.about ?? []).flatMap(text => [...wrapText(workbench.doors.show(text), rect.width - 4), '']);
	return (
		<Panel rect={rect} title={choice?.title ?? ''} isFocused={false}>
			{lines.slice(0, rect.height - 2).map((text, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
				<Line key={index} text={text} width={rect.width - 2} />
			))}
		</Panel>
	);
}
