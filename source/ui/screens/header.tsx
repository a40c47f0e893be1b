import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {choiceSentences} from '../../session/workbench/choice-sentence.ts';
import {chosenProfile} from '../../session/workbench/lists.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {isTokenSeen} from '../../session/workbench/workbench-content.ts';
import {cellWidth} from '../cells.ts';
import {Countdown, lifeText} from '../components/countdown.tsx';
import {useSetting, useWorkbench} from '../hooks/use-workbench.ts';

/** From how many columns on there is room for more than what must never be missing. */
const roomyColumns = 60;

const programName = 'entok ';

/** The first of the marks, so that it is never cut. */
const productionWord = 'PROD';

/** The choice as a sentence, then in shorter and shorter words; or what to do where nothing is chosen. */
function sentences(workbench: Workbench): readonly string[] {
	const [whole, ...shorter] = choiceSentences(workbench);
	const {savedProfiles} = workbench.session;
	const unchosen = savedProfiles.all.length === 0 ? 'no profile saved yet' : 'choose a profile with Enter';
	return whole === undefined ? [programName + unchosen, unchosen] : [programName + whole, whole, ...shorter];
}

/** The first line: the choice as far as there is room, and what must be known at any time: where, what is allowed, what shows, how long. */
export function Header({width}: {readonly width: number}): ReactNode {
	const {isDemo, theme} = useSetting();
	const {workbench, state, session} = useWorkbench();
	const profile = chosenProfile(session);
	const isProduction = profile?.production === true;
	const isRoomy = width >= roomyColumns;
	const marks = [
		isProduction ? productionWord : '',
		workbench.doors.allowed?.allowWrites ? 'WRITES' : '',
		workbench.doors.signIn?.isRemote && state.layers.some(({kind}) => kind === 'sign-in') ? 'SSH' : '',
		session.choice.claims !== undefined && isRoomy ? 'CLAIMS' : '',
		isDemo ? 'DEMO' : '',
		isTokenSeen(workbench) ? 'SHOWN' : 'MASKED',
	]
		.filter(Boolean)
		.join(' ');
	const {token} = session;
	const life =
		token.status === 'done'
			? ` ${lifeText(token.result.expiresAt - workbench.doors.clock.now(), {isRoomy, isSlow: theme.isSlow}).text}`
			: '';
	const room = width - 1 - cellWidth(`${life} ${marks} `);
	const all = sentences(workbench);
	const text = all.find(candidate => cellWidth(candidate) <= room) ?? all.at(-1) ?? '';
	const isNamed = text.startsWith(programName);
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Box flexGrow={1} flexShrink={1} overflow="hidden">
				<Text wrap="truncate">
					{' '}
					{isNamed ? <Text bold={theme.hasStyles}>{programName}</Text> : null}
					{isNamed ? text.slice(programName.length) : text}
				</Text>
			</Box>
			<Box flexShrink={0}>
				{token.status === 'done' ? <Countdown token={token.result} isRoomy={isRoomy} /> : null}
				<Text>
					{' '}
					{isProduction ? <Text {...theme.marks.no}>{productionWord}</Text> : null}
					{isProduction ? marks.slice(productionWord.length) : marks}{' '}
				</Text>
			</Box>
		</Box>
	);
}
